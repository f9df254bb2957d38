import { rm } from 'node:fs/promises';
import type { Request, Response } from 'express';
import { errorDeDisco } from '../documentos/errores.js';
import type { ArchivoQueSale } from './archivo.js';
import type { Contestacion, Llamada } from './llamada.js';
import { yaPaso } from './memoria.js';
import { contestarProblema, Problema, problemaDePeticion } from './problema.js';
import { demasiadoGrande, descartar, recibir } from './recepcion.js';

type Atender = (llamada: Llamada) => Promise<Contestacion>;

const COMPRIMIDO = new Problema(
  415,
  'FORMATO_NO_ADMITIDO',
  'Envíe el documento tal como es, sin Content-Encoding.',
);

const RANGO = new Problema(416, 'RANGO_IMPOSIBLE', 'El documento no tiene la parte que se pide (Range).');

function exigirQueQuepa(req: Request, maximo: number): void {
  if (req.headers['content-encoding'] !== undefined) throw COMPRIMIDO;
  if (Number(req.headers['content-length'] ?? 0) > maximo) throw demasiadoGrande(maximo);
}

/**
 * Takes a file: asks the office first whether this credential may bring it here, takes it to the disk, and asks again
 * with it. Nothing is left of one that was refused.
 * @param alFallar told of errors nobody foresaw
 */
export async function subir(
  atender: Atender,
  llamada: Llamada,
  req: Request,
  res: Response,
  alFallar: (error: unknown) => void,
): Promise<Contestacion> {
  const permiso = await atender(llamada);
  if (permiso.recibir === undefined) {
    descartar(req);
    return permiso;
  }
  const { temporal, maximo, de } = permiso.recibir;
  try {
    exigirQueQuepa(req, maximo);
    if (req.headers.expect !== undefined) res.writeContinue();
    const archivo = await recibir(req, permiso.recibir);
    const contestacion = await atender({ ...llamada, archivo: { ...archivo, de } });
    // The first question may have changed the secret of the session; only the last answer reaches the browser.
    return { ...contestacion, cabeceras: { ...permiso.cabeceras, ...contestacion.cabeceras } };
  } catch (error) {
    const problema = problemaDePeticion(error);
    if (problema.estado >= 500) alFallar(error);
    descartar(req);
    return contestarProblema(problema);
  } finally {
    await rm(temporal, { force: true });
  }
}

// A file of the disk at the pace of whoever reads it, to be saved and never opened by the browser as a page.
function enviarArchivo(
  res: Response,
  { raiz, camino, nombre }: ArchivoQueSale,
  { tipo, cabeceras }: Contestacion,
): Promise<void> {
  res.attachment(nombre);
  res.set({
    ...cabeceras,
    'Content-Type': tipo ?? 'application/octet-stream',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
  res.once('pipe', (origen) => origen.on('data', (trozo: Buffer) => yaPaso(trozo.length)));
  return new Promise((seguir, fallar) => {
    res.sendFile(camino, { root: raiz, etag: false, lastModified: false, cacheControl: false }, (error) => {
      // Whoever asked may leave before the end; only what could not begin is a failure.
      if (error === undefined || error === null || res.headersSent) return seguir();
      for (const nombre of res.getHeaderNames()) res.removeHeader(nombre);
      fallar((error as { status?: number }).status === 416 ? RANGO : errorDeDisco(error));
    });
  });
}

/**
 * Sends the file of an answer. One that went away since the office gave leave to read it is asked for once more: the office
 * knows what became of it.
 * @returns what is to be answered instead of the file, or null when it was sent
 * @throws DepositoNoDisponible when it cannot be read, Problema 416
 */
export async function enviarLoPedido(
  atender: () => Promise<Contestacion>,
  res: Response,
  contestacion: Contestacion,
): Promise<Contestacion | null> {
  if (contestacion.archivo === undefined) return contestacion;
  try {
    await enviarArchivo(res, contestacion.archivo, contestacion);
    return null;
  } catch (error) {
    if ((error as { cause?: NodeJS.ErrnoException }).cause?.code !== 'ENOENT') throw error;
  }
  const otra = await atender();
  if (otra.archivo === undefined) return otra;
  await enviarArchivo(res, otra.archivo, otra);
  return null;
}
