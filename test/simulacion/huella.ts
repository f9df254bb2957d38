import { createHash } from 'node:crypto';
import Sqlite from 'better-sqlite3';

/**
 * What no seed fixes: salts and keys are drawn from the system, and every digest and cipher comes from them. The reading
 * log and the technical instants are of the machine's clock.
 */
const AL_AZAR = /^(sal|huella|huella_.*|cuerpo|llave|cifrado|iv|marca|etiqueta|compromiso|envuelta|sobre)$/;
const FUERA = new Set(['sobre', 'lectura', 'migracion', 'ajuste', 'caso_texto']);
// A sealed offer is told in texts by the number drawn for its envelope and by its commitment (D17).
const DE_SOBRE = /"sobre":"[0-9a-f-]{36}"|"compromiso":"[0-9a-f]{64}"/g;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/**
 * Digest of the final database: every table, row by row, without what no seed fixes, and each case by the order of its
 * birth instead of its id. Two runs of one seed give the same.
 */
export function huellaDeBase(archivo: string): string {
  const db = new Sqlite(archivo, { readonly: true });
  try {
    const orden = new Map(
      (db.prepare('SELECT id FROM caso ORDER BY rowid').pluck().all() as string[]).map((id, i) => [id, i]),
    );
    const sinAzar = (valor: unknown) =>
      typeof valor === 'string'
        ? valor.replace(DE_SOBRE, '').replace(UUID, (id) => `#${orden.get(id) ?? '?'}`)
        : valor;
    const tablas = db
      .prepare(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .pluck()
      .all() as string[];
    const resumen = createHash('sha256');
    for (const tabla of tablas.filter((t) => !FUERA.has(t) && !t.startsWith('caso_texto'))) {
      const filas = db.prepare(`SELECT * FROM "${tabla}"`).all() as Record<string, unknown>[];
      const textos = filas.map((fila) =>
        JSON.stringify(
          Object.entries(fila)
            .filter(([columna]) => !AL_AZAR.test(columna))
            .map(([, valor]) => sinAzar(valor)),
        ),
      );
      resumen.update(`${tabla}\n${textos.sort().join('\n')}\n`);
    }
    return resumen.digest('hex');
  } finally {
    db.close();
  }
}
