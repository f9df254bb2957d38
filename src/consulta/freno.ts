import { ipKeyGenerator } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';
import { esperaCreciente, type Paciencia } from '../clock.js';

const PACIENCIA: Paciencia = { libres: 5, primeraMs: 2000, maximaMs: 3_600_000 };
const MEMORIA = 50_000;

interface Fallos {
  readonly veces: number;
  readonly ultimo: number;
  readonly hasta: number;
}

/**
 * Slows down whoever guesses: after some failures each one doubles the wait before the next try, up to an hour, and an
 * hour without trying forgets them. Getting one right forgives only that try, or whoever has a code would guess for free.
 * It lives in memory: an address is personal data, and of who only looks there is no reason to keep it. Of IPv6, the whole
 * network counts as one.
 */
export class Freno {
  readonly #fallos = new LRUCache<string, Fallos>({ max: MEMORIA });

  /**
   * Takes a try at an instant of the machine's clock. It counts as failed until somebody says otherwise: many at once must
   * not be free.
   * @returns milliseconds to wait first; 0 when the try was taken
   */
  intentar(ip: string, ahora: number): number {
    const clave = ipKeyGenerator(ip);
    const previo = this.#fallos.get(clave);
    if (previo !== undefined && previo.hasta > ahora) return previo.hasta - ahora;
    const veces =
      previo === undefined || ahora > Math.max(previo.hasta, previo.ultimo) + PACIENCIA.maximaMs
        ? 1
        : previo.veces + 1;
    const hasta = ahora + esperaCreciente(veces, PACIENCIA);
    this.#fallos.set(clave, { veces, ultimo: ahora, hasta });
    return 0;
  }

  /** The last try of an address was no failure. */
  acertar(ip: string): void {
    const clave = ipKeyGenerator(ip);
    const previo = this.#fallos.get(clave);
    if (previo === undefined) return;
    const veces = previo.veces - 1;
    this.#fallos.set(clave, { ...previo, veces, hasta: veces < PACIENCIA.libres ? 0 : previo.hasta });
  }
}
