import { LRUCache } from 'lru-cache';
import type { Caso } from '../puerto.js';

const CASOS = 2000;

/** A case as it was committed, and which version of its row that is. */
export interface Recuerdo {
  readonly caso: Caso;
  readonly version: string;
}

/**
 * Cases kept between transactions. What is here was committed; whether it still is so the database says each time, by the
 * version of the row (D5): other replicas write too.
 */
export class Memoria {
  readonly #casos = new LRUCache<string, Recuerdo>({ max: CASOS });

  readonly recordado = (id: string): Recuerdo | undefined => this.#casos.get(id);

  recordar(recuerdo: Recuerdo): void {
    this.#casos.set(recuerdo.caso.id, recuerdo);
  }
}
