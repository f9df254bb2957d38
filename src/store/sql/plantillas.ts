import type { StoreDeEnvios, VersionDePlantilla } from '../envios.js';
import type { Base } from './base.js';

const COLUMNAS = 'id, version, texto, usuario, creada';

/** The texts somebody wrote in the place of those of the program. */
export function plantillasDe(
  base: Base,
): Pick<StoreDeEnvios, 'versionesDePlantilla' | 'plantillasEscritas' | 'escribirPlantilla'> {
  return {
    versionesDePlantilla: (id) =>
      base.todas<VersionDePlantilla>(`SELECT ${COLUMNAS} FROM plantilla WHERE id = ? ORDER BY version`, id),
    plantillasEscritas: () =>
      base.todas<VersionDePlantilla>(
        `SELECT ${COLUMNAS} FROM plantilla p WHERE version = (SELECT max(version) FROM plantilla WHERE id = p.id)`,
      ),
    escribirPlantilla: ({ id, version, texto, usuario, creada }) =>
      base.juntas(async (en) => {
        const ultima = await en.una<{ version: number }>(
          'SELECT coalesce(max(version), 0) AS version FROM plantilla WHERE id = ?',
          id,
        );
        if ((ultima?.version ?? 0) + 1 !== version) return false;
        // Who writes the same one at the same time is told apart here, not by a failure of the database.
        const escritas = await en.mandar(
          `INSERT INTO plantilla (${COLUMNAS}) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          id,
          version,
          texto,
          usuario,
          creada,
        );
        return escritas === 1;
      }),
  };
}
