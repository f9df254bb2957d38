import type { Database } from 'better-sqlite3';
import type { StoreDePersonales } from '../personales.js';
import type { Transacciones } from './transaccion.js';

/** Readings of personal data, and their suppression (Ley 29733). In an embedded database. */
export function personalesDe(_db: Database, _dbLectura: Database, _tx: Transacciones): StoreDePersonales {
  return {};
}
