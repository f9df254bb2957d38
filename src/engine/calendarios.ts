import { LRUCache } from 'lru-cache';
import {
  ambitosDeClave,
  type Calendario,
  type Inhabil,
  prepararCalendario,
} from '../../machines/calendario/index.js';

/** Prepared calendars by version and scopes; preparing one costs a fraction of a millisecond, asking it nanoseconds. */
export class Calendarios {
  readonly #preparados = new LRUCache<string, Calendario>({ max: 256 });

  /** The calendar of some scopes as known at a version; `inhabiles` must hold every fact up to it. */
  de(inhabiles: readonly Inhabil[], version: number, ambitos: string): Calendario {
    const clave = `${version} ${ambitos}`;
    const conocido = this.#preparados.get(clave);
    if (conocido) return conocido;
    const nuevo = prepararCalendario(inhabiles, version, ambitosDeClave(ambitos));
    this.#preparados.set(clave, nuevo);
    return nuevo;
  }
}
