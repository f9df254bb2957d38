import type { Store } from '../../src/store/puerto.js';

/** The process died: nothing of it goes on. */
export class MuerteSimulada extends Error {}

/** The life of one process over the database: it may be told to end before or after one of its next calls to the store. */
export class Vida {
  muerta = false;
  /** Names of the calls that ended well since the death was fixed. */
  readonly hechas: Set<string> = new Set();
  #faltan = Number.POSITIVE_INFINITY;
  #antes = false;

  /** @param faltan calls to the store still to come @param antes whether the last one is not even made */
  fijarMuerte(faltan: number, antes: boolean): void {
    this.#faltan = faltan;
    this.#antes = antes;
    this.hechas.clear();
  }

  /** The death that was fixed did not come. */
  perdonar(): void {
    this.#faltan = Number.POSITIVE_INFINITY;
  }

  async hacer(nombre: string, trabajo: () => unknown): Promise<unknown> {
    if (this.muerta) throw new MuerteSimulada();
    this.#faltan--;
    const ultima = this.#faltan < 0;
    if (ultima && this.#antes) this.#morir();
    const valor = await trabajo();
    this.hechas.add(nombre);
    if (this.muerta) throw new MuerteSimulada();
    if (ultima) this.#morir();
    return valor;
  }

  #morir(): never {
    this.muerta = true;
    throw new MuerteSimulada();
  }
}

/** A store whose process may die between any two of its calls. */
export function mortal(store: Store, vida: Vida): Store {
  const envueltas = Object.entries(store).map(([nombre, metodo]) => [
    nombre,
    (...valores: unknown[]) =>
      vida.hacer(nombre, () => (metodo as (...v: unknown[]) => unknown).apply(store, valores)),
  ]);
  return Object.fromEntries(envueltas) as Store;
}
