import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Whether, in this run, what a test asks to be kept in a SQLite file is kept in PostgreSQL: `PRUEBAS_BASE=postgres`. */
export const EN_POSTGRES = process.env['PRUEBAS_BASE'] === 'postgres';

const SQLITE = 'sqlite:';

/**
 * The address of the database that stands for the one a test names: itself, or in a run over PostgreSQL the database of
 * that file, migrated, made the first time it is asked for and dropped when the test file ends.
 */
export async function baseDe(url: string): Promise<string> {
  if (!EN_POSTGRES || !url.startsWith(SQLITE) || [SQLITE, `${SQLITE}:memory:`].includes(url)) return url;
  const archivo = resolve(url.slice(SQLITE.length));
  // Where no file could be, a test looks at how that is refused.
  if (!existsSync(dirname(archivo))) return url;
  // Programs that are no test import this file: only a test knows the cluster of the run.
  const { baseDeNombre } = await import('./bases.js');
  return baseDeNombre(`a_${createHash('sha256').update(archivo).digest('hex').slice(0, 16)}`);
}

/** Settings with that address; documents and seals stay beside the file, where SQLite would have them. */
export async function entornoDeBase<E extends Readonly<Record<string, string | undefined>>>(
  entorno: E,
): Promise<E> {
  const url = entorno['DATABASE_URL'];
  const base = url === undefined ? undefined : await baseDe(url);
  if (url === undefined || base === url) return entorno;
  const carpeta = dirname(resolve(url.slice(SQLITE.length)));
  return {
    DIRECTORIO_DOCUMENTOS: join(carpeta, 'documentos'),
    DIRECTORIO_SELLOS: join(carpeta, 'sellos'),
    ...entorno,
    DATABASE_URL: base,
  };
}
