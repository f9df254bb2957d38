import { DepositoNoDisponible, SinEspacio } from '../documentos/errores.js';
import { emitirPapel, PapelNoProcede } from '../documentos/papeles/emitir.js';
import { MaquinaMasNueva } from '../engine/paso.js';
import type { Sistema } from '../sistema.js';
import { AlmacenNoDisponible } from '../store/errores.js';
import type { Faena } from './faena.js';

const CADA_MS = 2000;
// A few at a time: a year of them imported at once must not take the machine from those who work.
const POR_RONDA = 2;
// Those another replica is at are left to it: one looks at the next ones.
const A_LA_VISTA = 10;
// The next round may find these mended.
const PASAJEROS = [SinEspacio, DepositoNoDisponible, AlmacenNoDisponible];

/** Prepares, ready to sign, the oficios the machines ordered; who does not wait for it may ask for one at once. */
export function prepararOficios(sistema: Sistema): Faena {
  const { store, log, reloj } = sistema;
  // What cannot be made leaves its incident once and does not hold those behind.
  const imposibles = new Set<string>();
  async function preparar(id: string, aviso: string): Promise<void> {
    try {
      const caso = await store.caso(id);
      if (caso) await emitirPapel(sistema, caso, { clase: 'oficio', aviso }, 'sistema');
    } catch (err) {
      if (PASAJEROS.some((clase) => err instanceof clase)) throw err;
      imposibles.add(aviso);
      // Of a later program: a replica that runs it prepares it.
      if (err instanceof PapelNoProcede || err instanceof MaquinaMasNueva) return;
      log.error({ err, aviso }, 'un oficio no se pudo preparar');
      const detalle = `El oficio de la notificación ${aviso} no se pudo preparar; prepárelo desde el expediente.`;
      await store.anotarIncidencia(`oficio ${aviso}`, id, detalle, reloj.ahora());
    }
  }
  return {
    nombre: 'oficios',
    cadaMs: CADA_MS,
    correr: async () => {
      const pedidos = await store.oficiosPorEmitir(A_LA_VISTA + imposibles.size);
      let hechos = 0;
      for (const { aviso, caso } of pedidos) {
        if (hechos === POR_RONDA) return;
        if (imposibles.has(aviso)) continue;
        if (await store.siNadie(`oficio ${aviso}`, () => preparar(caso, aviso))) hechos++;
      }
    },
  };
}
