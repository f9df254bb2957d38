import type { Instante } from '../../machines/calendario/index.js';
import { sumarMilisegundos } from '../clock.js';
import type { Espera } from './espera.js';

const MAXIMA_MS = 300_000;

/** How long a server that did not answer is left alone: each mail would otherwise spend one of its attempts on it. */
export class Pausa {
  #fallos = 0;
  #hasta: Instante = '';

  constructor(private readonly espera: Espera) {}

  /** Whether it is too soon to try again, at an instant of the machine's clock. */
  dura(maquina: Instante): boolean {
    return maquina < this.#hasta;
  }

  /** The server failed again: it is left alone longer, up to five minutes. */
  alargar(maquina: Instante): void {
    this.#fallos += 1;
    this.#hasta = sumarMilisegundos(maquina, Math.min(this.espera.tras(this.#fallos), MAXIMA_MS));
  }

  /** The server answered. */
  terminar(): void {
    this.#fallos = 0;
  }
}
