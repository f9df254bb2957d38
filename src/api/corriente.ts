import type { Response } from 'express';
import type { FilaCorriente } from '../store/puerto.js';
import { ABIERTAS_POR_CREDENCIAL } from './problema.js';

const SONDEO_MS = 1000;

/** Reads the events after a position; null when this client may no longer read. */
type Leer = (despues: number) => Promise<readonly FilaCorriente[] | null>;

/** The stream of committed events: each client reads the history from its own position, so nothing is missed or doubled. */
export class Corriente {
  readonly #clientes = new Set<Cliente>();
  // Other processes commit too; their events are found by looking.
  readonly #sondeo = setInterval(() => this.avisar(), SONDEO_MS).unref();

  /** Tells the clients that something was committed. */
  avisar(): void {
    for (const cliente of this.#clientes) void cliente.bombear();
  }

  /** Whether whoever holds a credential may open one more. */
  admite(credencial: string | null): boolean {
    const suyas = [...this.#clientes].filter((c) => c.credencial === credencial);
    return suyas.length < ABIERTAS_POR_CREDENCIAL;
  }

  /** Connects a client from a position of the history on. Who may read is asked at every turn. */
  conectar(respuesta: Response, credencial: string | null, desde: number, leer: Leer): void {
    const cliente = new Cliente(respuesta, credencial, desde, leer);
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
    readonly respuesta: Response,
    readonly credencial: string | null,
    private posicion: number,
    readonly leer: Leer,
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
    for (;;) {
      const filas = await this.leer(this.posicion);
      if (filas === null) this.respuesta.end();
      if (filas === null || filas.length === 0) return;
      for (const { posicion, estado, ...fila } of filas) {
        this.posicion = posicion;
        const datos = { ...fila, estado: JSON.parse(estado) };
        if (this.respuesta.writableEnded || this.respuesta.destroyed) return;
        const cabe = this.respuesta.write(
          `id: ${posicion}\nevent: evento\ndata: ${JSON.stringify(datos)}\n\n`,
        );
        if (!cabe) await this.#desahogo();
      }
    }
  }
}
