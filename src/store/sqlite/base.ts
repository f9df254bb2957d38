import type { Database, Statement } from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Base, Sentencias } from '../sql/base.js';
import { SQLITE } from '../sql/dialecto.js';
import { lecturaDe } from './leer.js';
import type { Transacciones } from './transaccion.js';

// Those of the lists vary with what is asked of them.
const SENTENCIAS = 500;

/** Statements of one connection, each prepared once. */
class Preparadas {
  readonly #conocidas = new LRUCache<string, Statement>({ max: SENTENCIAS });

  constructor(readonly db: Database) {}

  de(sql: string): Statement {
    const conocida = this.#conocidas.get(sql);
    if (conocida) return conocida;
    const nueva = this.db.prepare(sql);
    this.#conocidas.set(sql, nueva);
    return nueva;
  }
}

/** An embedded database as the modules of portable SQL see it. */
export function baseSqlite(db: Database, dbLectura: Database, tx: Transacciones): Base {
  const escritas = new Preparadas(db);
  const leidas = dbLectura === db ? escritas : new Preparadas(dbLectura);
  const dentro: Sentencias = {
    todas: async <F>(sql: string, ...valores: readonly unknown[]) => escritas.de(sql).all(...valores) as F[],
    una: async <F>(sql: string, ...valores: readonly unknown[]) =>
      (escritas.de(sql).get(...valores) as F | undefined) ?? null,
    mandar: async (sql, ...valores) => escritas.de(sql).run(...valores).changes,
  };
  const leer = lecturaDe(db, dbLectura, tx);
  return {
    dialecto: SQLITE,
    todas: <F>(sql: string, ...valores: readonly unknown[]) =>
      leer(() => leidas.de(sql).all(...valores) as F[]),
    una: <F>(sql: string, ...valores: readonly unknown[]) =>
      leer(() => (leidas.de(sql).get(...valores) as F | undefined) ?? null),
    mandar: (sql, ...valores) => tx.correr(() => escritas.de(sql).run(...valores).changes),
    juntas: (trabajo) => tx.correr(() => trabajo(dentro)),
    sinEsperarAlDisco: (trabajo) => tx.correrSinEsperarAlDisco(() => trabajo(dentro)),
    ocupada: () => db.inTransaction,
  };
}
