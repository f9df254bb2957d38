import type { Logger } from 'pino';
import type { Registro } from '../../machines/registro.js';
import type { Clock } from '../clock.js';
import type { Door } from '../engine/door.js';
import type { Store } from '../store/puerto.js';
import type { Corriente } from './corriente.js';

/** Everything the API stands on, wired once by main. */
export interface Sistema {
  readonly store: Store;
  readonly door: Door;
  readonly registro: Registro;
  readonly reloj: Clock;
  readonly log: Logger;
  readonly corriente: Corriente;
  readonly version: string;
  /** Key of the digests of requests (idempotency). */
  readonly clavePeticiones: string;
  readonly limitePeticiones: number;
}
