import { createHash, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

const BYTES = 32;
const HEXADECIMAL = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/** What one key of the house is made to serve: each use gets a key of its own, useless for the others. */
export type Uso = 'sobres' | 'peticiones' | 'identidad' | 'seguimiento' | 'direcciones';

/** A key from its text, 64 hexadecimal digits or the base64 of 32 bytes; null when it is neither. */
export function leerClave(texto: string): KeyObject | null {
  if (HEXADECIMAL.test(texto)) return createSecretKey(Buffer.from(texto, 'hex'));
  if (!BASE64.test(texto)) return null;
  return createSecretKey(Buffer.from(texto, 'base64'));
}

/** A new random key. */
export function nuevaClave(): KeyObject {
  return createSecretKey(randomBytes(BYTES));
}

/** A key as text, to be kept apart: whoever reads it opens every envelope. */
export function textoDeClave(clave: KeyObject): string {
  return clave.export().toString('hex');
}

/** 32 bytes derived from a key for one use (HKDF-SHA256); `sal` makes them different for each thing they serve. */
export function derivar(clave: KeyObject, uso: Uso, sal = ''): Buffer {
  return Buffer.from(hkdfSync('sha256', clave, sal, `expediente-vivo/1/${uso}`, BYTES));
}

/** A short name by which people tell two keys apart; it says nothing about the key. */
export function identidadDe(clave: KeyObject): string {
  return derivar(clave, 'identidad').toString('hex', 0, 8);
}

/** Digits that show that the text of a key was copied without mistakes. */
export function comprobacionDe(clave: KeyObject): string {
  return createHash('sha256')
    .update(`clave-sobres ${textoDeClave(clave)}`)
    .digest('hex')
    .slice(0, 16);
}
