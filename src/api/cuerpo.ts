import { isUtf8 } from 'node:buffer';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { Problema } from './problema.js';

// The readers of shapes pass over this name in silence, and a silent loss of data is worse than a refusal.
function sinPrototipos(raiz: unknown): boolean {
  const pendientes = [raiz];
  while (pendientes.length > 0) {
    const valor = pendientes.pop();
    if (typeof valor !== 'object' || valor === null) continue;
    if (Object.hasOwn(valor, '__proto__')) return false;
    for (const hijo of Object.values(valor)) pendientes.push(hijo);
  }
  return true;
}

function exigirSinPrototipos(req: Request, _res: Response, seguir: NextFunction): void {
  if (SOSPECHOSAS.has(req) && !sinPrototipos(req.body))
    throw new Problema(422, 'DATOS_INVALIDOS', 'Hay datos que corregir.', {
      errores: [{ ruta: '__proto__', mensaje: 'Este dato no está previsto: __proto__.' }],
    });
  seguir();
}

const SOSPECHOSAS = new WeakSet<object>();

const NIVELES = 64;
const [COMILLA, BARRA, ABRE_LISTA, CIERRA_LISTA, ABRE_OBJETO, CIERRA_OBJETO] = [...'"\\[]{}'].map((c) =>
  c.charCodeAt(0),
);

// Nothing we take is deep; what is deep overflows the stack of whoever copies or writes it again.
function esHondo(cuerpo: Buffer): boolean {
  let hondura = 0;
  let enTexto = false;
  for (let i = 0; i < cuerpo.length; i++) {
    const byte = cuerpo[i];
    if (enTexto) {
      if (byte === BARRA) i++;
      else if (byte === COMILLA) enTexto = false;
    } else if (byte === COMILLA) enTexto = true;
    else if (byte === ABRE_OBJETO || byte === ABRE_LISTA) {
      if (++hondura > NIVELES) return true;
    } else if (byte === CIERRA_OBJETO || byte === CIERRA_LISTA) hondura--;
  }
  return false;
}

function exigirLegible(req: object, _res: unknown, cuerpo: Buffer): void {
  // Only a body that may hold the name, written plainly or with an escape, is walked.
  if (cuerpo.includes('__proto__') || cuerpo.includes('\\u005')) SOSPECHOSAS.add(req);
  if (!isUtf8(cuerpo))
    throw new Problema(400, 'JSON_ILEGIBLE', 'El cuerpo no está en UTF-8; se perderían tildes y eñes.');
  if (esHondo(cuerpo)) throw new Problema(400, 'JSON_ILEGIBLE', `El cuerpo anida más de ${NIVELES} niveles.`);
}

function exigirJson(req: Request, _res: Response, seguir: NextFunction): void {
  const conCuerpo =
    req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
  if (conCuerpo && !req.is('application/json'))
    throw new Problema(415, 'FORMATO_NO_ADMITIDO', 'Envíe el cuerpo como application/json.');
  seguir();
}

/** Milliseconds a body that is no file may take to arrive. */
const PACIENCIA_MS = 5 * 60_000;

function esperarPoco(req: Request, res: Response, seguir: NextFunction): void {
  if (req.headers.expect !== undefined) res.writeContinue();
  const corte = setTimeout(() => req.destroy(), PACIENCIA_MS).unref();
  req.once('close', () => clearTimeout(corte));
  seguir();
}

/** Reads the body of a write, or refuses it before anybody looks inside. */
export const LEER_CUERPO: readonly RequestHandler[] = [
  exigirJson,
  esperarPoco,
  express.json({ limit: '1mb', verify: exigirLegible }),
  exigirSinPrototipos,
];
