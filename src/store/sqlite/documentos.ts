import type { Database } from 'better-sqlite3';
import type { StoreDeDocumentos } from '../documentos.js';
import type { Transacciones } from './transaccion.js';

/** Documents of cases: what they hold, their versions and who issued them. In an embedded database. */
export function documentosDe(_db: Database, _dbLectura: Database, _tx: Transacciones): StoreDeDocumentos {
  return {};
}
