import type { Instante } from '../../machines/calendario/index.js';

/** The later of two instants. */
export function maximo(a: Instante, b: Instante): Instante {
  return a > b ? a : b;
}

/** The earlier of two instants. */
export function minimo(a: Instante, b: Instante): Instante {
  return a < b ? a : b;
}
