import Sqlite from 'better-sqlite3';
import { finDelPlazo } from '../../machines/calendario/index.js';
import { REGISTRO } from '../../machines/registro.js';
import { sumarMilisegundos } from '../../src/clock.js';
import { Door } from '../../src/engine/door.js';
import { moverReloj, tick } from '../../src/engine/tick.js';
import type { Escritura } from '../../src/store/puerto.js';
import { NACIMIENTO } from './actos.js';
import { copiarBase } from './carpeta.js';
import { Crudo, espiar, grabar } from './crudo.js';
import { afirmar, alternar, type Medida, mediana, porSegundo, razon } from './medir.js';
import { idsDe, sembrar, verificarMuestra } from './sembrar.js';
import { abrirCasa } from './vidas.js';

const CASOS = 10_000;
const RONDAS = 3;
const LOTE = 200;
/** The three terms a birth arms; each falls due at one instant for all the cases. */
const REGLAS = ['AMB-A4', 'AT-8.2.1.A-1', 'AT-8.2.1.A-2'] as const;

/** Fails unless every case has exactly one expiry of each of its terms, and nothing else after its birth. */
function cadaUnoUnaVez(ruta: string): void {
  const db = new Sqlite(ruta, { readonly: true });
  const grupos = db
    .prepare(
      `SELECT regla, count(*) AS eventos, count(DISTINCT caso) AS casos FROM evento WHERE tipo = 'VENCIO_PLAZO' GROUP BY regla ORDER BY regla`,
    )
    .all() as { regla: string; eventos: number; casos: number }[];
  const total = db.prepare('SELECT count(*) FROM evento').pluck().get();
  const incidencias = db.prepare('SELECT count(*) FROM incidencia').pluck().get();
  db.close();
  const esperado = REGLAS.map((regla) => ({ regla, eventos: CASOS, casos: CASOS }));
  afirmar(
    JSON.stringify(grupos) === JSON.stringify(esperado) && total === CASOS * 4 && incidencias === 0,
    `Los vencimientos no son uno por plazo: ${JSON.stringify({ grupos, total, incidencias })}`,
  );
}

function instantesDe(ruta: string): string[] {
  const db = new Sqlite(ruta, { readonly: true });
  const vencen = db
    .prepare(`SELECT DISTINCT vence FROM plazo WHERE estado = 'corriendo' ORDER BY vence`)
    .pluck()
    .all() as string[];
  db.close();
  afirmar(vencen.length === REGLAS.length, `La semilla vence en ${vencen.length} días.`);
  return vencen.map(finDelPlazo);
}

/** Ten thousand terms due at one instant, three times over; and the three at once after a downtime. */
export async function vencimientos(): Promise<Medida[]> {
  const semilla = await sembrar({ casos: CASOS, ahora: NACIMIENTO, programada: false });
  const instantes = instantesDe(semilla);
  const ultimo = instantes.at(-1) as string;

  const escrituras: Escritura[] = [];
  const grabada = abrirCasa(copiarBase(semilla, 'vencimientos.db'), NACIMIENTO, (store) =>
    espiar(store, escrituras),
  );
  await moverReloj(grabada.door, grabada.reloj, { ahora: ultimo });
  await verificarMuestra(grabada.store, grabada.door, await idsDe(grabada.store));
  await grabada.store.cerrar();
  const grabacion = grabar(escrituras.splice(0));

  const muestras = await alternar(RONDAS, {
    reloj: async () => {
      const ruta = copiarBase(semilla, 'vencimientos.db');
      const casa = abrirCasa(ruta);
      const ritmos: number[] = [];
      for (const ahora of instantes) {
        ritmos.push(
          await porSegundo(CASOS, async () => {
            const { disparados } = await moverReloj(casa.door, casa.reloj, { ahora });
            afirmar(disparados === CASOS, `Vencieron ${disparados} plazos el ${ahora}.`);
          }),
        );
      }
      await casa.store.cerrar();
      cadaUnoUnaVez(ruta);
      return mediana(ritmos);
    },
    sqlite: async () => {
      const crudo = new Crudo(copiarBase(semilla, 'vencimientos.db'), grabacion);
      const ritmos: number[] = [];
      for (const [i] of instantes.entries())
        ritmos.push(await porSegundo(CASOS, () => crudo.escribir(i * CASOS, (i + 1) * CASOS, LOTE)));
      crudo.cerrar();
      return mediana(ritmos);
    },
    tick: async () => {
      const ruta = copiarBase(semilla, 'vencimientos.db');
      const casa = abrirCasa(ruta);
      const despues = sumarMilisegundos(ultimo, 120_000);
      const door = new Door(casa.store, REGISTRO, { simulado: false, ahora: () => despues }, false);
      const ritmo = await porSegundo(CASOS * REGLAS.length, async () => {
        const { vencidos } = await tick(door);
        afirmar(vencidos === CASOS * REGLAS.length, `El latido venció ${vencidos} plazos.`);
      });
      await casa.store.cerrar();
      cadaUnoUnaVez(ruta);
      return ritmo;
    },
  });
  const banco = 'vencimientos';
  const nota = '10,000 en un mismo instante, cada uno una vez';
  return [
    {
      banco,
      que: 'al mover el reloj',
      valor: mediana(muestras.reloj),
      unidad: 'plazos/s',
      meta: ['≥', 5000],
      nota,
    },
    {
      banco,
      que: 'en un latido tras una caída',
      valor: mediana(muestras.tick),
      unidad: 'plazos/s',
      meta: ['≥', 5000],
      nota: '30,000: tres por expediente',
    },
    {
      banco,
      que: 'SQLite, mismas filas por lotes de 200',
      valor: mediana(muestras.sqlite),
      unidad: 'plazos/s',
    },
    { banco, que: 'frente a SQLite por lotes', valor: razon(muestras.reloj, muestras.sqlite), unidad: '×' },
  ];
}
