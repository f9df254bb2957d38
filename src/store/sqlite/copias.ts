import { existsSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { type ContenidoGuardado, type Copias, ULTIMO_RESPALDO } from '../copias.js';
import { AlmacenNoDisponible, traducir } from '../errores.js';
import { comprobarDuenio, migraciones } from './migrar.js';

const ESPERA_MS = 5000;
const ESPERA_LARGA_MS = 30_000;
// All the pages in one step: between steps another process may commit, and then the copy begins again.
const TODAS = 0x7fffffff;

function con<T>(archivo: string, opciones: Sqlite.Options, trabajo: (db: Database) => T): T {
  let db: Database | undefined;
  try {
    db = new Sqlite(archivo, { timeout: ESPERA_MS, ...opciones });
    return trabajo(db);
  } catch (error) {
    throw traducir(error);
  } finally {
    db?.close();
  }
}

const leyendo = <T>(archivo: string, trabajo: (db: Database) => T) =>
  con(archivo, { readonly: true, fileMustExist: true }, trabajo);

/** Takes the file for this connection alone: nobody else may even read it. @throws AlmacenNoDisponible BASE_OCUPADA */
function aSolas<T>(archivo: string, trabajo: (db: Database) => T): T {
  return con(archivo, { fileMustExist: true, timeout: 0 }, (db) => {
    // Whoever has the file open with its log keeps a lock on it for as long; asked before the first read, it is refused.
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE; COMMIT');
    return trabajo(db);
  });
}

async function copiar(archivo: string, destino: string): Promise<void> {
  const db = new Sqlite(archivo, { readonly: true, fileMustExist: true, timeout: ESPERA_MS });
  try {
    await db.backup(destino, { progress: () => TODAS });
  } finally {
    db.close();
  }
  // One file and nothing beside it: it can be read where nobody may write.
  con(destino, {}, (copia) => copia.pragma('journal_mode = DELETE'));
}

/** The file of an embedded database, as a thing to be kept. @param url `sqlite:<ruta>` */
export function copiasSqlite(url: string): Copias {
  const ruta = url.slice('sqlite:'.length);
  const archivo = ruta === ':memory:' ? null : ruta;
  return {
    archivo,
    copiar: (destino) =>
      copiar(ruta, destino).catch((error: unknown) => {
        throw traducir(error);
      }),
    examinar: (otro) =>
      leyendo(otro, (db) => {
        const lista = migraciones();
        const esquema = comprobarDuenio(db, lista);
        const casos = db.prepare('SELECT count(*) FROM caso').pluck().get() as number;
        return { esquema, alDia: esquema === lista.at(-1)?.numero, casos };
      }),
    danos: (otro) =>
      leyendo(otro, (db) => {
        const filas = db.pragma('integrity_check(20)') as { integrity_check: string }[];
        return filas.map((f) => f.integrity_check).filter((linea) => linea !== 'ok');
      }),
    contenidos: (otro) =>
      leyendo(otro, (db) => {
        // A copy made by an earlier program has no documents yet.
        const hay = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'documento'").get() !== undefined;
        const todos = 'SELECT DISTINCT huella, bytes FROM documento WHERE suprimido IS NULL ORDER BY huella';
        return hay ? (db.prepare(todos).all() as ContenidoGuardado[]) : [];
      }),
    enUso: () => {
      if (!existsSync(ruta)) return false;
      try {
        aSolas(ruta, () => undefined);
        return false;
      } catch (error) {
        // One so damaged that it does not open is nobody's.
        return error instanceof AlmacenNoDisponible && error.codigo === 'BASE_OCUPADA';
      }
    },
    anotar: (instante) =>
      con(ruta, { fileMustExist: true, timeout: ESPERA_LARGA_MS }, (db) => {
        db.prepare(
          'INSERT INTO ajuste (nombre, valor) VALUES (?, ?) ON CONFLICT (nombre) DO UPDATE SET valor = excluded.valor',
        ).run(ULTIMO_RESPALDO, instante);
      }),
    asentar: () =>
      aSolas(ruta, (db) => {
        db.pragma('journal_mode = DELETE');
      }),
  };
}
