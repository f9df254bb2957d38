import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RAIZ } from '../../src/raiz.js';
import { INICIO } from '../apoyo/cliente.js';

const PREVIO = `file://${join(RAIZ, '.build', 'test', 'faults', 'desfase.js')}`;

/** The clocks of some machines, each running as this one's and set where a test says. */
export class Maquinas {
  // The clock of this machine as it is, moved to the hour of the tests.
  readonly #alInicio = Date.parse(INICIO) - Date.now();

  constructor(
    private readonly carpeta: string,
    private readonly cuantas: number,
  ) {
    this.ponerTodas(0);
  }

  #archivo(i: number): string {
    return join(this.carpeta, `desfase-${i}`);
  }

  /** Sets one, so many milliseconds after the hour of the tests. */
  poner(i: number, desfase: number): void {
    writeFileSync(this.#archivo(i), String(this.#alInicio + desfase));
  }

  ponerTodas(desfase: number): void {
    for (let i = 0; i < this.cuantas; i++) this.poner(i, desfase);
  }

  /** Sets all of them at an instant. */
  ponerEn(instante: string): void {
    this.ponerTodas(desdeElInicio(instante));
  }

  /** What a server needs in its environment to live by the clock of one of them. */
  entorno(i: number): Record<string, string> {
    return {
      RELOJ: '',
      RELOJ_INICIO: '',
      ARCHIVO_DESFASE: this.#archivo(i),
      NODE_OPTIONS: `--import=${PREVIO}`,
    };
  }
}

/** Milliseconds from the hour of the tests to an instant. */
export const desdeElInicio = (instante: string): number => Date.parse(instante) - Date.parse(INICIO);
