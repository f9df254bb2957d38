import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Instante } from '../../machines/calendario/index.js';
import { diasAntes } from '../clock.js';
import { Deposito } from '../documentos/deposito.js';
import { huellaDeArchivo } from '../documentos/integridad.js';
import { AlmacenNoDisponible } from '../store/errores.js';
import {
  BASE,
  DOCUMENTOS,
  esBuena,
  MALO,
  MANIFIESTO,
  type ManifiestoDeCopia,
  nombreDeCopia,
  PARCIAL,
  SUMAS,
  sumaDe,
} from './copia.js';
import { traer } from './documentos.js';
import { ensayarCopia, type Prueba, type Taller, tamanio } from './ensayo.js';
import { enDisco, OrdenImposible } from './errores.js';

/** What a copy is made of, and where it goes. */
export interface Pedido {
  /** Folder that holds the copies. */
  readonly carpeta: string;
  /** Deposit of the documents. */
  readonly documentos: string;
  /** Good copies to keep, this one included; the older ones go away. Null keeps them all. */
  readonly conservar: number | null;
  readonly programa: string;
  /** Instant of the machine's clock. */
  readonly ahora: Instante;
}

/** Outcome of a copy. */
export interface Respaldado {
  readonly copia: string;
  readonly prueba: Prueba;
  /** Older copies that went away. */
  readonly retiradas: readonly string[];
  /** Whether the database knows of it; a good copy is good all the same. */
  readonly anotada: boolean;
}

// One long change may hold the database for longer than one waits.
function anotar({ copias }: Taller, ahora: Instante): boolean {
  try {
    copias.anotar(ahora);
    return true;
  } catch (error) {
    if (error instanceof AlmacenNoDisponible) return false;
    throw error;
  }
}

async function escribir(archivo: string, texto: string): Promise<void> {
  const abierto = await open(archivo, 'wx', 0o640);
  try {
    await abierto.writeFile(texto);
    await abierto.sync();
  } finally {
    await abierto.close();
  }
}

async function buenas(carpeta: string): Promise<string[]> {
  return (await readdir(carpeta)).filter(esBuena).sort();
}

// Several copies may be asked for within one second.
async function lugarLibre(carpeta: string, ahora: Instante): Promise<string> {
  const nombre = nombreDeCopia(ahora);
  const tomados = (await readdir(carpeta)).filter((n) => n.startsWith(nombre));
  for (let n = 1; ; n++) {
    const candidato = n === 1 ? nombre : `${nombre}-${n}`;
    const libre = [candidato, candidato + PARCIAL, candidato + MALO].every((c) => !tomados.includes(c));
    if (!libre) continue;
    const hecho = await mkdir(join(carpeta, candidato + PARCIAL), { mode: 0o750 }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (hecho) return candidato;
  }
}

/** Copies interrupted a day ago or more: whoever was making them is gone. */
async function limpiar(carpeta: string, ahora: Instante): Promise<void> {
  for (const nombre of await readdir(carpeta)) {
    if (!/^respaldo-.*\.parcial$|^\.ensayo-/.test(nombre)) continue;
    const { mtime } = await stat(join(carpeta, nombre));
    if (mtime.toISOString() < `${diasAntes(ahora, 1)}${ahora.slice(10)}`)
      await rm(join(carpeta, nombre), { recursive: true, force: true });
  }
}

// The copied database says which: what came to the deposit afterwards belongs to the next copy.
async function copiarDocumentos(
  { copias }: Taller,
  copia: string,
  { documentos }: Pedido,
  anterior: string | null,
): Promise<string> {
  const vivo = new Deposito(documentos, async () => true);
  let sumas = '';
  for (const contenido of copias.contenidos(join(copia, BASE))) {
    // One that is missing is told by the proof of the copy, which looks for all of them.
    await traer(contenido, vivo, join(copia, DOCUMENTOS), anterior);
    sumas += sumaDe(contenido.huella, `${DOCUMENTOS}/${vivo.camino(contenido.huella)}`);
  }
  return sumas;
}

async function retirarViejas(carpeta: string, conservar: number | null): Promise<string[]> {
  if (conservar === null) return [];
  const viejas = (await buenas(carpeta)).slice(0, -conservar);
  for (const vieja of viejas) await rm(join(carpeta, vieja), { recursive: true, force: true });
  return viejas;
}

/**
 * Copies the database and its documents while the system works, and proves the copy by restoring it beside itself. The key of the
 * envelopes is no part of it. A copy that is not good keeps the ending `.malo`, and no older one goes away.
 * @throws OrdenImposible when there is nothing to copy or nowhere to put it
 */
export async function respaldar(taller: Taller, pedido: Pedido): Promise<Respaldado> {
  const { copias } = taller;
  const carpeta = resolve(pedido.carpeta);
  if (copias.archivo === null)
    throw new OrdenImposible('La base de datos está en memoria: no hay archivo que respaldar.');
  if ((await tamanio(copias.archivo)) === 0)
    throw new OrdenImposible(`No existe la base de datos ${copias.archivo}; revise DATABASE_URL.`);
  return enDisco('No se pudo respaldar', async () => {
    await mkdir(carpeta, { recursive: true, mode: 0o750 });
    await limpiar(carpeta, pedido.ahora);
    const anterior = (await buenas(carpeta)).at(-1);
    const nombre = await lugarLibre(carpeta, pedido.ahora);
    const parcial = join(carpeta, nombre + PARCIAL);
    try {
      const prueba = await hacer(taller, pedido, parcial, anterior && join(carpeta, anterior, DOCUMENTOS));
      const bien = prueba.faltas.length === 0;
      const copia = join(carpeta, bien ? nombre : nombre + MALO);
      await rename(parcial, copia);
      if (!bien) return { copia, prueba, retiradas: [], anotada: false };
      const anotada = anotar(taller, pedido.ahora);
      return { copia, prueba, anotada, retiradas: await retirarViejas(carpeta, pedido.conservar) };
    } finally {
      await rm(parcial, { recursive: true, force: true });
    }
  });
}

/** What came from an earlier copy may have gone bad there since: the living deposit is asked for it, and it is proved again. */
async function remediar(
  taller: Taller,
  { documentos }: Pedido,
  copia: string,
  prueba: Prueba,
): Promise<Prueba> {
  if (prueba.malos.length === 0) return prueba;
  const vivo = new Deposito(documentos, async () => true);
  for (const contenido of prueba.malos) {
    await rm(join(copia, DOCUMENTOS, vivo.camino(contenido.huella)), { force: true });
    await traer(contenido, vivo, join(copia, DOCUMENTOS), null);
  }
  return ensayarCopia(taller, copia);
}

async function hacer(
  taller: Taller,
  pedido: Pedido,
  copia: string,
  anterior: string | undefined,
): Promise<Prueba> {
  const { copias } = taller;
  const base = join(copia, BASE);
  await copias.copiar(base);
  await mkdir(join(copia, DOCUMENTOS));
  const sha256 = await huellaDeArchivo(base);
  const deDocumentos = await copiarDocumentos(taller, copia, pedido, anterior ?? null);
  await escribir(join(copia, SUMAS), `${sumaDe(sha256, BASE)}${deDocumentos}`);
  const primera = await ensayarCopia(taller, copia);
  const prueba = await remediar(taller, pedido, copia, primera);
  const { casos, eventos, documentos, bytes } = prueba;
  const manifiesto: ManifiestoDeCopia = {
    formato: 1,
    programa: pedido.programa,
    creado: pedido.ahora,
    esquema: copias.examinar(base).esquema,
    casos,
    eventos,
    baseDatos: { bytes: await tamanio(base), sha256 },
    documentos: { total: documentos, bytes },
  };
  await escribir(join(copia, MANIFIESTO), `${JSON.stringify(manifiesto, null, 2)}\n`);
  return prueba;
}
