import type { Interesado, Visibles } from '../mesa.js';
import type { Dialecto } from './dialecto.js';

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
      : 'SELECT id AS caso FROM caso WHERE coleccion = ? AND ruc = ?';
  return {
    sql: colecciones.map((c) => una(c.ruc)).join(' UNION ') || 'SELECT id AS caso FROM caso WHERE 1 = 0',
    valores: colecciones.flatMap((c) => (c.ruc === null ? [c.coleccion] : [c.coleccion, c.ruc])),
  };
}

// Each value has a mark of its own: the planner knows how many cases each person has.
const uno = (columna: 'responsable' | 'asignado', valores: readonly string[]): Trozo => ({
  sql: `SELECT id AS caso FROM caso WHERE ${columna} IN (${valores.map(() => '?').join(', ')})`,
  valores,
});

/** The ids of the cases of a scope, as a query with one column `caso`; null when it is all of them. */
export function casosDe({ ruc, colecciones, mio, responsable, suplidos = [] }: Alcance): Trozo | null {
  const trozos: Trozo[] = [];
  if (responsable !== undefined)
    trozos.push(
      suplidos.length === 0
        ? { sql: 'SELECT id AS caso FROM caso WHERE responsable = ?', valores: [responsable] }
        : uno('responsable', [responsable, ...suplidos]),
    );
  if (mio !== undefined) {
    const todos = [mio, ...(mio.suplidos ?? [])];
    const responsables = uno(
      'responsable',
      todos.flatMap((p) => [p.id, p.nombre]),
    );
    const asignados = uno(
      'asignado',
      todos.map((p) => p.id),
    );
    trozos.push({
      sql: `${responsables.sql} UNION ${asignados.sql}
        UNION SELECT caso FROM evento WHERE actor <> 'sistema' AND actor IN (?, ?)`,
      valores: [...responsables.valores, ...asignados.valores, mio.id, `admin:${mio.id}`],
    });
  }
  if (ruc !== undefined) trozos.push({ sql: 'SELECT caso FROM caso_datos WHERE ruc = ?', valores: [ruc] });
  if (colecciones !== undefined) trozos.push(deColecciones(colecciones));
  if (trozos.length === 0) return null;
  return {
    sql: trozos.map(({ sql }, i) => `SELECT caso FROM (${sql}) t${i}`).join(' INTERSECT '),
    valores: trozos.flatMap(({ valores }) => valores),
  };
}

/**
 * Where rows of a table of cases are read from, within a scope, when they are few whatever the scope: the planner begins
 * where it sees best.
 */
export function desde(d: Dialecto, tabla: string, alias: string, alcance: Alcance): Trozo {
  const casos = casosDe(alcance);
  if (casos === null) return { sql: `${tabla} ${alias}`, valores: [] };
  return {
    sql: `(${casos.sql}) m ${d.enOrden} ${tabla} ${alias} ON ${alias}.caso = m.caso`,
    valores: casos.valores,
  };
}

/** The same when they are many. A confined question goes case by case: the planner would rather read every row in order. */
export function casoACaso(d: Dialecto, tabla: string, alias: string, alcance: Alcance): Trozo {
  const casos = casosDe(alcance);
  if (casos === null) return { sql: `${tabla} ${alias}`, valores: [] };
  return { sql: `(${casos.sql}) m ${d.porCada('m', tabla, alias)}`, valores: casos.valores };
}
