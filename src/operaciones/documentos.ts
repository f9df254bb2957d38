import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Deposito } from '../documentos/deposito.js';
import type { ContenidoGuardado } from '../store/copias.js';

/** Copies a file and waits until it is on disk. */
export async function copiarArchivo(de: string, a: string): Promise<void> {
  await mkdir(dirname(a), { recursive: true });
  await copyFile(de, a, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  const escrito = await open(a, 'r+').catch(() => open(a, 'r'));
  try {
    await escrito.sync();
  } finally {
    await escrito.close();
  }
}

/**
 * Brings a content to a copy: from an earlier copy by a link, which takes no room, or from the living deposit by a copy: a link
 * to that one would share whatever befalls it.
 * @returns false when neither has it
 */
export async function traer(
  { huella, bytes }: ContenidoGuardado,
  vivo: Deposito,
  destino: string,
  anterior: string | null,
): Promise<boolean> {
  const camino = vivo.camino(huella);
  const a = join(destino, camino);
  await mkdir(dirname(a), { recursive: true });
  if (anterior !== null) {
    const de = join(anterior, camino);
    const guardado = await stat(de).catch(() => null);
    const enlazado =
      guardado?.size === bytes &&
      (await link(de, a).then(
        () => true,
        () => false,
      ));
    if (enlazado) return true;
  }
  return copiarArchivo(vivo.ruta(huella), a).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
