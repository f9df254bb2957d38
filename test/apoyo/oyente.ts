import { setTimeout as esperar } from 'node:timers/promises';
import type { Cliente, Json } from './cliente.js';

/** A message of the stream of events. */
export interface Mensaje {
  readonly id: string;
  readonly datos: Json;
}

/** A reader of the stream of events. */
export class Oyente {
  readonly mensajes: Mensaje[] = [];
  /** Resolves when the server ends the stream, or when the reader leaves. */
  readonly fin: Promise<void>;
  readonly #corte = new AbortController();

  private constructor(respuesta: Response, corte: AbortController) {
    this.#corte = corte;
    this.fin = this.#leer(respuesta).catch(() => undefined);
  }

  static async abrir(
    c: Cliente,
    cabeceras: Record<string, string> = {},
    consulta = '',
    ficha = c.admin,
  ): Promise<Oyente> {
    const corte = new AbortController();
    const respuesta = await fetch(`${c.url}/api/corriente${consulta}`, {
      headers: { authorization: `Bearer ${ficha}`, ...cabeceras },
      signal: corte.signal,
    });
    if (respuesta.status !== 200 || !/^text\/event-stream/.test(respuesta.headers.get('content-type') ?? ''))
      throw new Error(`La corriente respondió ${respuesta.status}.`);
    return new Oyente(respuesta, corte);
  }

  async #leer(respuesta: Response): Promise<void> {
    let resto = '';
    for await (const trozo of (respuesta.body as ReadableStream<Uint8Array>).pipeThrough(
      new TextDecoderStream(),
    )) {
      resto += trozo;
      const bloques = resto.split('\n\n');
      resto = bloques.pop() ?? '';
      for (const bloque of bloques) {
        const campo = (nombre: string) =>
          bloque
            .split('\n')
            .find((l) => l.startsWith(`${nombre}: `))
            ?.slice(nombre.length + 2);
        const datos = campo('data');
        if (datos !== undefined) this.mensajes.push({ id: campo('id') ?? '', datos: JSON.parse(datos) });
      }
    }
  }

  /** Waits until it has heard at least `cuantos` messages. */
  async hasta(cuantos: number): Promise<Mensaje[]> {
    for (let i = 0; this.mensajes.length < cuantos && i < 300; i++) await esperar(20);
    if (this.mensajes.length < cuantos)
      throw new Error(`La corriente trajo ${this.mensajes.length} mensajes de ${cuantos}.`);
    return this.mensajes;
  }

  async irse(): Promise<void> {
    this.#corte.abort();
    await this.fin;
  }
}
