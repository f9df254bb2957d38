import { randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crearCarpeta } from '../carpetas.js';
import type { Store } from '../store/puerto.js';

/** File that names a folder, for the replicas to know whether theirs is the same. */
export const SENIA = 'carpeta-compartida';

// Of several at once one makes it, whole.
async function seniaDe(carpeta: string): Promise<string> {
  const ruta = join(carpeta, SENIA);
  const borrador = `${ruta}.${randomUUID()}`;
  await crearCarpeta(carpeta);
  await writeFile(borrador, `${randomUUID()}\n`, { flag: 'wx', mode: 0o640 });
  try {
    await link(borrador, ruta);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(borrador);
  }
  return (await readFile(ruta, 'utf8')).trim();
}

/**
 * Whether a folder is the one the other replicas of a database have for the same: the first that starts leaves in it its
 * name, which the database keeps.
 * @param que what it is for
 * @returns the name it should have, when it has another; null when it is the same
 * @throws NodeJS.ErrnoException when it cannot be written
 */
export async function otraCarpeta(
  store: Pick<Store, 'ajusteInicial'>,
  que: string,
  carpeta: string,
): Promise<string | null> {
  const suya = await seniaDe(carpeta);
  const deTodas = await store.ajusteInicial(`carpeta de ${que}`, suya);
  return deTodas === suya ? null : deTodas;
}
