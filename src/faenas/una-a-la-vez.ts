import type { Store } from '../store/puerto.js';
import type { Faena } from './faena.js';

/** The same work, of which the replicas do one round at a time: whoever finds another at it leaves that round to it. */
export function unaALaVez(store: Pick<Store, 'siNadie'>, faena: Faena): Faena {
  return {
    ...faena,
    correr: async () => void (await store.siNadie(`faena ${faena.nombre}`, () => faena.correr())),
  };
}
