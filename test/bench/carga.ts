import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Carga, Cargado } from './cargar.js';
import { FICHA } from './servidor.js';

/** A load generator in its own process, one load at a time. */
export class Generador {
  readonly #proceso: ChildProcess = fork(fileURLToPath(new URL('./cargar.js', import.meta.url)), {
    execArgv: [],
  });

  async cargar(carga: Omit<Carga, 'ficha'>): Promise<Cargado> {
    this.#proceso.send({ ...carga, ficha: FICHA });
    const [{ hecho, error }] = (await once(this.#proceso, 'message')) as [
      { hecho?: Cargado; error?: string },
    ];
    if (!hecho) throw new Error(`La carga falló: ${error}`);
    return hecho;
  }

  cerrar(): void {
    this.#proceso.disconnect();
  }
}
