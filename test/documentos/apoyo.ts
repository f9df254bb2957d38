import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Cliente, Json, Respuesta } from '../apoyo/cliente.js';
import type { Servidor } from '../apoyo/servidor.js';

/** What an upload carries besides its content. */
export interface Subida {
  readonly ficha?: string;
  readonly anterior?: string;
  readonly coleccion?: string;
  readonly cabeceras?: Record<string, string>;
}

/** Uploads a document to a case. */
export function subir(
  c: Cliente,
  caso: string,
  nombre: string,
  contenido: string | Uint8Array,
  { ficha, anterior, coleccion = 'solicitudes', cabeceras = {} }: Subida = {},
): Promise<Respuesta> {
  const consulta = new URLSearchParams({ nombre, ...(anterior ? { anterior } : {}) });
  return c.pedir('POST', `/api/${coleccion}/${caso}/documentos?${consulta}`, {
    crudo: contenido,
    ...(ficha === undefined ? {} : { ficha }),
    // What a browser says of a file is not believed.
    cabeceras: { 'content-type': 'text/html', ...cabeceras },
  });
}

/** An upload that must be accepted: the document. */
export function subido(...con: Parameters<typeof subir>): Promise<Json> {
  return con[0].bien(201, subir(...con));
}

/** Bytes of a document, and the headers they came with. */
export async function descargar(
  c: Cliente,
  id: string,
  ficha = c.admin,
  cabeceras: Record<string, string> = {},
): Promise<{ estado: number; cabeceras: Headers; bytes: Buffer }> {
  const r = await fetch(`${c.url}/api/documentos/${id}/contenido`, {
    headers: { authorization: `Bearer ${ficha}`, ...cabeceras },
  });
  return { estado: r.status, cabeceras: r.headers, bytes: Buffer.from(await r.arrayBuffer()) };
}

/** Folder of the documents of a server. */
export const depositoDe = (s: Servidor) => join(dirname(s.archivo), 'documentos');

/** Files in the deposit of a server, those that arrive included. */
export function archivosDe(s: Servidor): string[] {
  return readdirSync(depositoDe(s), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => e.name);
}
