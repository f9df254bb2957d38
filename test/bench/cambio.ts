import Sqlite from 'better-sqlite3';
import { fechaCivilDe } from '../../machines/calendario/index.js';
import { actosSinFin } from './actos.js';
import { copiarBase, enCarpeta } from './carpeta.js';
import { MUCHOS } from './escala.js';
import { afirmar, type Medida, mediana } from './medir.js';
import { fechasDe, haceUnaHora, idsDe, sembrar, verificarMuestra } from './sembrar.js';
import { Conexion, Servidor } from './servidor.js';
import { abrirCasa } from './vidas.js';

const RONDAS = 2;
const PLAZOS = MUCHOS * 2;
const banco = 'cambio';
const esperar = (ms: number) => new Promise<void>((seguir) => setTimeout(seguir, ms));

interface Ronda {
  readonly ver: number;
  readonly aplicar: number;
  readonly salud: readonly number[];
  readonly acto: number;
  readonly actoTrasElCambio: number;
}

function comprobarBase(ruta: string): void {
  const db = new Sqlite(ruta, { readonly: true });
  const contar = (sql: string) => db.prepare(sql).pluck().get();
  const cambios = contar(`SELECT count(DISTINCT caso) FROM evento WHERE tipo = 'CALENDARIO_CAMBIADO'`);
  const entradas = contar(`SELECT count(*) FROM evento WHERE tipo = 'CALENDARIO_CAMBIADO'`);
  const movidos = contar(
    `SELECT count(*) FROM plazo WHERE estado = 'corriendo' AND reemplaza IS NOT NULL AND abierto = 3`,
  );
  db.close();
  afirmar(
    cambios === MUCHOS && entradas === MUCHOS && movidos === PLAZOS,
    `El cambio quedó a medias: ${JSON.stringify({ cambios, entradas, movidos })}`,
  );
}

/** Polls the health of a server until told to stop. */
function sondear(url: string): () => Promise<number[]> {
  const conexion = new Conexion(url);
  const tiempos: number[] = [];
  let sigue = true;
  const sondeo = (async () => {
    while (sigue) {
      const { estado, ms } = await conexion.pedir('GET', '/api/salud');
      afirmar(estado === 200, `La salud respondió ${estado} durante el cambio.`);
      tiempos.push(ms);
      await esperar(5);
    }
    conexion.cerrar();
  })();
  return async () => {
    sigue = false;
    await sondeo;
    return tiempos;
  };
}

async function ronda(
  semilla: string,
  decreto: Record<string, string>,
  caso: string,
  acto: unknown,
): Promise<Ronda> {
  const base = copiarBase(semilla, 'cambio.db');
  const servidor = await Servidor.sistema(base);
  const conexion = new Conexion(servidor.url);
  const otra = new Conexion(servidor.url);
  try {
    const vistas: number[] = [];
    for (let i = 0; i < 3; i++) {
      const visto = await conexion.pedir('POST', '/api/calendario/inhabiles?simular=true', decreto);
      const { total } = JSON.parse(visto.texto) as { total: number };
      afirmar(
        visto.estado === 200 && total === PLAZOS,
        `La vista previa dijo ${visto.estado}, ${total} plazos.`,
      );
      vistas.push(visto.ms);
    }
    const parar = sondear(servidor.url);
    const cambio = conexion.pedir('POST', '/api/calendario/inhabiles', decreto);
    // By then the preview that precedes the change is over and the transaction is open.
    await esperar(mediana(vistas) + 500);
    const inicio = performance.now();
    const acto1 = otra.pedir('POST', `/api/solicitudes/${caso}/eventos`, acto);
    const aplicado = await cambio;
    const despues = performance.now();
    const actuado = await acto1;
    const actoTrasElCambio = inicio + actuado.ms - despues;
    const salud = await parar();
    afirmar(
      aplicado.estado === 201,
      `El cambio respondió ${aplicado.estado}: ${aplicado.texto.slice(0, 300)}`,
    );
    afirmar(actuado.estado === 200, `El acto en cola respondió ${actuado.estado}.`);
    return { ver: mediana(vistas), aplicar: aplicado.ms, salud, acto: actuado.ms, actoTrasElCambio };
  } finally {
    conexion.cerrar();
    otra.cerrar();
    await servidor.parar();
    comprobarBase(base);
  }
}

/** A decree over 100,000 cases and 200,000 running terms, all of which it moves, while the server goes on serving. */
export async function cambio(): Promise<Medida[]> {
  const ahora = haceUnaHora();
  const semilla = await sembrar({ casos: MUCHOS, ahora, programada: true });
  const casa = abrirCasa(copiarBase(semilla, 'cambio.db'));
  const { declarable } = await fechasDe(casa.door, ahora);
  const ids = await idsDe(casa.store);
  await casa.store.cerrar();
  const decreto = {
    fecha: declarable,
    norma: 'DS de prueba',
    publicada: fechaCivilDe(ahora),
    ambito: 'nacional',
    motivo: 'Día no laborable de prueba',
  };
  const [acto] = actosSinFin(fechaCivilDe(ahora));
  const rondas: Ronda[] = [];
  for (let i = 0; i < RONDAS; i++) rondas.push(await ronda(semilla, decreto, ids.at(-1) ?? '', acto));
  const despues = abrirCasa(enCarpeta('cambio.db'));
  await verificarMuestra(despues.store, despues.door, ids);
  await despues.store.cerrar();
  const de = (campo: (r: Ronda) => number) => mediana(rondas.map(campo));
  const nota = '100,000 expedientes, 200,000 plazos, todos movidos';
  return [
    {
      banco,
      que: 'ver antes qué se mueve',
      valor: de((r) => r.ver) / 1000,
      unidad: 's',
      meta: ['≤', 1.5],
      nota,
    },
    { banco, que: 'aplicar', valor: de((r) => r.aplicar) / 1000, unidad: 's', meta: ['≤', 10], nota },
    {
      banco,
      que: 'salud mientras se aplica, peor',
      valor: Math.max(...rondas.flatMap((r) => r.salud)),
      unidad: 'ms',
    },
    {
      banco,
      que: 'salud mientras se aplica, mediana',
      valor: mediana(rondas.flatMap((r) => r.salud)),
      unidad: 'ms',
    },
    {
      banco,
      que: 'acto enviado mientras se aplica',
      valor: de((r) => r.acto) / 1000,
      unidad: 's',
      nota: 'espera su turno y queda registrado',
    },
    { banco, que: 'ese acto, después del cambio', valor: de((r) => r.actoTrasElCambio), unidad: 'ms' },
  ];
}
