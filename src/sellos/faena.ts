import type { Faena } from '../faenas/faena.js';
import type { Sistema } from '../sistema.js';
import { publicarSellos } from './publicar.js';
import { sellar } from './sellar.js';

const CADA_MS = 60_000;

/** Seals each day once it has ended in Lima, and publishes what is not yet published. */
export function selloDiario({ store, reloj, config, log }: Sistema): Faena {
  return {
    nombre: 'sello',
    cadaMs: CADA_MS,
    correr: async () => {
      const sello = await sellar(store, reloj.ahora());
      if (sello) log.info({ dia: sello.dia, huella: sello.huella }, 'día sellado');
      await publicarSellos(store, config);
    },
  };
}
