import type { Database } from 'better-sqlite3';
import type { StoreDeGestion } from '../gestion.js';
import type { Transacciones } from './transaccion.js';

/** Who attends what: load, absences and substitutions. In an embedded database. */
export function gestionDe(_db: Database, _dbLectura: Database, _tx: Transacciones): StoreDeGestion {
  return {};
}
