import type { Client } from 'pg';
import { CERROJO_DE_SERVICIO } from './cerrojos.js';
import type { Conexiones } from './conexiones.js';

const CANAL = 'expediente_vivo';
const ENTRE_TOQUES_MS = 50;
const REINTENTO_MS = 1000;

/**
 * The connection by which replicas hear of each other: a poke without contents says only that somebody wrote, and whoever
 * hears it looks. One that is lost does no harm, for everybody looks from time to time anyway.
 */
export class Escucha {
  #cliente: Client | null = null;
  #interesados: (() => void)[] = [];
  #cerrada = false;
  #reintento: NodeJS.Timeout | undefined;
  #toque: NodeJS.Timeout | undefined;
  #pendiente = false;
  #tocando = false;

  constructor(readonly conexiones: Conexiones) {}

  /** Connects, and again whenever the connection breaks. While it lasts, nobody may have the database for himself alone. */
  async abrir(): Promise<void> {
    const cliente = this.conexiones.nueva();
    cliente.on('end', () => this.#perdida(cliente));
    cliente.on('notification', () => this.#contar());
    this.#cliente = cliente;
    try {
      await cliente.connect();
      await cliente.query(`SELECT pg_advisory_lock_shared(${CERROJO_DE_SERVICIO})`);
      await cliente.query(`LISTEN ${CANAL}`);
    } catch (error) {
      // Half open it would hear nothing for ever: its end brings the next attempt.
      void cliente.end().catch(() => undefined);
      throw error;
    }
  }

  /** Calls `interesado` when another process may have written. */
  alMoverse(interesado: () => void): void {
    this.#interesados.push(interesado);
  }

  #contar(): void {
    for (const interesado of this.#interesados) interesado();
  }

  #perdida(cliente: Client): void {
    if (this.#cerrada || this.#cliente !== cliente) return;
    this.#cliente = null;
    this.#reintento = setTimeout(() => {
      this.abrir().then(
        () => this.#contar(),
        () => undefined,
      );
    }, REINTENTO_MS);
    this.#reintento.unref();
  }

  /** Pokes the others: at most once for all that is committed in a moment, for each poke stops every commit of the server. */
  tocar(): void {
    this.#pendiente = true;
    if (this.#toque !== undefined || this.#cerrada) return;
    this.#toque = setTimeout(() => {
      this.#toque = undefined;
      // One not yet answered says it for all: on a connection that fell silent they would pile up.
      if (!this.#pendiente || this.#tocando) return;
      this.#pendiente = false;
      void this.#decir();
    }, ENTRE_TOQUES_MS);
    this.#toque.unref();
  }

  async #decir(): Promise<void> {
    this.#tocando = true;
    await this.#cliente?.query(`NOTIFY ${CANAL}`).catch(() => undefined);
    this.#tocando = false;
    if (this.#pendiente) this.tocar();
  }

  async cerrar(): Promise<void> {
    this.#cerrada = true;
    clearTimeout(this.#reintento);
    clearTimeout(this.#toque);
    await this.#cliente?.end().catch(() => undefined);
  }
}
