import type { Database } from 'better-sqlite3';
import type { FiltroDeHoy, ResumenDeHoy } from '../mesa.js';
import type { FiltroDePlazos, PlazoDeCaso } from '../puerto.js';
import { desde, type Trozo } from './alcance.js';

/** The whole rows of some terms, chosen by `caso` and `n` from the indexes alone. */
function vestir(db: Database, { sql, valores }: Trozo, limite: number): PlazoDeCaso[] {
  return db
    .prepare(
      `SELECT p.caso, c.numero, c.coleccion, c.situacion, c.responsable, d.entidad, d.objeto, p.debe, p.n, p.regla, p.item, p.desde, p.dias, p.computo, p.ambitos, p.vence, p.estado, p.abierto, p.cerrado, p.reemplaza, p.motivo
       FROM (${sql}) u CROSS JOIN plazo p ON p.caso = u.caso AND p.n = u.n
       JOIN caso c ON c.id = u.caso JOIN caso_datos d ON d.caso = u.caso
       ORDER BY p.vence, p.caso, p.n`,
    )
    .all(...valores, limite) as PlazoDeCaso[];
}

/** What a list of terms asks, as the conditions of a query. */
function condiciones(f: FiltroDePlazos): Trozo {
  const donde = ['1 = 1'];
  const valores: unknown[] = [];
  const exigir = (sql: string, ...v: unknown[]) => {
    donde.push(sql);
    valores.push(...v);
  };
  if (f.desde !== undefined) exigir('p.vence >= ?', f.desde);
  if (f.hasta !== undefined) exigir('p.vence <= ?', f.hasta);
  if (f.estado === 'corriendo' && f.hoy !== undefined)
    exigir(`p.estado = 'corriendo' AND p.vence >= ?`, f.hoy);
  else if (f.estado === 'vencido' && f.hoy !== undefined)
    exigir(`p.vence < ? AND p.estado IN ('vencido', 'corriendo')`, f.hoy);
  else if (f.estado !== undefined) exigir('p.estado = ?', f.estado);
  if (f.reglas !== undefined) exigir('p.regla IN (SELECT value FROM json_each(?))', JSON.stringify(f.reglas));
  if (f.pendiente === true) exigir('p.debe = 1 AND p.vence < ?', f.hoy);
  if (f.pendiente === false) exigir('(p.debe = 0 OR p.vence >= ?)', f.hoy);
  if (f.despues) exigir('(p.vence, p.caso, p.n) > (?, ?, ?)', ...f.despues);
  return { sql: donde.join(' AND '), valores };
}

/** The query of a page of terms: which they are, by due day. */
export function paginaDePlazos(f: FiltroDePlazos): Trozo {
  const origen = desde('plazo', 'p', f);
  const como = condiciones(f);
  return {
    sql: `SELECT p.caso, p.n FROM ${origen.sql} WHERE ${como.sql} ORDER BY p.vence, p.caso, p.n LIMIT ?`,
    valores: [...origen.valores, ...como.valores],
  };
}

/** A page of terms across cases, by due day. */
export function listarPlazos(db: Database, f: FiltroDePlazos): PlazoDeCaso[] {
  return vestir(db, paginaDePlazos(f), f.limite);
}

const POR_DIA = `p.estado = 'corriendo' AND p.vence BETWEEN ? AND ?`;

/** The queries of what is due: counts by day and by rule, and the first terms of each day. */
export function preguntasDeHoy(
  f: FiltroDeHoy,
): Readonly<Record<'dias' | 'deCadaDia' | 'corriendo' | 'debidos', Trozo>> {
  const { sql: origen, valores } = desde('plazo', 'p', f);
  const { hoy, hasta } = f;
  return {
    dias: {
      sql: `SELECT p.vence AS fecha, count(*) AS total FROM ${origen} WHERE ${POR_DIA} GROUP BY p.vence ORDER BY p.vence`,
      valores: [...valores, hoy, hasta],
    },
    deCadaDia: {
      sql: `SELECT caso, n FROM (
        SELECT p.caso, p.n, row_number() OVER (PARTITION BY p.vence ORDER BY p.caso, p.n) AS puesto
        FROM ${origen} WHERE ${POR_DIA}) WHERE puesto <= ?`,
      valores: [...valores, hoy, hasta],
    },
    corriendo: {
      sql: `SELECT p.regla, count(*) AS total FROM ${origen} WHERE p.estado = 'corriendo' AND p.vence >= ? GROUP BY p.regla`,
      valores: [...valores, hoy],
    },
    debidos: {
      sql: `SELECT p.regla, count(*) AS total FROM ${origen} WHERE p.debe = 1 AND p.vence < ? GROUP BY p.regla`,
      valores: [...valores, hoy],
    },
  };
}

/** What is due: owed since before, day by day, and by rule. */
export function resumirHoy(db: Database, f: FiltroDeHoy): ResumenDeHoy {
  const preguntas = preguntasDeHoy(f);
  const todos = <T>({ sql, valores }: Trozo) => db.prepare(sql).all(...valores) as T[];
  const corriendo = todos<{ regla: string; total: number }>(preguntas.corriendo);
  const debidos = new Map(
    todos<{ regla: string; total: number }>(preguntas.debidos).map((d) => [d.regla, d.total]),
  );
  const deCadaDia = vestir(db, preguntas.deCadaDia, f.porDia);
  const enMarcha = new Map(corriendo.map((c) => [c.regla, c.total]));
  const total = [...debidos.values()].reduce((suma, n) => suma + n, 0);
  return {
    vencidos: {
      total,
      elementos:
        total === 0 ? [] : listarPlazos(db, { ...f, pendiente: true, limite: f.porLista, hasta: f.hoy }),
    },
    porDia: todos<{ fecha: string; total: number }>(preguntas.dias).map((d) => ({
      ...d,
      elementos: deCadaDia.filter((p) => p.vence === d.fecha),
    })),
    porRegla: [...new Set([...enMarcha.keys(), ...debidos.keys()])].map((regla) => ({
      regla,
      corriendo: enMarcha.get(regla) ?? 0,
      vencidos: debidos.get(regla) ?? 0,
    })),
  };
}
