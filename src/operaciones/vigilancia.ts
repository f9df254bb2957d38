import { fechaCivilDe } from '../../machines/calendario/index.js';
import { type Clock, relojReal, sumarMilisegundos } from '../clock.js';
import type { Config } from '../config.js';
import type { Store } from '../store/puerto.js';
import type { Sintomas } from './diagnostico.js';

const VIGENCIA_MS = 15_000;
// Whoever fires terms waits a minute for acts that arrived in time; another makes it late.
const DEMORA_MS = 120_000;

/** Whose symptoms are looked for. */
export interface Vigilado {
  readonly store: Store;
  readonly config: Pick<Config, 'SMTP_URL'>;
  readonly reloj: Clock;
  /** Instant of the machine's clock of the last beat; null when whoever asks does not beat. */
  readonly ultimoLatido: string | null;
}

/** Looks at the system once. @throws AlmacenNoDisponible */
export async function sintomasDe({ store, config, reloj, ultimoLatido }: Vigilado): Promise<Sintomas> {
  const legal = reloj.ahora();
  const [panorama, correo] = await Promise.all([
    store.panorama(fechaCivilDe(legal), sumarMilisegundos(legal, -DEMORA_MS)),
    store.estadoDelCorreo(),
  ]);
  return {
    panorama,
    correo,
    conServidorDeCorreo: config.SMTP_URL !== undefined,
    simulado: reloj.simulado,
    real: relojReal.ahora(),
    legal,
    ultimoLatido,
  };
}

const vistos = new WeakMap<Store, { readonly hasta: string; readonly sintomas: Promise<Sintomas> }>();

/** The same, looked at most every few seconds however often it is asked: anybody may ask for the health of the system. */
export async function sintomasRecientes(vigilado: Vigilado): Promise<Sintomas> {
  const ahora = relojReal.ahora();
  const visto = vistos.get(vigilado.store);
  if (visto && ahora < visto.hasta) return { ...(await visto.sintomas), ultimoLatido: vigilado.ultimoLatido };
  const sintomas = sintomasDe(vigilado);
  vistos.set(vigilado.store, { hasta: sumarMilisegundos(ahora, VIGENCIA_MS), sintomas });
  sintomas.catch(() => vistos.delete(vigilado.store));
  return sintomas;
}
