import type { FiltroDeHoy, ResumenDeHoy } from '../mesa.js';
import type { FiltroDePlazos, PlazoDeCaso } from '../puerto.js';
import { casoACaso, desde, type Trozo } from './alcance.js';
import type { Base } from './base.js';
import type { Dialecto } from './dialecto.js';

/** The whole rows of some terms, chosen by `caso` and `n` from the indexes alone. */
function vestir(d: Dialecto, { sql, valores }: Trozo, limite: number): Trozo {
  return {
    sql: `SELECT p.caso, c.numero, c.coleccion, c.situacion, c.responsable, d.entidad, d.objeto, p.debe, p.n, p.regla, p.item, p.desde, p.dias, p.computo, p.ambitos, p.vence, p.estado, p.abierto, p.cerrado, p.reemplaza, p.motivo
       FROM (${sql}) u ${d.enOrden} plazo p ON p.caso = u.caso AND p.n = u.n
       JOIN caso c ON c.id = u.caso JOIN caso_datos d ON d.caso = u.caso
       ORDER BY p.vence, p.caso, p.n`,
    valores: [...valores, limite],
  };
}

/** What a list of terms asks, as the conditions of a query. */
function condiciones(d: Dialecto, f: FiltroDePlazos): Trozo {
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
  if (f.reglas !== undefined) exigir(d.esUnoDe('p.regla'), JSON.stringify(f.reglas));
  if (f.pendiente === true) exigir('p.debe = 1 AND p.vence < ?', f.hoy);
  if (f.pendiente === false) exigir('(p.debe = 0 OR p.vence >= ?)', f.hoy);
  if (f.despues) exigir('(p.vence, p.caso, p.n) > (?, ?, ?)', ...f.despues);
  return { sql: donde.join(' AND '), valores };
}

/** The query of a page of terms, all but its length: which they are, by due day. */
export function paginaDePlazos(d: Dialecto, f: FiltroDePlazos): Trozo {
  // Terms still to come, and those owed, are few beside all there have been.
  const pocos = f.pendiente === true || f.estado === 'corriendo' || f.desde !== undefined;
  const origen = (pocos ? desde : casoACaso)(d, 'plazo', 'p', f);
  const como = condiciones(d, f);
  return {
    sql: `SELECT p.caso, p.n FROM ${origen.sql} WHERE ${como.sql} ORDER BY p.vence, p.caso, p.n LIMIT ?`,
    valores: [...origen.valores, ...como.valores],
  };
}

/** The same with their whole rows. */
export const preguntaDePlazos = (d: Dialecto, f: FiltroDePlazos): Trozo =>
  vestir(d, paginaDePlazos(d, f), f.limite);

const POR_DIA = `p.estado = 'corriendo' AND p.vence BETWEEN ? AND ?`;

/** The queries of what is due: counts by day and by rule, and the first terms of each day. */
export function preguntasDeHoy(
  d: Dialecto,
  f: FiltroDeHoy,
): Readonly<Record<'dias' | 'deCadaDia' | 'corriendo' | 'debidos', Trozo>> {
  const { sql: origen, valores } = desde(d, 'plazo', 'p', f);
  const { hoy, hasta } = f;
  return {
    dias: {
      sql: `SELECT p.vence AS fecha, count(*) AS total FROM ${origen} WHERE ${POR_DIA} GROUP BY p.vence ORDER BY p.vence`,
      valores: [...valores, hoy, hasta],
    },
    deCadaDia: {
      sql: `SELECT q.caso, q.n FROM (
        SELECT p.caso, p.n, row_number() OVER (PARTITION BY p.vence ORDER BY p.caso, p.n) AS puesto
        FROM ${origen} WHERE ${POR_DIA}) q WHERE q.puesto <= ?`,
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

type PorRegla = { regla: string; total: number };
type PorDia = { fecha: string; total: number };

/** Terms across cases: a page of them by due day, and what is due (owed since before, day by day, and by rule). */
export function plazosDe(base: Base): {
  plazos(f: FiltroDePlazos): Promise<PlazoDeCaso[]>;
  hoy(f: FiltroDeHoy): Promise<ResumenDeHoy>;
} {
  const d = base.dialecto;
  const todas = <T>({ sql, valores }: Trozo) => base.todas<T>(d.aMedida + sql, ...valores);
  const plazos = (f: FiltroDePlazos) => todas<PlazoDeCaso>(preguntaDePlazos(d, f));
  return {
    plazos,
    async hoy(f) {
      const preguntas = preguntasDeHoy(d, f);
      const corriendo = await todas<PorRegla>(preguntas.corriendo);
      const debidos = new Map((await todas<PorRegla>(preguntas.debidos)).map((r) => [r.regla, r.total]));
      const deCadaDia = await todas<PlazoDeCaso>(vestir(d, preguntas.deCadaDia, f.porDia));
      const dias = await todas<PorDia>(preguntas.dias);
      const enMarcha = new Map(corriendo.map((c) => [c.regla, c.total]));
      const total = [...debidos.values()].reduce((suma, n) => suma + n, 0);
      return {
        vencidos: {
          total,
          elementos:
            total === 0 ? [] : await plazos({ ...f, pendiente: true, limite: f.porLista, hasta: f.hoy }),
        },
        porDia: dias.map((dia) => ({ ...dia, elementos: deCadaDia.filter((p) => p.vence === dia.fecha) })),
        porRegla: [...new Set([...enMarcha.keys(), ...debidos.keys()])].map((regla) => ({
          regla,
          corriendo: enMarcha.get(regla) ?? 0,
          vencidos: debidos.get(regla) ?? 0,
        })),
      };
    },
  };
}
