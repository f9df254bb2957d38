import type { Logger } from 'pino';
import type { Registro } from '../machines/registro.js';
import type { Identidades } from './auth/identidades.js';
import type { Institucion } from './auth/institucion.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import type { Deposito } from './documentos/deposito.js';
import type { Door } from './engine/door.js';
import type { Pulso } from './operaciones/pulso.js';
import type { Custodio } from './sobres/custodio.js';
import type { Store } from './store/puerto.js';

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
  /** Where the content of documents is. */
  readonly deposito: Deposito;
  /** Who somebody is: tokens, sessions, passwords. */
  readonly identidades: Identidades;
  /** The institution's identity provider; null when the settings name none. */
  readonly institucion: Institucion | null;
  /** What the office counts of itself. */
  readonly pulso: Pulso;
}
