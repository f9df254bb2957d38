import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { RAIZ } from '../../raiz.js';
import { BaseIncompatible } from '../errores.js';
import { type Migracion, migraciones } from '../migraciones.js';
import { CERROJO_DE_MIGRACION } from './cerrojos.js';

const CARPETA = join(RAIZ, 'db', 'postgres');
const INCLUYE = /^-- incluye: (.+)$/gm;

/** The migrations of PostgreSQL, in order. What both databases share is included from where it is. */
export function migracionesPostgres(): Migracion[] {
  return migraciones(CARPETA).map((m) => ({
    ...m,
    sql: m.sql.replace(INCLUYE, (_, ruta: string) => readFileSync(join(RAIZ, ruta), 'utf8')),
  }));
}

interface Estado {
  readonly nuestra: boolean;
  readonly tablas: number;
  readonly enOtroEsquema: boolean;
}

// Locks and pokes are of the whole database: two systems in two schemas of one would stop each other.
const ESTADO = `WITH suyo AS (
    SELECT coalesce((SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.oid = to_regclass('migracion')), current_schema()) AS esquema)
  SELECT to_regclass('migracion') IS NOT NULL AS nuestra,
    (SELECT count(*)::int FROM pg_tables WHERE schemaname = current_schema()) AS tablas,
    EXISTS (SELECT schemaname FROM pg_tables, suyo WHERE schemaname <> suyo.esquema
      AND tablename IN ('migracion', 'evento', 'plazo') GROUP BY schemaname HAVING count(*) = 3) AS "enOtroEsquema"`;

/**
 * Reads whose a database is and its version, and changes nothing; 0 when it is empty.
 * @throws BaseIncompatible when it is newer than the code or belongs to something else
 */
export async function comprobarDuenio(
  cliente: Pick<Client, 'query'>,
  lista = migracionesPostgres(),
): Promise<number> {
  const { rows } = await cliente.query<Estado>(ESTADO);
  const [{ nuestra, tablas, enOtroEsquema }] = rows as [Estado];
  if (enOtroEsquema)
    throw new BaseIncompatible(
      'La base de datos de PostgreSQL ya tiene este sistema en otro esquema; no se modificó nada. Cree otra base de datos: dos sistemas en una se estorban.',
    );
  if (!nuestra && tablas > 0)
    throw new BaseIncompatible(
      'La base de datos de PostgreSQL tiene tablas que no son de este sistema; no se modificó nada. Cree una para él solo.',
    );
  if (!nuestra) return 0;
  const { rows: filas } = await cliente.query<{ numero: number | null }>(
    'SELECT max(numero) AS numero FROM migracion',
  );
  const version = filas[0]?.numero ?? 0;
  const ultima = lista.at(-1)?.numero ?? 0;
  if (version > ultima)
    throw new BaseIncompatible(
      `La base de datos es de una versión más nueva (${version}) que este programa (${ultima}). Actualice el programa; no se modificó nada.`,
    );
  return version;
}

/**
 * Brings a database to the version of this code, each migration in its own transaction. Several replicas may do it at once:
 * they take turns, and those that come later find it done.
 * @throws BaseIncompatible when the database is newer than the code or belongs to something else
 */
export async function migrar(cliente: Pick<Client, 'query'>, lista = migracionesPostgres()): Promise<void> {
  const ultima = lista.at(-1)?.numero ?? 0;
  if ((await comprobarDuenio(cliente, lista)) === ultima) return;
  await cliente.query('SELECT pg_advisory_lock($1)', [CERROJO_DE_MIGRACION]);
  try {
    const version = await comprobarDuenio(cliente, lista);
    for (const m of lista) {
      if (m.numero <= version) continue;
      // The driver sends a text of several statements as one transaction of its own; ours holds the number too.
      await cliente.query('BEGIN');
      try {
        if (m === lista[0])
          await cliente.query('CREATE TABLE migracion (numero integer PRIMARY KEY, nombre text NOT NULL)');
        await cliente.query(m.sql);
        await cliente.query('INSERT INTO migracion (numero, nombre) VALUES ($1, $2)', [m.numero, m.nombre]);
        await cliente.query('COMMIT');
      } catch (error) {
        await cliente.query('ROLLBACK');
        throw error;
      }
    }
  } finally {
    await cliente.query('SELECT pg_advisory_unlock($1)', [CERROJO_DE_MIGRACION]);
  }
}
