import type { Instante } from '../../machines/calendario/index.js';
import type { Faena } from '../faenas/faena.js';
import type { Sistema } from '../sistema.js';
import { publicarSellos } from './publicar.js';
import { sellar } from './sellar.js';

const CADA_MS = 60_000;
const REZAGO_MS = 5 * 60_000;

/**
 * The id up to which no document will appear any more: ids begin with the instant they were made, by the clock of whichever
 * machine made them, and are recorded a moment later.
 */
export function documentosAsentados(ahora: Instante): string {
  const milisegundos = Date.parse(ahora) - REZAGO_MS;
  const cifras = milisegundos.toString(16).padStart(12, '0');
  return `${cifras.slice(0, 8)}-${cifras.slice(8)}`;
}

/** Seals each day once it has ended in Lima, and publishes what is not yet published. */
export function selloDiario({ store, reloj, config, log }: Sistema): Faena {
  return {
    nombre: 'sello',
    cadaMs: CADA_MS,
    correr: async () => {
      // A simulated clock says nothing of when documents were made.
      const hasta = reloj.simulado ? null : documentosAsentados(reloj.ahora());
      const sello = await sellar(store, reloj.ahora(), hasta);
      if (sello) log.info({ dia: sello.dia, huella: sello.huella }, 'día sellado');
      await publicarSellos(store, config);
    },
  };
}
