import type { Database } from 'better-sqlite3';
import type { StoreDeSellos } from '../sellos.js';
import type { Transacciones } from './transaccion.js';

/** Daily seals over the heads of all cases (D6). In an embedded database. */
export function sellosDe(_db: Database, _dbLectura: Database, _tx: Transacciones): StoreDeSellos {
  return {};
}
