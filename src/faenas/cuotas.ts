import { type Clock, sumarMilisegundos } from '../clock.js';
import type { Store } from '../store/puerto.js';
import type { Faena } from './faena.js';

const CADA_MS = 60_000;
// The clocks of two machines may differ by some.
const RECUERDO_MS = 5 * 60_000;

/** Forgets how many requests each one made some minutes ago. @param reloj that of the machine */
export function olvidoDeCuotas(store: Pick<Store, 'olvidarCuotas'>, reloj: Clock): Faena {
  return {
    nombre: 'olvido de cuotas',
    cadaMs: CADA_MS,
    correr: async () => {
      await store.olvidarCuotas(sumarMilisegundos(reloj.ahora(), -RECUERDO_MS).slice(0, 16));
    },
  };
}
