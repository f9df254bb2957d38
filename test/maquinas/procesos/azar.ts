/** Numbers that look random and are the same at every run: the walk of a seed can be walked again. */
export class Azar {
  #estado: number;

  constructor(semilla: number) {
    this.#estado = semilla >>> 0;
  }

  /** From 0 to 1, 1 excluded (mulberry32). */
  real(): number {
    this.#estado = (this.#estado + 0x6d2b79f5) >>> 0;
    let t = this.#estado;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** An integer from 0 to `tope`, excluded. */
  entero(tope: number): number {
    return Math.floor(this.real() * tope);
  }

  /** Whether something of this probability happens. */
  ocurre(probabilidad: number): boolean {
    return this.real() < probabilidad;
  }

  /** One of a list, or undefined when it is empty. */
  alguno<T>(lista: readonly T[]): T | undefined {
    return lista[this.entero(lista.length)];
  }

  /** One of a list that is not empty. */
  uno<T>(lista: readonly [T, ...T[]]): T {
    return lista[this.entero(lista.length)] as T;
  }

  /** 64 hexadecimal digits. */
  hex(): string {
    return Array.from({ length: 64 }, () => this.entero(16).toString(16)).join('');
  }
}
