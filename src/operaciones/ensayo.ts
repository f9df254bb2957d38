import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Registro } from '../../machines/registro.js';
import { relojReal } from '../clock.js';
import { Deposito } from '../documentos/deposito.js';
import { huellaDeArchivo } from '../documentos/integridad.js';
import { Door } from '../engine/door.js';
import { verificarTodo } from '../engine/verificar.js';
import type { ContenidoGuardado, Copias } from '../store/copias.js';
import type { Store } from '../store/puerto.js';
import { BASE, DOCUMENTOS, leerSumas } from './copia.js';
import { copiarArchivo } from './documentos.js';

const MOSTRADAS = 20;

/** How a database is opened to work, whatever it is kept in. */
export type AbrirStore = (url: string) => Promise<Store>;

/** What copies are made and proved with. */
export interface Taller {
  readonly copias: Copias;
  readonly registro: Registro;
  readonly abrir: AbrirStore;
}

/** Outcome of proving a copy: what is wrong with it, in words; nothing when it is good. */
export interface Prueba {
  readonly casos: number;
  readonly eventos: number;
  readonly documentos: number;
  readonly bytes: number;
  readonly faltas: readonly string[];
  /** Contents that are missing or are not what they were. */
  readonly malos: readonly ContenidoGuardado[];
}

const EN_PALABRAS = { falta: 'falta', alterado: 'no es el que se guardó' } as const;

/** Proves a database and its documents by working on them: chain, replay, and the digest of every content. */
export async function probar(
  { copias, registro, abrir }: Taller,
  archivo: string,
  carpetaDeDocumentos: string,
): Promise<Prueba> {
  const faltas: string[] = [];
  const malos: ContenidoGuardado[] = [];
  const store = await abrir(`sqlite:${archivo}`);
  try {
    const door = new Door(store, registro, relojReal, false);
    const { casos, eventos } = await verificarTodo(door, (caso, [primera]) => {
      faltas.push(`El expediente ${caso} no verifica: ${primera?.detalle ?? ''}`);
    });
    const deposito = new Deposito(carpetaDeDocumentos, async () => true);
    let documentos = 0;
    let bytes = 0;
    for (const contenido of copias.contenidos(archivo)) {
      documentos++;
      bytes += contenido.bytes;
      const estado = await deposito.estado(contenido);
      if (estado === 'integro') continue;
      faltas.push(`El documento ${contenido.huella} ${EN_PALABRAS[estado]}.`);
      malos.push(contenido);
    }
    return { casos, eventos, documentos, bytes, faltas, malos };
  } finally {
    await store.cerrar();
  }
}

async function faltasDeSumas(copia: string): Promise<string[]> {
  const sumas = await leerSumas(copia);
  const esperada = sumas.get(BASE);
  const hallada = await huellaDeArchivo(join(copia, BASE)).catch(() => null);
  if (hallada === null) return [`Falta ${BASE}.`];
  return hallada === esperada ? [] : [`${BASE} no es el que se copió: su suma SHA-256 es otra.`];
}

/**
 * Proves a copy by restoring it beside itself and verifying everything: its digests, the file of the database, the chain and the
 * replay of every case, and every document. The copy itself is only read.
 */
export async function ensayarCopia(taller: Taller, copia: string): Promise<Prueba> {
  const nada = { casos: 0, eventos: 0, documentos: 0, bytes: 0, malos: [] };
  const faltas = [...(await faltasDeSumas(copia))];
  if (faltas.length > 0) return { ...nada, faltas };
  const danos = taller.copias.danos(join(copia, BASE));
  if (danos.length > 0) return { ...nada, faltas: danos.map((d) => `La base de datos está dañada: ${d}`) };
  const aparte = join(dirname(copia), `.ensayo-${randomUUID()}`);
  try {
    await mkdir(aparte);
    await copiarArchivo(join(copia, BASE), join(aparte, BASE));
    const prueba = await probar(taller, join(aparte, BASE), join(copia, DOCUMENTOS));
    return { ...prueba, faltas: prueba.faltas.slice(0, MOSTRADAS) };
  } finally {
    await rm(aparte, { recursive: true, force: true });
  }
}

/** Bytes of a file; 0 when it does not exist. */
export async function tamanio(archivo: string): Promise<number> {
  return (await stat(archivo).catch(() => null))?.size ?? 0;
}
