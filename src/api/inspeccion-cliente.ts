import type { WebSocket } from 'ws';
import { type CasoContado, type Definicion, Narrador, type PasoContado } from './inspeccion-mensajes.js';

/** What the office answers about some steps. */
export interface Pagina {
  readonly elementos: readonly PasoContado[];
  readonly casos: readonly CasoContado[];
  readonly ultima: number;
}

/** How a listener reads: pages of steps, and definitions of machines. */
export interface Fuente {
  /** Steps after a position; null when this listener may no longer read, or there is nobody to ask now. */
  pagina(despues: number): Promise<Pagina | 'vedada' | 'no_ahora'>;
  definicion(maquina: string): Promise<Definicion>;
}

const VEDADO = 1008;
const FALLA = 1011;

/** One tool attached to the inspector: told every step after a position, in order, once, at the pace it reads. */
export class ClienteDeInspeccion {
  readonly #narradores = new Map<string, Narrador>();
  #bombeando = false;
  #pendiente = false;
  #vive = true;

  constructor(
    readonly socket: WebSocket,
    private posicion: number,
    readonly fuente: Fuente,
  ) {
    // Read-only: whatever it says is not listened to.
    socket.on('error', () => socket.terminate());
    socket.on('pong', () => {
      this.#vive = true;
    });
  }

  /** Asks whether it is still there, and drops it if it did not answer the last time. */
  latir(): void {
    if (!this.#vive) this.socket.terminate();
    this.#vive = false;
    if (this.#abierto()) this.socket.ping();
  }

  #abierto(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** Begins to tell. @param caso introduced as it stands, before anything happens to it */
  async empezar(caso: CasoContado | null, instante: string): Promise<void> {
    this.#bombeando = true;
    try {
      if (caso !== null) {
        const narrador = await this.#narradorDe(caso);
        await this.#decir(narrador.presentar(caso.partes, this.posicion, instante));
      }
    } catch {
      this.socket.close(FALLA);
    } finally {
      this.#bombeando = false;
    }
    await this.bombear();
  }

  /** Tells what happened since the last time. */
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
      } while (this.#pendiente && this.#abierto());
    } catch {
      // It comes back and says from which position.
      this.socket.close(FALLA);
    } finally {
      this.#bombeando = false;
    }
  }

  async #narradorDe(caso: CasoContado): Promise<Narrador> {
    const conocido = this.#narradores.get(caso.caso);
    if (conocido !== undefined) return conocido;
    const nuevo = new Narrador(caso, await this.fuente.definicion(caso.maquina));
    this.#narradores.set(caso.caso, nuevo);
    return nuevo;
  }

  async #tanda(): Promise<void> {
    while (this.#abierto()) {
      const pagina = await this.fuente.pagina(this.posicion);
      if (pagina === 'vedada') return this.socket.close(VEDADO, 'Ya no puede leer.');
      if (pagina === 'no_ahora' || pagina.elementos.length === 0) return;
      const casos = new Map(pagina.casos.map((c) => [c.caso, c]));
      for (const paso of pagina.elementos) {
        const caso = casos.get(paso.caso) as CasoContado;
        const narrador = await this.#narradorDe(caso);
        await this.#decir(narrador.presentar(caso.partes, paso.posicion, paso.registrado));
        await this.#decir(narrador.contar(paso));
        this.posicion = paso.posicion;
      }
      this.posicion = pagina.ultima;
    }
  }

  // Each waits until the one before is out of our hands: a slow reader is waited for, not buffered without end.
  async #decir(mensajes: readonly unknown[]): Promise<void> {
    for (const mensaje of mensajes) {
      if (!this.#abierto()) return;
      await new Promise<void>((seguir) => this.socket.send(JSON.stringify(mensaje), () => seguir()));
    }
  }
}
