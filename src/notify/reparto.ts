import type { Logger } from 'pino';
import type { Door } from '../engine/door.js';
import type { Aviso, Caso, Store } from '../store/puerto.js';
import type { Espera } from './espera.js';
import type { Adjunto } from './mensaje.js';
import type { Escribania } from './redactar.js';
import type { Correo } from './transporte.js';

/** What a carrier works with. */
export interface Reparto extends Escribania {
  readonly store: Store;
  readonly door: Door;
  readonly correo: Correo;
  readonly log: Logger;
  /** Name of this process among those that share the database. */
  readonly quien: string;
  /** Files a notice carries besides its text. */
  adjuntosDe(caso: Caso, aviso: Aviso): Promise<readonly Adjunto[]>;
  /** How long between attempts; the times of mail servers, when absent. */
  readonly espera?: Espera;
  /** Milliseconds after which a mail taken by a process is free again. */
  readonly tomaMs?: number;
}
