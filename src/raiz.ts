import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function buscar(desde: string): string {
  return existsSync(join(desde, 'package.json')) ? desde : buscar(dirname(desde));
}

/** Absolute path of the project's folder, from the sources as well as from the build. */
export const RAIZ = buscar(dirname(fileURLToPath(import.meta.url)));
