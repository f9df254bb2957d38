import type { Base } from '../sql/base.js';
import type { FondoDeLaBase } from '../sql/operaciones.js';

/** Tables a suppression of personal data takes something out of. */
const CON_RASTRO = [
  'evento',
  'aviso',
  'envio',
  'caso_datos',
  'caso_texto',
  'documento',
  'usuario',
  'identidad_externa',
];

/**
 * What PostgreSQL knows of itself. Its log is of the whole server, and its disk of another machine: whoever runs the server
 * watches over them.
 */
export function fondoPostgres(base: Base): FondoDeLaBase {
  return {
    esquema: async () =>
      (await base.una<{ numero: number }>('SELECT max(numero) AS numero FROM migracion'))?.numero ?? 0,
    disco: async () => {
      const tamanio = await base.una<{ bytes: number }>(
        'SELECT pg_database_size(current_database()) AS bytes',
      );
      return { base: tamanio?.bytes ?? 0, bitacora: null, libres: null };
    },
    // The earlier versions of rows stay in their tables until this; then nobody can ask for them, and what is written next
    // takes their place. To have it erased at once the table must stop (VACUUM FULL): that is for whoever runs the server.
    // A table another cleans already is left to it.
    borrarRastro: async () => {
      await base.mandar(`VACUUM (SKIP_LOCKED, TRUNCATE OFF) ${CON_RASTRO.join(', ')}`);
    },
  };
}
