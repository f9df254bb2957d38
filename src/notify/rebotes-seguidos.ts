import { sumarMilisegundos } from '../clock.js';
import type { Aviso, Store } from '../store/puerto.js';
import type { Espera } from './espera.js';

/** Bounces of the same notice of a case after which nothing is sent there by itself. */
export const VECES = 3;

/** The address refused it so often that only a person can do something. */
export const MUCHOS_REBOTES = 'muchos_rebotes';

/**
 * When a notice that restarts after a bounce may be tried: not before a growing wait since the last one, for the law orders
 * it again at once and an address that does not exist would be asked for ever (AMB-A8).
 * @returns an instant of the machine's clock, null when it may leave now
 */
export async function esperaTrasRebote(
  store: Pick<Store, 'avisos' | 'enviosDelCaso'>,
  aviso: Pick<Aviso, 'id' | 'caso' | 'plantilla'>,
  espera: Espera,
): Promise<string | typeof MUCHOS_REBOTES | null> {
  const rebotados = (await store.avisos(aviso.caso)).filter(
    (a) => a.plantilla === aviso.plantilla && a.estado === 'rebotada' && a.id !== aviso.id,
  );
  if (rebotados.length >= VECES) return MUCHOS_REBOTES;
  if (rebotados.length === 0) return null;
  const ids = new Set(rebotados.map((a) => a.id));
  const { envios } = await store.enviosDelCaso(aviso.caso);
  const ultimo = envios
    .filter((e) => ids.has(e.aviso) && e.terminado !== null)
    .map((e) => e.terminado as string)
    .toSorted()
    .at(-1);
  return ultimo === undefined ? null : sumarMilisegundos(ultimo, espera.tras(rebotados.length));
}
