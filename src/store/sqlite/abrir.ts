import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { traducir } from '../errores.js';
import { comprobarDuenio, migrar } from './migrar.js';

/** Pages of log between checkpoints. */
export const PAGINAS_POR_CONTROL = 16_000;

/** The two connections of an embedded database: one writes, the other reads only committed data. */
export interface Conexiones {
  readonly escritor: Database;
  readonly lector: Database;
  /** Path of the file; null in memory, where both connections are one. */
  readonly ruta: string | null;
}

// One by one: the recursive form of mkdir never returns where a folder cannot exist, such as /proc.
function crearCarpeta(carpeta: string): void {
  if (existsSync(carpeta)) return;
  crearCarpeta(dirname(carpeta));
  // What is in there names people: nobody else of the machine has business in it.
  mkdirSync(carpeta, 0o750);
}

function preparar(db: Database, sincronia: string): void {
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${sincronia}`);
  db.pragma('foreign_keys = ON');
  // Without it INSERT OR REPLACE deletes rows behind the back of the triggers that protect history.
  db.pragma('recursive_triggers = ON');
  db.pragma('cache_size = -8192');
  db.pragma('temp_store = MEMORY');
  // 64 MiB of log between checkpoints: each one copies every changed page and syncs the whole file.
  db.pragma(`wal_autocheckpoint = ${PAGINAS_POR_CONTROL}`);
}

/**
 * Opens an embedded database for this process alone: while it is open nobody else can even read it.
 * @throws AlmacenNoDisponible BASE_OCUPADA when somebody has it open, BaseIncompatible
 */
export function abrirSqliteASolas(ruta: string): Conexiones {
  let unica: Database | undefined;
  try {
    unica = new Sqlite(ruta, { timeout: 0, fileMustExist: true });
    // Whoever has the file open with its log keeps a lock on it for as long; asked before the first read, it is refused.
    unica.pragma('locking_mode = EXCLUSIVE');
    unica.exec('BEGIN EXCLUSIVE; COMMIT');
    comprobarDuenio(unica);
    preparar(unica, 'FULL');
    migrar(unica);
    return { escritor: unica, lector: unica, ruta: null };
  } catch (error) {
    // Left open it would keep the lock it did get, and whoever waits for it out.
    unica?.close();
    throw traducir(error);
  }
}

/**
 * Opens (and creates, and migrates) an embedded database.
 * @param ruta path of the file, or `:memory:`
 * @throws AlmacenNoDisponible when the file cannot be opened or written, BaseIncompatible when it is newer or foreign.
 */
export function abrirSqlite(ruta: string, sincronia: 'FULL' | 'NORMAL' = 'FULL'): Conexiones {
  const enMemoria = ruta === ':memory:';
  try {
    if (!enMemoria) crearCarpeta(dirname(resolve(ruta)));
    // Five seconds to wait for another process that migrates at the same time; from then on waits are ours (see store).
    const escritor = new Sqlite(ruta, { timeout: 5000 });
    // A file that is not ours, or is newer, is refused before anything of it is touched.
    comprobarDuenio(escritor);
    preparar(escritor, sincronia);
    migrar(escritor);
    escritor.pragma('busy_timeout = 0');
    if (enMemoria) return { escritor, lector: escritor, ruta: null };
    const lector = new Sqlite(ruta, { timeout: 1000, readonly: true });
    lector.pragma('cache_size = -8192');
    return { escritor, lector, ruta };
  } catch (error) {
    throw traducir(error);
  }
}
