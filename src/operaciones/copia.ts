import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OrdenImposible } from './errores.js';

/** Names inside a copy. */
export const BASE = 'expediente.db';
export const DOCUMENTOS = 'documentos';
export const SUMAS = 'SUMAS.sha256';
export const MANIFIESTO = 'manifiesto.json';

/** What a copy is called while it is made, when it is good, and when it is not. */
export const PARCIAL = '.parcial';
export const MALO = '.malo';
const BUENO = /^respaldo-\d{8}T\d{6}Z(-\d+)?$/;

const Manifiesto = z.object({
  formato: z.literal(1),
  /** Version of the program that made the copy. */
  programa: z.string(),
  creado: z.string(),
  esquema: z.number(),
  casos: z.number(),
  eventos: z.number(),
  baseDatos: z.object({ bytes: z.number(), sha256: z.string() }),
  documentos: z.object({ total: z.number(), bytes: z.number() }),
});

/** What a copy says of itself. */
export type ManifiestoDeCopia = z.output<typeof Manifiesto>;

/** Whether a folder is named as a copy that was verified when it was made. */
export const esBuena = (nombre: string): boolean => BUENO.test(nombre);

/** Name of the copy of an instant: names sort as instants do. */
export function nombreDeCopia(instante: string): string {
  return `respaldo-${instante.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** Reads what a copy says of itself. @throws OrdenImposible when it is not a copy, or of a newer program */
export async function leerManifiesto(copia: string): Promise<ManifiestoDeCopia> {
  const texto = await readFile(join(copia, MANIFIESTO), 'utf8').catch(() => null);
  if (texto === null)
    throw new OrdenImposible(
      `${copia} no es un respaldo: no tiene ${MANIFIESTO}. Indique una carpeta respaldo-…`,
    );
  try {
    return Manifiesto.parse(JSON.parse(texto));
  } catch {
    throw new OrdenImposible(
      `El ${MANIFIESTO} de ${copia} no se entiende: está dañado o es de otra versión.`,
    );
  }
}

/** A line of the sums, as `sha256sum -c` reads it. */
export const sumaDe = (sha256: string, ruta: string): string => `${sha256}  ${ruta}\n`;

/** The digests a copy was made with, by path from its folder. @throws OrdenImposible */
export async function leerSumas(copia: string): Promise<ReadonlyMap<string, string>> {
  const texto = await readFile(join(copia, SUMAS), 'utf8').catch(() => null);
  if (texto === null)
    throw new OrdenImposible(`A ${copia} le falta ${SUMAS}: no se puede saber si está entero.`);
  return new Map(
    texto.split('\n').flatMap((linea) => {
      const partes = /^([0-9a-f]{64}) {2}(\S+)$/.exec(linea);
      return partes ? [[partes[2] as string, partes[1] as string] as const] : [];
    }),
  );
}
