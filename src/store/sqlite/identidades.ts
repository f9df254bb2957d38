import type { Database } from 'better-sqlite3';
import type { StoreDeIdentidades } from '../identidades.js';
import type { Transacciones } from './transaccion.js';

/** Passwords, identities of the institution and attempts to enter. In an embedded database. */
export function identidadesDe(_db: Database, _dbLectura: Database, _tx: Transacciones): StoreDeIdentidades {
  return {};
}
