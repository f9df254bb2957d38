import type { z } from 'zod';
import type { Rol } from '../../machines/base/evento.js';
import type { Usuario } from '../store/puerto.js';
import type { CABECERAS } from './llamada.js';
import type { Sistema } from './sistema.js';

/** A request that passed the door of the API: who asks, and what, already read with the schemas of its route. */
export interface Peticion<Q = unknown, B = unknown> {
  readonly sistema: Sistema;
  readonly usuario: Usuario;
  readonly metodo: string;
  /** Path without the query, as claimed by idempotency keys. */
  readonly camino: string;
  readonly params: Readonly<Record<string, string>>;
  readonly consulta: Q;
  readonly cuerpo: B;
  cabecera(nombre: (typeof CABECERAS)[number]): string | undefined;
}

/** An answer: a value to serialise, a text already made, or the bytes of a file. */
export interface Salida {
  readonly estado: number;
  readonly texto?: string;
  readonly valor?: unknown;
  readonly bytes?: Uint8Array;
  readonly tipo?: string;
  readonly cabeceras?: Readonly<Record<string, string>>;
  /** What a repeated request shows instead of `valor`, when that holds something shown only once. */
  readonly alRepetir?: unknown;
  /** The answer is the stream of committed events after a position: of one case, or of all. */
  readonly corriente?: { readonly desde: number; readonly caso: string | null };
}

/** One row of the API (D12): everything OpenAPI, the desk and the server need to know of a call. */
export interface Ruta {
  readonly metodo: 'get' | 'post' | 'delete';
  /** Path in OpenAPI form: `/api/solicitudes/{id}`. */
  readonly ruta: string;
  readonly titulo: string;
  /** Who may call; `publico` needs no token, `todos` any valid one. */
  readonly roles: readonly Rol[] | 'publico' | 'todos';
  readonly consulta?: z.ZodType;
  readonly cuerpo?: z.ZodType;
  /** Shape of the answer, for the documentation. */
  readonly respuesta: z.ZodType;
  readonly exito: number;
  /** A write that is not an act on a case, run once per idempotency key. */
  readonly repetible?: true;
  manejar(peticion: Peticion): Promise<Salida>;
}

/** Declares a route whose handler knows the types its schemas give. */
export function ruta<Q extends z.ZodType = z.ZodType<unknown>, B extends z.ZodType = z.ZodType<unknown>>(
  fila: Omit<Ruta, 'manejar' | 'consulta' | 'cuerpo'> & {
    consulta?: Q;
    cuerpo?: B;
    manejar(p: Peticion<z.output<Q>, z.output<B>>): Promise<Salida>;
  },
): Ruta {
  return fila as unknown as Ruta;
}
