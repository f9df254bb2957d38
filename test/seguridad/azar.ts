/** Chance that can be lived again: the same seed gives the same choices. */
export class Azar {
  #estado: number;

  constructor(readonly semilla: number) {
    this.#estado = semilla >>> 0;
  }

  /** A number from 0 to 1, without 1 (mulberry32). */
  fraccion(): number {
    this.#estado = (this.#estado + 0x6d2b79f5) >>> 0;
    let t = this.#estado;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer between two, both included. */
  entero(desde: number, hasta: number): number {
    return desde + Math.floor(this.fraccion() * (hasta - desde + 1));
  }

  /** True once in so many times. */
  unaDe(veces: number): boolean {
    return this.fraccion() * veces < 1;
  }

  /** One of a list that is not empty. */
  de<T>(lista: readonly T[]): T {
    return lista[Math.floor(this.fraccion() * lista.length)] as T;
  }

  /** Between none and so many of what a function makes. */
  lista<T>(hasta: number, hacer: () => T): T[] {
    return Array.from({ length: this.entero(0, hasta) }, hacer);
  }

  bytes(cuantos: number): Buffer {
    return Buffer.from(Array.from({ length: cuantos }, () => this.entero(0, 255)));
  }
}
