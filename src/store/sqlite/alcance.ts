import type { Interesado, Visibles } from '../mesa.js';

/** A piece of SQL with the values its marks stand for. */
export interface Trozo {
  readonly sql: string;
  readonly valores: readonly unknown[];
}

/** Cases a question is confined to. */
export interface Alcance extends Visibles {
  readonly mio?: Interesado | undefined;
  readonly responsable?: string | undefined;
  readonly suplidos?: readonly string[] | undefined;
}

function deColecciones(colecciones: NonNullable<Visibles['colecciones']>): Trozo {
  const una = (ruc: string | null) =>
    ruc === null
      ? 'SELECT id AS caso FROM caso WHERE coleccion = ?'
      : 'SELECT d.caso FROM caso_datos d JOIN caso c ON c.id = d.caso WHERE c.coleccion = ? AND d.ruc = ?';
  return {
    sql: colecciones.map((c) => una(c.ruc)).join(' UNION ') || 'SELECT id FROM caso WHERE 1 = 0',
    valores: colecciones.flatMap((c) => (c.ruc === null ? [c.coleccion] : [c.coleccion, c.ruc])),
  };
}

/** The ids of the cases of a scope, as a query; null when it is all of them. */
export function casosDe({ ruc, colecciones, mio, responsable, suplidos = [] }: Alcance): Trozo | null {
  const trozos: Trozo[] = [];
  if (responsable !== undefined)
    trozos.push(
      suplidos.length === 0
        ? { sql: 'SELECT id AS caso FROM caso WHERE responsable = ?', valores: [responsable] }
        : {
            sql: 'SELECT id AS caso FROM caso WHERE responsable IN (SELECT value FROM json_each(?))',
            valores: [JSON.stringify([responsable, ...suplidos])],
          },
    );
  if (mio !== undefined) {
    const todos = [mio, ...(mio.suplidos ?? [])];
    trozos.push({
      sql: `SELECT id AS caso FROM caso WHERE responsable IN (SELECT value FROM json_each(?))
        UNION SELECT id FROM caso WHERE asignado IN (SELECT value FROM json_each(?))
        UNION SELECT caso FROM evento WHERE actor <> 'sistema' AND actor IN (?, ?)`,
      valores: [
        JSON.stringify(todos.flatMap((p) => [p.id, p.nombre])),
        JSON.stringify(todos.map((p) => p.id)),
        mio.id,
        `admin:${mio.id}`,
      ],
    });
  }
  if (ruc !== undefined) trozos.push({ sql: 'SELECT caso FROM caso_datos WHERE ruc = ?', valores: [ruc] });
  if (colecciones !== undefined) trozos.push(deColecciones(colecciones));
  if (trozos.length === 0) return null;
  return {
    sql: trozos.map(({ sql }) => `SELECT caso FROM (${sql})`).join(' INTERSECT '),
    valores: trozos.flatMap(({ valores }) => valores),
  };
}

/**
 * Where rows of a table of cases are read from, within a scope. A confined question goes case by case (the join is forced:
 * without statistics the planner would rather read every row in order); an open one follows the indexes.
 */
export function desde(tabla: string, alias: string, alcance: Alcance): Trozo {
  const casos = casosDe(alcance);
  if (casos === null) return { sql: `${tabla} ${alias}`, valores: [] };
  return {
    sql: `(${casos.sql}) m CROSS JOIN ${tabla} ${alias} ON ${alias}.caso = m.caso`,
    valores: casos.valores,
  };
}
