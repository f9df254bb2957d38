import type { Database } from 'better-sqlite3';
import { traducir } from '../errores.js';
import type { Transacciones } from './transaccion.js';

/** Reads now and answers as the port does: a promise, whose failures are told as the system speaks of them. */
export async function leer<T>(consulta: () => T): Promise<T> {
  try {
    return consulta();
  } catch (error) {
    throw traducir(error);
  }
}

/**
 * How what is committed is read. With one connection for both, as in memory, a read in the middle of a transaction would see
 * what may still be undone: it waits for its end.
 */
export function lecturaDe(db: Database, dbLectura: Database, tx: Transacciones): typeof leer {
  return dbLectura === db ? (consulta) => tx.quieta().then(() => leer(consulta)) : leer;
}
