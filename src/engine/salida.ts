import { sumarMilisegundos } from '../clock.js';
import type { Vista } from '../store/puerto.js';
import type { Door } from './door.js';
import { aplazar } from './vencer.js';

/** What is thrown for a case only a later program can decide, for whoever carries its mail. */
export { MaquinaMasNueva } from './paso.js';

// As the beat of the clock: a request of the last second of a term may still wait for its commit.
const GRACIA_MS = 60_000;

/** Whether a notice may leave now: it may, it was put off to the next working day of OECE, or it is no longer due. */
export type Permiso = 'sale' | 'aplazada' | 'ya_no';

/**
 * Asks whether a notice with an event of its own may leave today, once everything due on its case before has expired: a
 * term may have ended, and a day may have been declared non-working since it was ordered (AT-8.2.1.B-4, AMB-D2).
 */
export async function permisoDeSalida(door: Door, caso: string, aviso: string): Promise<Permiso> {
  const ahora = door.reloj.ahora();
  await door.vencer([caso], door.reloj.simulado ? ahora : sumarMilisegundos(ahora, -GRACIA_MS));
  const decidir = (vista: Vista) => {
    const { caso: suyo } = vista;
    if (!suyo?.salidas.some((s) => s.aviso === aviso && !s.salio))
      return { respuesta: 'ya_no' as const, escritura: null };
    const entorno = door.entorno(vista);
    const borrador = door.borrador(suyo, suyo, ahora, entorno);
    const aplazada = aplazar(borrador, aviso, ahora, entorno);
    return {
      respuesta: aplazada ? ('aplazada' as const) : ('sale' as const),
      escritura: borrador.escritura(),
    };
  };
  const [resultado] = await door.store.escribir<Permiso>([{ caso, reclamo: null, decidir }]);
  if (!resultado?.ok) throw resultado?.error ?? new Error('La base no contestó.');
  return resultado.respuesta;
}
