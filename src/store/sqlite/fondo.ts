import { statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { DiscoDeLaBase } from '../operaciones.js';
import type { FondoDeLaBase } from '../sql/operaciones.js';
import { leer } from './leer.js';
import type { Transacciones } from './transaccion.js';

function discoDe(ruta: string): DiscoDeLaBase {
  const { bavail, bsize } = statfsSync(dirname(resolve(ruta)));
  const bytes = (archivo: string) => statSync(archivo, { throwIfNoEntry: false })?.size ?? 0;
  return { base: bytes(ruta), bitacora: bytes(`${ruta}-wal`), libres: bavail * bsize };
}

/** What an embedded database keeps of itself. @param ruta of its file; null in memory */
export function fondoSqlite(
  db: Database,
  dbLectura: Database,
  tx: Transacciones,
  ruta: string | null,
): FondoDeLaBase {
  return {
    esquema: () => leer(() => dbLectura.pragma('user_version', { simple: true }) as number),
    disco: async () => (ruta === null ? null : discoDe(ruta)),
    borrarRastro: async () => {
      await tx.correr(() => undefined);
      if (!db.inTransaction) db.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}
