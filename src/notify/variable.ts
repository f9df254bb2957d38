import type { Origen } from './origen.js';

/** Something a template may name: what it says, how it is read, and what a sample shows. */
export interface Variable {
  readonly que: string;
  readonly ejemplo: unknown;
  /** Names of the parts of each element, when it is a list. */
  readonly campos?: Readonly<Record<string, string>>;
  leer(origen: Origen): unknown;
}
