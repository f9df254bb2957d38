import type { Response } from 'express';
import type { Store } from '../store/puerto.js';

const POR_TANDA = 500;
const SONDEO_MS = 1000;

/** The stream of committed events: each client reads the history from its own position, so nothing is missed or doubled. */
export class Corriente {
  readonly #clientes = new Set<Cliente>();
  readonly #sondeo: NodeJS.Timeout;

  constructor(readonly store: Store) {
    // Other processes commit too; their events are found by looking.
    this.#sondeo = setInterval(() => this.avisar(), SONDEO_MS).unref();
  }

  /** Tells the clients that something was committed. */
  avisar(): void {
    for (const cliente of this.#clientes) void cliente.bombear();
  }

  /**
   * Connects a client from a position of the history on.
   * @param vigente whether it may still read: asked at every turn, so that a revoked token stops at once
   */
  conectar(respuesta: Response, desde: number, vigente: () => Promise<boolean>): void {
    const cliente = new Cliente(this.store, respuesta, desde, vigente);
    this.#clientes.add(cliente);
    respuesta.on('close', () => this.#clientes.delete(cliente));
    void cliente.bombear();
  }

  /** Ends every stream. */
  cerrar(): void {
    clearInterval(this.#sondeo);
    for (const cliente of this.#clientes) cliente.respuesta.end();
  }
}

class Cliente {
  #bombeando = false;
  #pendiente = false;

  constructor(
    readonly store: Store,
    readonly respuesta: Response,
    private posicion: number,
    readonly vigente: () => Promise<boolean>,
  ) {}

  async bombear(): Promise<void> {
    if (this.#bombeando) {
      this.#pendiente = true;
      return;
    }
    this.#bombeando = true;
    try {
      do {
        this.#pendiente = false;
        await this.#tanda();
      } while (this.#pendiente);
    } catch {
      // The client comes back with its last id and reads on from there.
      this.respuesta.end();
    } finally {
      this.#bombeando = false;
    }
  }

  // A slow client is waited for, not buffered without end.
  #desahogo(): Promise<void> {
    return new Promise((seguir) => {
      const listo = () => {
        this.respuesta.off('drain', listo).off('close', listo);
        seguir();
      };
      this.respuesta.on('drain', listo).on('close', listo);
    });
  }

  async #tanda(): Promise<void> {
    if (!(await this.vigente())) {
      this.respuesta.end();
      return;
    }
    for (;;) {
      const filas = await this.store.corriente(this.posicion, POR_TANDA);
      for (const { posicion, estado, ...fila } of filas) {
        this.posicion = posicion;
        const datos = { ...fila, estado: JSON.parse(estado) };
        if (this.respuesta.writableEnded) return;
        const cabe = this.respuesta.write(
          `id: ${posicion}\nevent: evento\ndata: ${JSON.stringify(datos)}\n\n`,
        );
        if (!cabe) await this.#desahogo();
      }
      if (filas.length < POR_TANDA) return;
      await new Promise<void>((seguir) => setImmediate(seguir));
    }
  }
}
