import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import type { Json } from './cliente.js';
import { baseDe, EN_POSTGRES } from './en-postgres.js';

/** The database of a test, with nothing of the product in between. */
export interface EnCrudo {
  /** Runs one statement, with values where it says `?`; gives its rows. */
  filas(sql: string, ...valores: readonly unknown[]): Promise<Json[]>;
  /** Takes the protections of every table out of the way, as somebody with the database in hand would. */
  desproteger(): Promise<void>;
}

async function sobreSqlite<T>(archivo: string, hacer: (db: EnCrudo) => Promise<T>): Promise<T> {
  const db = new Sqlite(archivo);
  // As the product opens it: without this, INSERT OR REPLACE walks past the protections.
  db.pragma('recursive_triggers = ON');
  try {
    return await hacer({
      filas: async (sql, ...valores) => {
        const orden = db.prepare(sql);
        if (orden.reader) return orden.all(...valores) as Json[];
        orden.run(...valores);
        return [];
      },
      desproteger: async () => {
        db.pragma('foreign_keys = OFF');
        const nombres = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
        for (const nombre of nombres) db.exec(`DROP TRIGGER ${nombre}`);
      },
    });
  } finally {
    db.close();
  }
}

const INT8 = 20;

async function sobrePostgres<T>(url: string, hacer: (db: EnCrudo) => Promise<T>): Promise<T> {
  const direccion = new URL(url);
  // Only a superuser may leave the foreign keys aside; both roles of a test cluster have one password.
  direccion.username = 'postgres';
  const db = new pg.Client({
    connectionString: direccion.href,
    types: {
      getTypeParser: (tipo: number) =>
        tipo === INT8 ? Number : (pg.types.getTypeParser(tipo) as (t: string) => unknown),
    } as pg.CustomTypesConfig,
  });
  await db.connect();
  try {
    return await hacer({
      filas: async (sql, ...valores) => {
        let n = 0;
        return (
          await db.query<Json>(
            sql.replaceAll('?', () => `$${++n}`),
            [...valores],
          )
        ).rows;
      },
      desproteger: async () => void (await db.query('SET session_replication_role = replica')),
    });
  } finally {
    await db.end();
  }
}

/** Works on the database kept for a file. */
export async function enCrudo<T>(archivo: string, hacer: (db: EnCrudo) => Promise<T>): Promise<T> {
  return EN_POSTGRES ? sobrePostgres(await baseDe(`sqlite:${archivo}`), hacer) : sobreSqlite(archivo, hacer);
}

/** The only value of the only row a statement gives. */
export async function valorEnCrudo(
  archivo: string,
  sql: string,
  ...valores: readonly unknown[]
): Promise<unknown> {
  const [fila] = await enCrudo(archivo, (db) => db.filas(sql, ...valores));
  return Object.values(fila ?? {})[0];
}

async function filasDeTodo(db: EnCrudo): Promise<string> {
  const tablas = await db.filas(
    `SELECT c.oid::regclass::text AS tabla FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg_%' AND n.nspname <> 'information_schema'`,
  );
  const textos: string[] = [];
  for (const { tabla } of tablas)
    textos.push(
      ...(await db.filas(`SELECT '${tabla} ' || t::text AS fila FROM ${tabla} t`)).map((f) => f['fila']),
    );
  return textos.join('\n');
}

/** Everything the database holds, byte by byte as in latin1: its files, or the rows of all its tables. */
export async function todoLoGuardado(archivo: string): Promise<string> {
  if (EN_POSTGRES) return Buffer.from(await enCrudo(archivo, filasDeTodo)).toString('latin1');
  return readdirSync(dirname(archivo))
    .filter((nombre) => nombre.startsWith(basename(archivo)))
    .map((nombre) => readFileSync(join(dirname(archivo), nombre), 'latin1'))
    .join('');
}
