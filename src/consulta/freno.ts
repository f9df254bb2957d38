import { createHmac } from 'node:crypto';
import { ipKeyGenerator } from 'express-rate-limit';
import { LRUCache } from 'lru-cache';
import { frenoTras, type Politica } from '../auth/frenos.js';
import type { Clock } from '../clock.js';
import type { Store } from '../store/puerto.js';

const HORA_MS = 3_600_000;
// Quiet is counted from the last try, and the longest wait begins there: after it there is still an hour to go.
const POLITICA: Politica = { libres: 5, primeraMs: 2000, maximaMs: HORA_MS, olvidoMs: 2 * HORA_MS };
const MEMORIA = 50_000;

/**
 * Slows down whoever guesses: after some failures each one doubles the wait before the next try, up to an hour, and an
 * hour without trying forgets them. Getting one right forgives only that try, or whoever has a code would guess for free.
 * All the replicas keep one count. Of an address, which is personal data of somebody who only looks, there is a digest that
 * nobody undoes without the key of the house, and for a day. Of IPv6, the whole network counts as one.
 */
export class Freno {
  // Whoever insists while waiting costs the database nothing.
  readonly #esperas = new LRUCache<string, string>({ max: MEMORIA });

  /**
   * @param clave key of the digests
   * @param que what is guessed
   * @param reloj that of the machine
   */
  constructor(
    private readonly store: Pick<Store, 'intentar' | 'acertar'>,
    private readonly clave: string,
    private readonly que: string,
    private readonly reloj: Clock,
  ) {}

  /**
   * Takes a try. It counts as failed until somebody says otherwise: many at once must not be free.
   * @returns milliseconds to wait first; 0 when the try was taken
   */
  async intentar(ip: string): Promise<number> {
    const de = this.#nombre(ip);
    const ahora = this.reloj.ahora();
    const sabida = this.#esperas.get(de);
    const hasta =
      sabida !== undefined && sabida > ahora
        ? sabida
        : await this.store.intentar([{ de, crecer: (antes) => frenoTras(antes, POLITICA, ahora) }], ahora);
    if (hasta === null) return 0;
    this.#esperas.set(de, hasta);
    return Date.parse(hasta) - Date.parse(ahora);
  }

  /** The last try of an address was no failure. */
  async acertar(ip: string): Promise<void> {
    const de = this.#nombre(ip);
    await this.store.acertar('', [de]);
    this.#esperas.delete(de);
  }

  #nombre(ip: string): string {
    return createHmac('sha256', this.clave)
      .update(`${this.que} ${ipKeyGenerator(ip)}`)
      .digest('hex');
  }
}
