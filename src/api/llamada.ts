import type { FilaCorriente } from '../store/puerto.js';
import type { ArchivoTraido, Permiso } from './archivo.js';
import type { Salida } from './ruta.js';

/** Headers an act or a reading depends on; the others stay at the counter. */
export const CABECERAS = [
  'authorization',
  'if-match',
  'idempotency-key',
  'content-length',
  'prefer',
  'last-event-id',
  'cookie',
  'x-expediente',
  'host',
  'origin',
  'sec-fetch-site',
  'user-agent',
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
  /** Address it came from, beyond the proxies we trust. */
  readonly ip: string;
  /** Whether it came by HTTPS, as far as those proxies say. */
  readonly segura: boolean;
  /** A question nobody's hand asks (a stream, its polls): it neither keeps a session awake nor renews its secret. */
  readonly pasiva?: boolean;
  /** The file of an upload, once it is on disk. */
  readonly archivo?: ArchivoTraido;
}

/** An answer ready to be written: its text is already made, unless it is a file. */
export type Contestacion = Pick<
  Salida,
  'estado' | 'tipo' | 'cabeceras' | 'corriente' | 'bytes' | 'archivo'
> & {
  readonly texto: string;
  /** The file of this request may come: the counter takes it and asks again with it. */
  readonly recibir?: Permiso;
  /** Who asked, when it was known: the counter counts requests by user. */
  readonly usuario?: string;
};

/** Who was counted some requests, and how many. */
export type Contadas = readonly [de: string, veces: number];

/** The office as the counter sees it: it may live in this thread or in another. */
export interface Atencion {
  readonly version: string;
  readonly limitePeticiones: number;
  /** Proxies before us whose word on addresses and HTTPS is believed. */
  readonly proxies: number;
  /** Method and path of each route, in the order they are matched; `subida`: its body is a file. */
  readonly rutas: readonly {
    readonly metodo: 'get' | 'post' | 'delete';
    readonly ruta: string;
    readonly subida?: boolean;
  }[];
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
  /** What the office counts of itself, as Prometheus reads it, or why this credential may not know. */
  metricas(credencial: string | null): Promise<Contestacion>;
  /**
   * Tells the other replicas how many requests came here in a minute (`AAAA-MM-DDTHH:MM`), and hears how many came to all
   * of them, in the same order. It rejects when nobody can be told now.
   */
  contar(minuto: string, contadas: readonly Contadas[]): Promise<readonly number[]>;
  /** Asks to be told when something was committed. */
  alMoverse(avisar: () => void): void;
}
