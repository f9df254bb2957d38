import { normasDe } from '../../src/engine/verificar.js';
import type { Escritura } from '../../src/store/puerto.js';
import { NACIMIENTO, VIDA } from './actos.js';
import { copiarBase } from './carpeta.js';
import { Crudo, espiar, grabar } from './crudo.js';
import { comprobarFinales, inicialesDe, pasosDe, transitar } from './desnudo.js';
import { afirmar, alternar, type Medida, mediana, porSegundo, razon } from './medir.js';
import { idsDe, sembrar, verificarMuestra } from './sembrar.js';
import { abrirCasa, vivir } from './vidas.js';

const CASOS = 1000;
const LOTE = 100;
const RONDAS = 7;

/** Decide and commit in batches of 100, beside XState alone and SQLite alone. */
export async function motor(): Promise<Medida[]> {
  const semilla = await sembrar({ casos: CASOS, ahora: NACIMIENTO, programada: false });
  const total = CASOS * VIDA.length;

  // One life is recorded: what its machine steps were and what its decisions wrote. It also warms the code up.
  const escrituras: Escritura[] = [];
  const grabada = abrirCasa(copiarBase(semilla, 'motor.db'), NACIMIENTO, (store) =>
    espiar(store, escrituras),
  );
  const ids = await idsDe(grabada.store);
  await vivir(grabada, ids, LOTE);
  await verificarMuestra(grabada.store, grabada.door, ids);
  const historias = await Promise.all(ids.map((id) => grabada.store.historia(id)));
  const { pasos, finales } = pasosDe(historias, await normasDe(grabada.door));
  await grabada.store.cerrar();
  const grabacion = grabar(escrituras.splice(0));
  afirmar(grabacion.decisiones.length === total, 'No se grabaron todas las decisiones.');
  // Births happen in the seed: the contest starts after them, act by act over all the cases, as the door does it.
  const nacidos = inicialesDe(ids.length);
  transitar(
    pasos.filter((p) => p.secuencia === 1),
    nacidos,
  );
  const carrera = pasos
    .filter((p) => p.secuencia > 1)
    .sort((a, b) => a.secuencia - b.secuencia || a.caso - b.caso);
  afirmar(carrera.length === total, 'Hay eventos de más en las historias.');

  const muestras = await alternar(RONDAS, {
    motor: async () => {
      const casa = abrirCasa(copiarBase(semilla, 'motor.db'));
      const ritmo = await porSegundo(total, () => vivir(casa, ids, LOTE));
      await casa.store.cerrar();
      return ritmo;
    },
    xstate: async () => {
      const estados = [...nacidos];
      const ritmo = await porSegundo(total, () => transitar(carrera, estados));
      comprobarFinales(estados, finales);
      return ritmo;
    },
    sqlite: async () => {
      const crudo = new Crudo(copiarBase(semilla, 'motor.db'), grabacion);
      const ritmo = await porSegundo(total, () => crudo.escribir(0, total, LOTE));
      crudo.cerrar();
      return ritmo;
    },
  });
  const banco = 'motor';
  return [
    { banco, que: 'decidir y confirmar, lotes de 100', valor: mediana(muestras.motor), unidad: 'eventos/s' },
    { banco, que: 'transition() de XState, sola', valor: mediana(muestras.xstate), unidad: 'eventos/s' },
    {
      banco,
      que: 'SQLite, mismas filas por lotes de 100',
      valor: mediana(muestras.sqlite),
      unidad: 'eventos/s',
    },
    {
      banco,
      que: 'frente a transition()',
      valor: razon(muestras.motor, muestras.xstate),
      unidad: '×',
      meta: ['≥', 0.7],
    },
    {
      banco,
      que: 'frente a SQLite por lotes',
      valor: razon(muestras.motor, muestras.sqlite),
      unidad: '×',
      meta: ['≥', 0.6],
    },
  ];
}
