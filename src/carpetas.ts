import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a folder and those it is in, one by one: the recursive form of `mkdir` never returns where a folder cannot exist,
 * such as /proc.
 * @param modo permissions of those it creates
 * @returns the first one it created, or undefined when all were there
 * @throws NodeJS.ErrnoException when one cannot be created
 */
export async function crearCarpeta(carpeta: string, modo = 0o750): Promise<string | undefined> {
  const hecha = await crearUna(carpeta, modo);
  if (hecha !== null) return hecha ? carpeta : undefined;
  const primera = await crearCarpeta(dirname(carpeta), modo);
  const ahora = await crearUna(carpeta, modo);
  // The one above is there, and this one still has no place in it.
  if (ahora === null) throw Object.assign(new Error(`No se puede crear ${carpeta}.`), { code: 'ENOENT' });
  return primera ?? (ahora ? carpeta : undefined);
}

// Whether it made it; null when the one above is missing.
async function crearUna(carpeta: string, modo: number): Promise<boolean | null> {
  try {
    await mkdir(carpeta, modo);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code === 'ENOENT' && dirname(carpeta) !== carpeta) return null;
    throw error;
  }
}
