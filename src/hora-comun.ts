import { TimeoutStrategy, timeout } from 'cockatiel';
import type { RelojSimulado } from './clock.js';
import type { Store } from './store/puerto.js';

const pronto = timeout(1000, TimeoutStrategy.Aggressive);

/** Name of the setting that holds how far the simulated clock of a database has come. */
export const RELOJ_GUARDADO = 'reloj';

/**
 * Keeps a simulated clock, which is one for all the replicas, where any of them moved it.
 * @returns what brings it there; a database that does not answer leaves it where it is
 */
export async function compartirReloj(
  reloj: RelojSimulado,
  store: Pick<Store, 'ajuste' | 'subirAjuste'>,
): Promise<() => Promise<void>> {
  // Without a beginning in the settings each replica would have its own.
  reloj.mover(await store.subirAjuste(RELOJ_GUARDADO, reloj.ahora()));
  return async () => {
    const guardado = await pronto.execute(() => store.ajuste(RELOJ_GUARDADO)).catch(() => null);
    if (guardado !== null) reloj.mover(guardado);
  };
}
