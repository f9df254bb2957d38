import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Instante } from '../../machines/calendario/index.js';
import { Deposito, sincronizarCarpeta } from '../documentos/deposito.js';
import type { Copias } from '../store/copias.js';
import { BASE, DOCUMENTOS, leerManifiesto, nombreDeCopia } from './copia.js';
import { copiarArchivo, traer } from './documentos.js';
import { ensayarCopia, type Prueba, probar, type Taller } from './ensayo.js';
import { enDisco, OrdenImposible } from './errores.js';

/** Where a copy goes and over what. */
export interface Destino {
  readonly copia: string;
  /** The database to put in place, and the deposit of its documents. */
  readonly base: Copias;
  readonly documentos: string;
  /** Whether what is there may be set aside. */
  readonly reemplazar: boolean;
  /** Instant of the machine's clock: names what is set aside. */
  readonly ahora: Instante;
}

/** Outcome of a restoration. */
export interface Restaurado {
  readonly archivo: string;
  readonly documentos: string;
  readonly prueba: Prueba;
  /** What was there and was set aside; empty when there was nothing. */
  readonly apartado: readonly string[];
}

const conBitacora = (archivo: string) => [archivo, `${archivo}-wal`, `${archivo}-shm`];
const enLista = (faltas: readonly string[]) => faltas.map((f) => `  - ${f}`).join('\n');

async function hayAlgo(carpeta: string): Promise<boolean> {
  return (await readdir(carpeta).catch(() => [])).length > 0;
}

async function exigirLibre({ base, documentos, reemplazar }: Destino, archivo: string): Promise<void> {
  if (!existsSync(archivo) && !(await hayAlgo(documentos))) return;
  if (existsSync(archivo) && base.enUso())
    throw new OrdenImposible(
      `La base de datos ${archivo} está en uso: detenga el sistema antes de restaurar. No se cambió nada.`,
    );
  if (!reemplazar)
    throw new OrdenImposible(
      `Ya hay datos en ${existsSync(archivo) ? archivo : documentos}. Restaure en otra carpeta con --en, o con --reemplazar, que aparta lo que hay sin borrarlo. No se cambió nada.`,
    );
}

// What a damaged database keeps beside its file cannot be gathered into it: it is set aside with it.
function asentar(base: Copias): void {
  try {
    base.asentar();
  } catch {
    return;
  }
}

/** Moves what is there out of the way: pairs of where it was and where it is. All of it, or nothing. */
async function apartar(lugares: readonly string[], ahora: Instante): Promise<[string, string][]> {
  const marca = `.anterior-${nombreDeCopia(ahora).slice('respaldo-'.length)}`;
  const movidos: [string, string][] = [];
  try {
    for (const lugar of lugares.filter((l) => existsSync(l))) {
      let nuevo = lugar + marca;
      for (let n = 2; existsSync(nuevo); n++) nuevo = `${lugar}${marca}-${n}`;
      await rename(lugar, nuevo);
      movidos.push([lugar, nuevo]);
    }
  } catch (error) {
    for (const [lugar, nuevo] of movidos) await rename(nuevo, lugar);
    throw error;
  }
  return movidos;
}

/** Puts a copy beside the place it goes to, and proves it there: until then nothing of what there was is touched. */
async function preparar(taller: Taller, copia: string, archivo: string, documentos: string): Promise<Prueba> {
  const deCopia = new Deposito(join(copia, DOCUMENTOS), async () => true);
  await mkdir(documentos, { recursive: true, mode: 0o750 });
  for (const contenido of taller.copias.contenidos(join(copia, BASE)))
    await traer(contenido, deCopia, documentos, null);
  await mkdir(dirname(archivo), { recursive: true });
  await copiarArchivo(join(copia, BASE), archivo);
  return probar(taller, archivo, documentos);
}

/** What was prepared takes the place of what there was, by renaming: all of it, or nothing. */
async function cambiar(
  nuevos: readonly (readonly [de: string, a: string])[],
  viejos: readonly string[],
  ahora: Instante,
): Promise<string[]> {
  const apartados = await apartar(viejos, ahora);
  const puestos: (readonly [string, string])[] = [];
  try {
    for (const [de, a] of nuevos) {
      await rename(de, a);
      puestos.push([de, a]);
    }
  } catch (error) {
    for (const [de, a] of puestos) await rename(a, de);
    for (const [lugar, nuevo] of apartados) await rename(nuevo, lugar);
    throw error;
  }
  for (const [, a] of nuevos) await sincronizarCarpeta(dirname(a));
  return apartados.map(([, nuevo]) => nuevo);
}

/**
 * Puts a copy in place: proves it first, refuses to do it over a database in use or with data, and proves what it is about to put.
 * What there was is set aside by the last step of all.
 * @throws OrdenImposible when it cannot or must not be done; nothing was changed then
 */
export async function restaurar(taller: Taller, destino: Destino): Promise<Restaurado> {
  const archivo = destino.base.archivo;
  if (archivo === null)
    throw new OrdenImposible('La base de datos de DATABASE_URL está en memoria: no hay dónde restaurar.');
  const documentos = resolve(destino.documentos);
  return enDisco('No se pudo restaurar', async () => {
    await leerManifiesto(destino.copia);
    await exigirLibre(destino, archivo);
    const antes = await ensayarCopia(taller, destino.copia);
    if (antes.faltas.length > 0)
      throw new OrdenImposible(
        `El respaldo ${destino.copia} no está bien y no se restaura:\n${enLista(antes.faltas)}`,
      );
    const [archivoNuevo, documentosNuevos] = [`${archivo}.restaurando`, `${documentos}.restaurando`];
    const limpiar = async () => {
      for (const lugar of conBitacora(archivoNuevo)) await rm(lugar, { force: true });
      await rm(documentosNuevos, { recursive: true, force: true });
    };
    // Another one that was interrupted may have left its own.
    await limpiar();
    try {
      const prueba = await preparar(taller, destino.copia, archivoNuevo, documentosNuevos);
      if (prueba.faltas.length > 0)
        throw new OrdenImposible(`Lo restaurado no verifica; no se cambió nada:\n${enLista(prueba.faltas)}`);
      await exigirLibre(destino, archivo);
      if (existsSync(archivo)) asentar(destino.base);
      const nuevos = [
        [documentosNuevos, documentos],
        [archivoNuevo, archivo],
      ] as const;
      const apartado = await cambiar(nuevos, [...conBitacora(archivo), documentos], destino.ahora);
      return { archivo, documentos, prueba, apartado };
    } finally {
      await limpiar();
    }
  });
}
