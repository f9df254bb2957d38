import { ULTIMO_RESPALDO } from '../copias.js';
import type { DiscoDeLaBase, Panorama, StoreDeOperaciones } from '../operaciones.js';
import type { Base } from './base.js';

/** What each database keeps of itself in its own way. */
export interface FondoDeLaBase {
  /** Number of its last migration. */
  esquema(): Promise<number>;
  /** Room it takes and has left; null when it is in memory. */
  disco(): Promise<DiscoDeLaBase | null>;
  /** See `StoreDePersonales.borrarRastro`. */
  borrarRastro(): Promise<void>;
}

interface Cuentas {
  readonly vencidosSinHacer: number;
  readonly porVencer: number;
  readonly incidencias: number;
  readonly ultimaIncidencia: string | null;
  readonly ultimoEvento: string | null;
  readonly ultimoRespaldo: string | null;
}

// In one statement, so that they are of one instant.
const CUENTAS = `SELECT
  (SELECT count(*) FROM plazo WHERE debe = 1 AND vence < :hoy) AS "vencidosSinHacer",
  (SELECT count(*) FROM plazo WHERE estado = 'corriendo' AND detenido = 0 AND instante <= :ahora) AS "porVencer",
  (SELECT count(*) FROM incidencia) AS incidencias,
  (SELECT max(creada) FROM incidencia) AS "ultimaIncidencia",
  (SELECT registrado FROM evento ORDER BY posicion DESC LIMIT 1) AS "ultimoEvento",
  (SELECT valor FROM ajuste WHERE nombre = :respaldo) AS "ultimoRespaldo"`;
const CASOS =
  'SELECT coleccion, situacion, count(*) AS total FROM caso GROUP BY coleccion, situacion ORDER BY coleccion, situacion';
const AVISOS = `SELECT 'correo' AS canal, 'pendiente' AS estado, count(*) AS total FROM aviso WHERE estado = 'pendiente'
  UNION ALL SELECT canal, 'por_registrar', count(*) FROM aviso WHERE estado = 'por_registrar' GROUP BY canal
  UNION ALL SELECT 'correo', 'fallida', count(*) FROM aviso WHERE estado = 'fallida' AND codigo = 'SMTP_AGOTADO'`;

/** How a database stands. Every question is answered by an index, whatever the number of cases. */
export function operacionesDe(base: Base, fondo: FondoDeLaBase): Pick<StoreDeOperaciones, 'panorama'> {
  return {
    panorama: async (hoy, ahora) => {
      const valores = { hoy, ahora, respaldo: ULTIMO_RESPALDO };
      const c = (await base.una<Cuentas>(CUENTAS, valores)) as Cuentas;
      return {
        esquema: await fondo.esquema(),
        casos: await base.todas<Panorama['casos'][number]>(CASOS),
        vencidosSinHacer: c.vencidosSinHacer,
        porVencer: c.porVencer,
        avisos: await base.todas<Panorama['avisos'][number]>(AVISOS),
        incidencias: { total: c.incidencias, ultima: c.ultimaIncidencia },
        ultimoEvento: c.ultimoEvento,
        ultimoRespaldo: c.ultimoRespaldo,
        disco: await fondo.disco(),
      };
    },
  };
}
