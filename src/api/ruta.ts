import type { z } from 'zod';
import type { Rol } from '../../machines/base/evento.js';
import type { Sistema } from '../sistema.js';
import type { Usuario } from '../store/puerto.js';
import type { Sesion } from '../store/sesiones.js';
import type { ArchivoQueSale, ArchivoRecibido, Recepcion } from './archivo.js';
import type { CABECERAS } from './llamada.js';

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
  /** The file of an upload, already on disk. */
  readonly archivo?: ArchivoRecibido;
  /** Address it came from, beyond the proxies we trust. */
  readonly ip: string;
  /** Whether it came by HTTPS. */
  readonly segura: boolean;
  /** The session it was made with; null with a token, or anonymous. */
  readonly sesion: Sesion | null;
  cabecera(nombre: (typeof CABECERAS)[number]): string | undefined;
}

/** An answer: a value to serialise, a text already made, or the bytes of a file. */
export interface Salida {
  readonly estado: number;
  readonly texto?: string;
  readonly valor?: unknown;
  readonly bytes?: Uint8Array;
  /** The answer is a file of the disk, of media type `tipo`. */
  readonly archivo?: ArchivoQueSale;
  readonly tipo?: string;
  readonly cabeceras?: Readonly<Record<string, string>>;
  /** What a repeated request shows instead of `valor`, when that holds something shown only once. */
  readonly alRepetir?: unknown;
  /** Cases whose personal data it carries, where the path does not say; `[null]` when they are of no case. */
  readonly casosLeidos?: readonly (string | null)[];
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
  /** Its answer carries personal data: each reading is put on record under this word before it leaves (Ley 29733). */
  readonly personales?: string;
  /**
   * Its body is a file of any kind: says whether, and where, before a byte of it is taken; then `manejar` has it.
   * @throws Problema when this file may not come
   */
  recibir?(peticion: Peticion): Promise<Recepcion>;
  manejar(peticion: Peticion): Promise<Salida>;
}

/** Declares a route whose handler knows the types its schemas give. */
export function ruta<Q extends z.ZodType = z.ZodType<unknown>, B extends z.ZodType = z.ZodType<unknown>>(
  fila: Omit<Ruta, 'manejar' | 'recibir' | 'consulta' | 'cuerpo'> & {
    consulta?: Q;
    cuerpo?: B;
    recibir?(p: Peticion<z.output<Q>, z.output<B>>): Promise<Recepcion>;
    manejar(p: Peticion<z.output<Q>, z.output<B>>): Promise<Salida>;
  },
): Ruta {
  return fila as unknown as Ruta;
}
