import type { Registro } from '../../machines/registro.js';
import type { Clock } from '../clock.js';
import type { Config } from '../config.js';
import type { Copias } from '../store/copias.js';
import type { Store } from '../store/puerto.js';
import type { AbrirStore } from './ensayo.js';
import type { AbrirMudable } from './orden-mover.js';

/** What the orders stand on; the program of commands wires it. */
export interface Cableado {
  /** Version of the program. */
  readonly programa: string;
  readonly registro: Registro;
  /** Tells something to whoever gave the order. */
  decir(linea: string): void;
  config(): Config;
  /** The embedded database of the settings, or another, as a thing to be kept. */
  copias(url?: string): Copias;
  readonly abrir: AbrirStore;
  /** Opens the database of the settings only if there is one, and needs no migration. @throws ConfigInvalida */
  abrirSinCambiar(): Promise<Store>;
  /** Opens the database of the settings for this process alone. @throws AlmacenNoDisponible when somebody has it open */
  abrirASolas(): Promise<Store>;
  readonly abrirMudable: AbrirMudable;
  /** The clock the settings and the database say. */
  relojDe(config: Config, store: Store): Promise<Clock>;
}
