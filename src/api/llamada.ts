import type { FilaCorriente } from '../store/puerto.js';
import type { Salida } from './ruta.js';

/** Headers an act or a reading depends on; the others stay at the counter. */
export const CABECERAS = [
  'authorization',
  'if-match',
  'idempotency-key',
  'prefer',
  'last-event-id',
  'cookie',
  'x-expediente',
] as const;

/** A request as the counter hands it in: plain data, so that it can cross to another thread. */
export interface Llamada {
  /** Row of the table of routes. */
  readonly ruta: number;
  readonly metodo: string;
  /** Path without the query, as claimed by idempotency keys. */
  readonly camino: string;
  readonly params: Readonly<Record<string, string>>;
  readonly consulta: unknown;
  readonly cuerpo: unknown;
  readonly cabeceras: Readonly<Partial<Record<(typeof CABECERAS)[number], string>>>;
}

/** An answer ready to be written: its text is already made, unless it is a file. */
export type Contestacion = Pick<Salida, 'estado' | 'tipo' | 'cabeceras' | 'corriente' | 'bytes'> & {
  readonly texto: string;
};

/** The office as the counter sees it: it may live in this thread or in another. */
export interface Atencion {
  readonly version: string;
  readonly limitePeticiones: number;
  /** Method and path of each route, in the order they are matched. */
  readonly rutas: readonly { readonly metodo: 'get' | 'post' | 'delete'; readonly ruta: string }[];
  /** The OpenAPI document, as text. */
  readonly documento: string;
  /** Answers a request. Refusals are answers too: it rejects only when the office itself is gone. */
  atender(llamada: Llamada): Promise<Contestacion>;
  /** A page of committed events after a position, of one case or of all; null when that credential may not read them. */
  eventos(
    credencial: string | null,
    despues: number,
    caso: string | null,
  ): Promise<readonly FilaCorriente[] | null>;
  /** Asks to be told when something was committed. */
  alMoverse(avisar: () => void): void;
}
