import type { KeyObject } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { comprobacionDe, identidadDe, leerClave, nuevaClave, textoDeClave } from './clave.js';

/** A file of a key that cannot be read, written or understood; `message` says why in Spanish. */
export class ClaveIlegible extends Error {}

const PORQUE: Readonly<Record<string, string>> = {
  EACCES: 'no hay permiso',
  EPERM: 'no hay permiso',
  EROFS: 'el disco es de solo lectura',
  ENOSPC: 'el disco está lleno',
  EISDIR: 'es una carpeta',
  ENOTDIR: 'parte de su ruta no es una carpeta',
};

function traducir(error: unknown, que: string): ClaveIlegible {
  const { code = '' } = error as NodeJS.ErrnoException;
  return new ClaveIlegible(`${que}: ${PORQUE[code] ?? code}`);
}

/** The key a file holds: its bare text, or an export with its checksum. @throws ClaveIlegible */
export function claveDelTexto(texto: string): KeyObject {
  const escrita = /^\s*CLAVE_SOBRES=(\S+)\s*$/m.exec(texto)?.[1] ?? texto.trim();
  const clave = leerClave(escrita);
  if (!clave) throw new ClaveIlegible('no contiene una clave');
  const comprobacion = /^\s*COMPROBACION=(\S*)\s*$/m.exec(texto)?.[1];
  if (comprobacion !== undefined && comprobacion !== comprobacionDe(clave))
    throw new ClaveIlegible(
      'la clave no corresponde a su comprobación: alguna de sus cifras cambió al copiarla',
    );
  return clave;
}

/** The key of a file; null when there is no such file. @throws ClaveIlegible */
export function leerArchivo(ruta: string): KeyObject | null {
  let texto: string;
  try {
    texto = readFileSync(ruta, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw traducir(error, 'no se puede leer');
  }
  return claveDelTexto(texto);
}

/** Whether others than its owner may read a file. */
export function laLeenOtros(ruta: string): boolean {
  return process.platform !== 'win32' && (statSync(ruta).mode & 0o077) !== 0;
}

/** Whether a path is in a folder, or below it. */
export function estaEn(ruta: string, carpeta: string): boolean {
  const desde = relative(resolve(carpeta), resolve(ruta));
  return desde !== '..' && !desde.startsWith(`..${sep}`);
}

function escribirEnDisco(ruta: string, texto: string): void {
  const archivo = openSync(ruta, 'wx', 0o600);
  try {
    writeSync(archivo, texto);
    fsyncSync(archivo);
  } finally {
    closeSync(archivo);
  }
}

function sincronizarCarpeta(carpeta: string): void {
  const abierta = openSync(carpeta, 'r');
  try {
    fsyncSync(abierta);
  } finally {
    closeSync(abierta);
  }
}

// One by one: the recursive form of mkdir never returns where a folder cannot exist, such as /proc.
function crearCarpeta(carpeta: string): void {
  if (existsSync(carpeta)) return;
  crearCarpeta(dirname(carpeta));
  mkdirSync(carpeta, { mode: 0o700 });
}

/**
 * Creates the file of a new key, readable only by its owner and safe on disk before it is used. Of several processes
 * that try at once one wins, and all use its key.
 * @returns the key, and whether it is the one made here
 * @throws ClaveIlegible
 */
export function crearArchivo(ruta: string): { readonly clave: KeyObject; readonly nueva: boolean } {
  const carpeta = dirname(resolve(ruta));
  const clave = nuevaClave();
  const borrador = `${ruta}.${identidadDe(clave)}`;
  let nueva = true;
  try {
    crearCarpeta(carpeta);
    escribirEnDisco(borrador, `${textoDeClave(clave)}\n`);
    try {
      linkSync(borrador, ruta);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      nueva = false;
    } finally {
      rmSync(borrador);
    }
    sincronizarCarpeta(carpeta);
  } catch (error) {
    throw traducir(error, 'no se puede crear');
  }
  if (nueva) return { clave, nueva };
  const suya = leerArchivo(ruta);
  return suya === null ? crearArchivo(ruta) : { clave: suya, nueva };
}

/** Takes away the file of a key that sealed nothing. @throws ClaveIlegible */
export function borrarArchivo(ruta: string): void {
  try {
    rmSync(ruta);
  } catch (error) {
    throw traducir(error, 'no se puede borrar');
  }
}

/** Writes a key as text, with its checksum and what to do with it. Refuses to overwrite. @throws ClaveIlegible */
export function exportar(clave: KeyObject, ruta: string): void {
  const texto = `# Clave de los sobres de Expediente Vivo. Identificación: ${identidadDe(clave)}
#
# Con esta clave y una copia de la base de datos se lee cualquier monto reservado; sin ella no se lee ninguno,
# nunca más. Guárdela en papel o en un soporte aparte, bajo llave, con dos personas que respondan por ella.
# No la guarde con la base de datos ni con sus copias, no la envíe por correo y borre este archivo del servidor.
#
# Para usarla: copie este archivo a la ruta de ARCHIVO_CLAVE_SOBRES (permisos 0600), o ponga su valor en la
# variable CLAVE_SOBRES. Para probarla: npm run custodia -- probar <este archivo>
CLAVE_SOBRES=${textoDeClave(clave)}
COMPROBACION=${comprobacionDe(clave)}
`;
  try {
    escribirEnDisco(ruta, texto);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new ClaveIlegible('ya existe, y no se sobrescribe');
    throw traducir(error, 'no se puede crear');
  }
}
