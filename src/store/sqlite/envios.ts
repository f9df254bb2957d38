import type { Database } from 'better-sqlite3';
import type { StoreDeEnvios } from '../envios.js';
import type { Transacciones } from './transaccion.js';

/** Sendings of notices, with their attempts, and the templates they are written with. In an embedded database. */
export function enviosDe(_db: Database, _dbLectura: Database, _tx: Transacciones): StoreDeEnvios {
  return {};
}
