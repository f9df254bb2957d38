import { setTimeout as esperar } from 'node:timers/promises';
import { type ClientOptions, WebSocket } from 'ws';
import type { Cliente, Json } from './cliente.js';

export const CAMINO = '/inspector/ws';

/** Address of the inspector's WebSocket of a server. */
export const direccionDe = (c: Cliente, consulta = '') =>
  `${c.url.replace(/^http/, 'ws')}${CAMINO}${consulta}`;

/** A tool attached to the inspector, as any client of WebSocket would be. */
export class Inspector {
  readonly mensajes: Json[] = [];
  /** Code the socket was closed with. */
  readonly fin: Promise<number>;

  private constructor(readonly ws: WebSocket) {
    ws.on('message', (datos) => this.mensajes.push(JSON.parse(String(datos))));
    this.fin = new Promise((seguir) => ws.once('close', seguir));
  }

  static async abrir(c: Cliente, consulta = '', opciones: ClientOptions = {}): Promise<Inspector> {
    const headers = { authorization: `Bearer ${c.admin}`, ...opciones.headers };
    const inspector = new Inspector(new WebSocket(direccionDe(c, consulta), { ...opciones, headers }));
    await new Promise((seguir, fallar) => inspector.ws.once('open', seguir).once('error', fallar));
    return inspector;
  }

  /** Waits until it has heard a message that passes. */
  async oir(cual: (m: Json) => boolean): Promise<Json> {
    for (let i = 0; i < 300; i++) {
      const hallado = this.mensajes.find(cual);
      if (hallado !== undefined) return hallado;
      await esperar(20);
    }
    throw new Error(`No llegó el mensaje entre ${this.mensajes.length}.`);
  }

  /** Types of what it heard of one actor, with the event each is about. */
  deActor(sesion: string): [string, string | undefined][] {
    return this.mensajes.filter((m) => m.sessionId === sesion).map((m) => [m.type, m.event?.type]);
  }

  async irse(): Promise<void> {
    this.ws.close();
    await this.fin;
  }
}

/** Status and body with which an attempt to attach is refused. */
export function negado(
  c: Cliente,
  consulta: string,
  headers: Record<string, string>,
): Promise<{ estado: number; cuerpo: Json }> {
  const ws = new WebSocket(direccionDe(c, consulta), { headers });
  return new Promise((seguir, fallar) => {
    ws.on('open', () => fallar(new Error('Se admitió.')));
    ws.on('error', fallar);
    ws.on('unexpected-response', async (_req, res) => {
      let texto = '';
      for await (const trozo of res.setEncoding('utf8')) texto += trozo;
      seguir({ estado: res.statusCode ?? 0, cuerpo: JSON.parse(texto) });
    });
  });
}
