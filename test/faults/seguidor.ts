import { setTimeout as esperar } from 'node:timers/promises';
import type { Cliente } from '../apoyo/cliente.js';
import { Oyente } from '../apoyo/oyente.js';

/** A reader of the stream that comes back with its last id whenever it is cut, as a browser does. */
export class Seguidor {
  readonly posiciones: number[] = [];
  readonly #fin: Promise<void>;
  #parado = false;
  #oyente: Oyente | null = null;

  /** @param de whom to ask now */
  constructor(private readonly de: () => Cliente) {
    this.#fin = this.#seguir();
  }

  get #ultima(): number {
    return this.posiciones.at(-1) ?? 0;
  }

  async #seguir(): Promise<void> {
    while (!this.#parado) {
      const oyente = await this.#abrir().catch(() => null);
      if (oyente === null) {
        await esperar(50);
        continue;
      }
      this.#oyente = oyente;
      await Promise.race([oyente.fin, this.#copiar(oyente)]);
      this.#recoger(oyente);
    }
  }

  async #abrir(): Promise<Oyente> {
    return Oyente.abrir(this.de(), { 'last-event-id': String(this.#ultima) });
  }

  #recoger(oyente: Oyente): void {
    for (const { id } of oyente.mensajes.splice(0)) this.posiciones.push(Number(id));
  }

  async #copiar(oyente: Oyente): Promise<void> {
    while (!this.#parado) {
      this.#recoger(oyente);
      await esperar(25);
    }
  }

  /** Waits until it has heard of a position, and leaves. @throws Error when it does not come in ten seconds */
  async hasta(posicion: number): Promise<number[]> {
    for (let i = 0; this.#ultima < posicion && i < 400; i++) await esperar(25);
    await this.irse();
    if (this.#ultima < posicion)
      throw new Error(`La corriente llegó hasta ${this.#ultima}, y hay eventos hasta ${posicion}.`);
    return this.posiciones;
  }

  async irse(): Promise<void> {
    this.#parado = true;
    await this.#oyente?.irse();
    await this.#fin;
  }
}
