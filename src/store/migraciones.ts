import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A numbered migration file. */
export interface Migracion {
  readonly numero: number;
  readonly nombre: string;
  readonly sql: string;
}

/** The migrations of a folder, in order. */
export function migraciones(carpeta: string): Migracion[] {
  return readdirSync(carpeta)
    .filter((nombre) => /^\d{4}_.*\.sql$/.test(nombre))
    .sort()
    .map((nombre) => ({
      numero: Number(nombre.slice(0, 4)),
      nombre,
      sql: readFileSync(join(carpeta, nombre), 'utf8'),
    }));
}
