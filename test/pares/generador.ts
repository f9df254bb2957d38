import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Carga, Cargado } from './generar.js';

/** The load generator: the same process for every contender, one load at a time. */
export class Generador {
  readonly #proceso: ChildProcess = fork(fileURLToPath(new URL('./generar.js', import.meta.url)));

  /** @throws Error when not every request was accepted */
  async cargar(carga: Carga): Promise<Cargado> {
    this.#proceso.send(carga);
    const [{ hecho, error }] = (await once(this.#proceso, 'message')) as [
      { hecho?: Cargado; error?: string },
    ];
    if (!hecho) throw new Error(error ?? 'El generador no dijo nada.');
    return hecho;
  }

  cerrar(): void {
    this.#proceso.disconnect();
  }
}
