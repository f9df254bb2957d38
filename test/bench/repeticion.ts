import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { verificarCaso } from '../../src/engine/replay.js';
import { normasDe } from '../../src/engine/verificar.js';
import { NACIMIENTO } from './actos.js';
import { copiarBase } from './carpeta.js';
import { comprobarFinales, inicialesDe, pasosDe, transitar } from './desnudo.js';
import { afirmar, alternar, type Medida, mediana, porSegundo, razon } from './medir.js';
import { idsDe, sembrar } from './sembrar.js';
import { abrirCasa, vivir } from './vidas.js';

const CASOS = 1000;
const RONDAS = 9;

/** Replay with verification of data, chain, states and effects, beside the bare transition of XState. */
export async function repeticion(): Promise<Medida[]> {
  const semilla = await sembrar({ casos: CASOS, ahora: NACIMIENTO, programada: false });
  const casa = abrirCasa(copiarBase(semilla, 'repeticion.db'));
  const ids = await idsDe(casa.store);
  await vivir(casa, ids, 200);
  const normas = await normasDe(casa.door);
  const casos = await Promise.all(
    ids.map(async (id) => {
      const caso = await casa.store.caso(id);
      if (!caso) throw new Error(`Falta ${id}.`);
      const { huella, huellaEstado, estado } = caso;
      return {
        id,
        historia: await casa.store.historia(id),
        cabeza: {
          secuencia: estado.secuencia,
          huella,
          huellaEstado,
          motivos: estado.plazos.map((p) => p.motivo),
        },
      };
    }),
  );
  await casa.store.cerrar();
  const { pasos, finales } = pasosDe(
    casos.map((c) => c.historia),
    normas,
  );

  const muestras = await alternar(RONDAS, {
    verificar: () =>
      porSegundo(pasos.length, () => {
        for (const { id, historia, cabeza } of casos) {
          const diferencias = verificarCaso(SOLICITUD, id, historia, cabeza, normas);
          afirmar(diferencias.length === 0, `No verifica: ${JSON.stringify(diferencias)}`);
        }
      }),
    xstate: async () => {
      const estados = inicialesDe(casos.length);
      const ritmo = await porSegundo(pasos.length, () => transitar(pasos, estados));
      comprobarFinales(estados, finales);
      return ritmo;
    },
  });
  const banco = 'repeticion';
  return [
    { banco, que: 'repetir y verificar', valor: mediana(muestras.verificar), unidad: 'eventos/s' },
    { banco, que: 'transition() de XState, sola', valor: mediana(muestras.xstate), unidad: 'eventos/s' },
    {
      banco,
      que: 'frente a transition()',
      valor: razon(muestras.verificar, muestras.xstate),
      unidad: '×',
      meta: ['≥', 1.5],
    },
  ];
}
