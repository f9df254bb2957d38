import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Inhabil } from '../../machines/calendario/index.js';

const MIGRACION = new URL('../../db/migraciones/0002_inhabiles.sql', import.meta.url);

/** A row as the migration stores it. */
export interface FilaInhabil extends Inhabil {
  readonly fuente: string;
  readonly conocida: string;
  readonly usuario: string;
}

/** The rows of the migration, read back from an in-memory table, in order of version. */
export function inhabilesDeLaMigracion(): FilaInhabil[] {
  const base = new Database(':memory:');
  base.exec(`CREATE TABLE inhabil (version INTEGER PRIMARY KEY, tipo TEXT NOT NULL, fecha TEXT NOT NULL,
    norma TEXT NOT NULL, publicada TEXT, ambito TEXT NOT NULL, motivo TEXT NOT NULL, fuente TEXT NOT NULL,
    conocida TEXT NOT NULL, usuario TEXT NOT NULL) STRICT`);
  base.exec(readFileSync(MIGRACION, 'utf8'));
  const filas = base.prepare<[], FilaInhabil>('SELECT * FROM inhabil ORDER BY version').all();
  base.close();
  return filas;
}

/** A row for a test: national, with the norm given. */
export function fila(version: number, fecha: string, resto: Partial<Inhabil> = {}): Inhabil {
  return {
    version,
    tipo: 'declara',
    fecha,
    norma: 'DS 000-0000-PCM',
    publicada: null,
    ambito: 'nacional',
    motivo: 'Día de prueba',
    ...resto,
  };
}
