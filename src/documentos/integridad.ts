import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';

/** What became of some content on disk. */
export type Estado = 'integro' | 'falta' | 'alterado';

const TROZO = 256 * 1024;

/** SHA-256 of a file, in hexadecimal, read in pieces through one buffer. @throws when it cannot be read */
export async function huellaDeArchivo(ruta: string): Promise<string> {
  const resumen = createHash('sha256');
  const trozo = Buffer.allocUnsafeSlow(TROZO);
  const archivo = await open(ruta, 'r');
  try {
    for (;;) {
      const { bytesRead } = await archivo.read(trozo, 0, TROZO, null);
      if (bytesRead === 0) return resumen.digest('hex');
      resumen.update(trozo.subarray(0, bytesRead));
    }
  } finally {
    await archivo.close();
  }
}

/** Proves content by its digest, once for each file as it is on disk: while nothing touches it, it is not read again. */
export class Integridad {
  readonly #probados = new LRUCache<string, string>({ max: 10_000 });

  async de(ruta: string, huella: string, bytes: number): Promise<Estado> {
    const hecho = await stat(ruta, { bigint: true }).catch(() => null);
    if (hecho === null || !hecho.isFile()) return 'falta';
    if (hecho.size !== BigInt(bytes)) return 'alterado';
    // The change time moves with every write, and nobody but the system can set it.
    const marca = `${hecho.ino} ${hecho.mtimeNs} ${hecho.ctimeNs} ${hecho.size}`;
    if (this.#probados.get(huella) === marca) return 'integro';
    const hallada = await huellaDeArchivo(ruta).catch(() => null);
    if (hallada === null) return 'falta';
    if (hallada !== huella) return 'alterado';
    this.#probados.set(huella, marca);
    return 'integro';
  }
}
