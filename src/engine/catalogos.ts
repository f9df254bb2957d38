import { LRUCache } from 'lru-cache';
import { type Catalogo, type Correccion, crearCatalogo } from '../../machines/reglas/index.js';

/** Catalogues by version: what is rendered of a rule is kept with the catalogue it was read in, so it must be one value. */
export class Catalogos {
  readonly #hechos = new LRUCache<number, Catalogo>({ max: 256 });

  /** The catalogue as known at a version; `correcciones` must hold every one up to it. */
  de(correcciones: readonly Correccion[], version: number): Catalogo {
    const conocido = this.#hechos.get(version);
    if (conocido) return conocido;
    const nuevo = crearCatalogo(correcciones, version);
    this.#hechos.set(version, nuevo);
    return nuevo;
  }
}
