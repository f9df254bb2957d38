import type { Database } from 'better-sqlite3';
import type { StoreDeEnvios, VersionDePlantilla } from '../envios.js';
import type { Transacciones } from './transaccion.js';

/** The texts somebody wrote in the place of those of the program, in an embedded database. */
export function plantillasDe(
  db: Database,
  dbLectura: Database,
  tx: Transacciones,
): Pick<StoreDeEnvios, 'versionesDePlantilla' | 'plantillasEscritas' | 'escribirPlantilla'> {
  const columnas = 'id, version, texto, usuario, creada';
  const versiones = dbLectura.prepare(`SELECT ${columnas} FROM plantilla WHERE id = ? ORDER BY version`);
  const vigentes = dbLectura.prepare(
    `SELECT ${columnas} FROM plantilla p WHERE version = (SELECT max(version) FROM plantilla WHERE id = p.id)`,
  );
  const ultima = db.prepare('SELECT coalesce(max(version), 0) FROM plantilla WHERE id = ?').pluck();
  const escribir = db.prepare(`INSERT INTO plantilla (${columnas}) VALUES (?, ?, ?, ?, ?)`);
  return {
    versionesDePlantilla: async (id) => versiones.all(id) as VersionDePlantilla[],
    plantillasEscritas: async () => vigentes.all() as VersionDePlantilla[],
    escribirPlantilla: ({ id, version, texto, usuario, creada }) =>
      tx.correr(() => {
        if ((ultima.get(id) as number) + 1 !== version) return false;
        escribir.run(id, version, texto, usuario, creada);
        return true;
      }),
  };
}
