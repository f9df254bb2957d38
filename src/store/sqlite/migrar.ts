import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { RAIZ } from '../../raiz.js';
import { BaseIncompatible } from '../errores.js';
import { migraciones as leerMigraciones, type Migracion } from '../migraciones.js';

/** The migrations of the embedded database, in order. */
export const migraciones = (carpeta = join(RAIZ, 'db', 'migraciones')): Migracion[] =>
  leerMigraciones(carpeta);

// "Exv1": a file of another program is refused instead of being filled with our tables.
const NUESTRA = 0x45787631;

/**
 * Reads whose a database is and its version, and changes nothing.
 * @throws BaseIncompatible when it is newer than the code or belongs to something else.
 */
export function comprobarDuenio(db: Database, lista: readonly Migracion[] = migraciones()): number {
  const version = db.pragma('user_version', { simple: true }) as number;
  const duenio = db.pragma('application_id', { simple: true }) as number;
  const ultima = lista.at(-1)?.numero ?? 0;
  if (version > ultima) {
    throw new BaseIncompatible(
      `La base de datos es de una versión más nueva (${version}) que este programa (${ultima}). Actualice el programa; no se modificó nada.`,
    );
  }
  const tablas = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'").get() as {
    n: number;
  };
  if (duenio !== NUESTRA && (duenio !== 0 || version !== 0 || tablas.n > 0)) {
    throw new BaseIncompatible(
      'El archivo existe, pero no es una base de datos de este sistema; no se modificó nada.',
    );
  }
  return version;
}

/**
 * Brings a database to the version of this code, each migration in its own transaction. Two processes may do it at once:
 * the lock is taken before the version is read.
 * @throws BaseIncompatible when the database is newer than the code or belongs to something else.
 */
export function migrar(db: Database, lista: readonly Migracion[] = migraciones()): void {
  const aplicar = db.transaction((m: Migracion) => {
    const actual = db.pragma('user_version', { simple: true }) as number;
    if (actual >= m.numero) return;
    db.exec(m.sql);
    db.pragma(`user_version = ${m.numero}`);
    db.pragma(`application_id = ${NUESTRA}`);
  });
  const version = comprobarDuenio(db, lista);
  const ultima = lista.at(-1)?.numero ?? 0;
  if (version === ultima) return;
  for (const m of lista) if (m.numero > version) aplicar.immediate(m);
}

/** The schema as the database holds it, for the committed dump. */
export function esquema(db: Database): string {
  const filas = db
    .prepare(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'caso_texto_%' ORDER BY type, name",
    )
    .all() as { sql: string }[];
  return `${filas.map((f) => `${f.sql};`).join('\n\n')}\n`;
}
