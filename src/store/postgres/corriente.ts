import type { FilaCorriente } from '../puerto.js';
import type { Cliente } from './lector.js';

// 24 bits that name these locks, apart from those of `cerrojos.ts`, and 40 for a position: a million million events.
const NUESTROS = 0x457877n;
const BASE = NUESTROS << 40n;
const ULTIMA = "coalesce(pg_sequence_last_value(pg_get_serial_sequence('evento', 'posicion')::regclass), 0)";

/**
 * What a transaction runs before it takes positions: until it ends, it marks with a shared lock from where its own begin.
 * It answers the number of the transaction.
 * Positions are taken before they are committed, and not committed in that order.
 */
export const ANTES_DE_ESCRIBIR = {
  name: 'marca_de_posicion',
  text: `SELECT pg_advisory_xact_lock_shared(${BASE} + ${ULTIMA}), pg_current_xact_id()::xid::text AS transaccion`,
};

const MARCAS = `SELECT min(((classid::bigint & 255) << 32) | objid::bigint) AS desde FROM pg_locks
  WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint >> 8 = ${NUESTROS}
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/**
 * Last position up to which nothing will appear any more. The last one taken is asked first and the marks after it: whoever
 * took one before had its mark by then, and holds it until its rows are seen. (Reading below `pg_snapshot_xmin` alone would
 * not do: a transaction may take its position after another that began later, and a reader would go past it.)
 */
export async function horizonte(cliente: Cliente): Promise<number> {
  const ultima = await cliente.query<{ posicion: number }>({
    name: 'ultima',
    text: `SELECT ${ULTIMA} AS posicion`,
  });
  const marcas = await cliente.query<{ desde: number | null }>({ name: 'marcas', text: MARCAS });
  return Math.min(ultima.rows[0]?.posicion ?? 0, marcas.rows[0]?.desde ?? Number.MAX_SAFE_INTEGER);
}

const COLUMNAS = 'posicion, caso, secuencia, tipo, actor, ocurrido, registrado, estado, regla';

/** Events in the order of their positions, none of which can be preceded by another that comes later. */
export async function leerCorriente(
  cliente: Cliente,
  despues: number,
  limite: number,
  caso?: string,
): Promise<FilaCorriente[]> {
  const hasta = await horizonte(cliente);
  const { rows } =
    caso === undefined
      ? await cliente.query<FilaCorriente>({
          name: 'corriente',
          text: `SELECT ${COLUMNAS} FROM evento WHERE posicion > $1 AND posicion <= $2 ORDER BY posicion LIMIT $3`,
          values: [despues, hasta, limite],
        })
      : // The sum keeps the positions out of the plan: a case is found by its own index, whatever the others wrote since.
        await cliente.query<FilaCorriente>({
          name: 'corriente_de',
          text: `SELECT ${COLUMNAS} FROM evento WHERE caso = $4 AND posicion + 0 > $1 AND posicion + 0 <= $2 ORDER BY secuencia LIMIT $3`,
          values: [despues, hasta, limite, caso],
        });
  return rows;
}
