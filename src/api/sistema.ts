import type { Logger } from 'pino';
import type { Registro } from '../../machines/registro.js';
import type { Clock } from '../clock.js';
import type { Config } from '../config.js';
import type { Door } from '../engine/door.js';
import type { Custodio } from '../sobres/custodio.js';
import type { Store } from '../store/puerto.js';

/** Everything the handlers stand on, wired once by the office. */
export interface Sistema {
  readonly store: Store;
  readonly door: Door;
  readonly config: Config;
  readonly registro: Registro;
  readonly reloj: Clock;
  readonly log: Logger;
  /** Tells whoever follows the events that there are new ones. */
  avisar(): void;
  readonly version: string;
  /** Keeps the key of the envelopes, and that of the digests of requests (idempotency). */
  readonly custodio: Custodio;
}
