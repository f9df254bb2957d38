import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { errorDeDisco } from '../documentos/errores.js';
import type { ArchivoRecibido, Recepcion } from './archivo.js';
import { yaPaso } from './memoria.js';
import { Problema } from './problema.js';

/** Milliseconds without a byte after which whoever sends is taken for gone. */
const SILENCIO_MS = 60_000;
/** Milliseconds that what is left of a refused file is read and dropped: who still sends does not read the refusal. */
const CORTESIA_MS = 30_000;
const MB = 1024 * 1024;

/** The file is larger than what is kept. */
export function demasiadoGrande(maximo: number): Problema {
  return new Problema(
    413,
    'DOCUMENTO_DEMASIADO_GRANDE',
    `El documento supera ${maximo / MB} MB, que es lo que se admite; no se guardó nada.`,
  );
}

const CORTADA = () =>
  new Problema(400, 'PETICION_CORTADA', 'El documento llegó incompleto; no se guardó nada.');

/** Writes what passes to a file, counting it and making its digest. */
class Destino extends Writable {
  readonly #resumen = createHash('sha256');
  bytes = 0;

  constructor(
    private readonly archivo: FileHandle,
    private readonly maximo: number,
  ) {
    super();
  }

  override _write(trozo: Buffer, _codificacion: string, listo: (error?: Error | null) => void): void {
    this.bytes += trozo.length;
    if (this.bytes > this.maximo) {
      listo(demasiadoGrande(this.maximo));
      return;
    }
    this.#resumen.update(trozo);
    this.archivo.writeFile(trozo).then(() => {
      yaPaso(trozo.length);
      listo();
    }, listo);
  }

  // On disk before anybody is told that it arrived.
  override _final(listo: (error?: Error | null) => void): void {
    this.archivo.sync().then(() => listo(), listo);
  }

  huella(): string {
    return this.#resumen.digest('hex');
  }
}

/**
 * Takes the body of a request to the disk as it arrives, at the pace of the disk and holding little of it in memory.
 * @throws Problema 413 when it is larger than the maximum, 400 when it stops before its end; SinEspacio, DepositoNoDisponible
 */
export async function recibir(
  req: IncomingMessage,
  { temporal, maximo }: Recepcion,
): Promise<ArchivoRecibido> {
  const archivo = await open(temporal, 'w', 0o440).catch((error: unknown) => {
    throw errorDeDisco(error);
  });
  const destino = new Destino(archivo, maximo);
  const cortar = () => {
    if (!req.complete) destino.destroy(CORTADA());
  };
  req.once('error', cortar).once('close', cortar);
  req.setTimeout(SILENCIO_MS, cortar);
  try {
    const recibido = finished(destino);
    if (req.destroyed) cortar();
    else req.pipe(destino);
    await recibido;
    return { temporal, bytes: destino.bytes, huella: destino.huella() };
  } catch (error) {
    throw errorDeDisco(error);
  } finally {
    req.setTimeout(0);
    await archivo.close();
  }
}

/** Reads and drops what is left of a request that was refused, for a while: then it is cut. */
export function descartar(req: IncomingMessage): void {
  if (req.complete) return;
  req.resume();
  const corte = setTimeout(() => req.destroy(), CORTESIA_MS).unref();
  req.once('close', () => clearTimeout(corte));
  req.once('end', () => clearTimeout(corte));
}
