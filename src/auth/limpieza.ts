import { type Clock, sumarMilisegundos } from '../clock.js';
import type { Faena } from '../faenas/faena.js';
import type { Store } from '../store/puerto.js';
import { OLVIDO_DE_FRENOS_MS } from './frenos.js';
import { QUIETUD_MS } from './sesiones.js';

const HORA_MS = 3_600_000;
const CONSTANCIA_MS = 2 * 365 * 24 * HORA_MS;

/** Forgets every hour the sessions, invitations and brakes that ended, and after two years who entered when. */
export function limpiezaDeIdentidades(store: Store, reloj: Clock): Faena {
  return {
    nombre: 'limpieza de identidades',
    cadaMs: HORA_MS,
    correr: async () => {
      const ahora = reloj.ahora();
      await store.limpiarIdentidades({
        ahora,
        quietasDesde: sumarMilisegundos(ahora, -QUIETUD_MS),
        frenosAntesDe: sumarMilisegundos(ahora, -OLVIDO_DE_FRENOS_MS),
        sucesosAntesDe: sumarMilisegundos(ahora, -CONSTANCIA_MS),
      });
    },
  };
}
