import type { Database } from 'better-sqlite3';
import type { FilaDeCaso, FiltroDeCasos, Orden } from '../puerto.js';

const ORDENES: Record<Orden, { columna: 'creado' | 'actualizado' | 'proximo'; sentido: 'ASC' | 'DESC' }> = {
  creado: { columna: 'creado', sentido: 'ASC' },
  '-creado': { columna: 'creado', sentido: 'DESC' },
  actualizado: { columna: 'actualizado', sentido: 'ASC' },
  '-actualizado': { columna: 'actualizado', sentido: 'DESC' },
  vence: { columna: 'proximo', sentido: 'ASC' },
};

/** Cases a text finds up to which they are looked at one by one; from there on it is one more filter of an index. */
const POCOS = 1000;

// Each word becomes a quoted prefix: nothing a person types can be read as the query language of the index.
function consultaDeTexto(texto: string): string {
  return texto
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((palabra) => `"${palabra}"*`)
    .join(' ');
}

/** What a question to the database is made of. */
interface Pregunta {
  readonly sql: string;
  readonly valores: readonly unknown[];
}

/**
 * The index a page of cases is read from. The planner does not know how common a situation or a word is: left to itself
 * it may read every wide row to find fifty. Here each combination has one that serves it, whatever the data.
 */
function indiceDe(f: FiltroDeCasos, soloEstos: boolean): string {
  if (soloEstos) return 'NOT INDEXED';
  if (f.ruc !== undefined) return 'INDEXED BY caso_ruc';
  const { columna } = ORDENES[f.orden];
  const filtra = f.situacion ?? f.estado ?? f.responsable;
  // In the order asked and with nothing to look at but the order itself: the page is the start of the index.
  if (filtra === undefined && (f.venceHasta === undefined || columna === 'proximo'))
    return `INDEXED BY caso_${columna}`;
  return 'INDEXED BY caso_filtro';
}

/**
 * The question a page of cases asks: which ones, from an index alone, and then their rows.
 * @param pocos the only cases it may find, when a text finds few
 */
export function preguntaDeLista(
  f: FiltroDeCasos,
  consulta: string,
  pocos: readonly number[] | null,
): Pregunta {
  const { columna, sentido } = ORDENES[f.orden];
  const donde = ['c.coleccion = ?'];
  const valores: unknown[] = [f.coleccion];
  const exigir = (sql: string, ...v: unknown[]) => {
    donde.push(sql);
    valores.push(...v);
  };
  if (f.ruc !== undefined) exigir('c.ruc = ?', f.ruc);
  if (f.situacion !== undefined) exigir('c.situacion = ?', f.situacion);
  if (f.estado !== undefined) exigir('instr(c.estado, ?) > 0', `"${f.estado}"`);
  if (f.responsable !== undefined) {
    if (f.suplidos === undefined || f.suplidos.length === 0) exigir('c.responsable = ?', f.responsable);
    else
      exigir(
        'c.responsable IN (SELECT value FROM json_each(?))',
        JSON.stringify([f.responsable, ...f.suplidos]),
      );
  }
  if (f.venceHasta !== undefined) exigir('c.proximo <= ?', f.venceHasta);
  if (f.orden === 'vence') donde.push('c.proximo IS NOT NULL');
  if (pocos !== null) exigir('c.pk IN (SELECT value FROM json_each(?))', JSON.stringify(pocos));
  else if (consulta !== '')
    exigir('c.pk IN (SELECT rowid FROM caso_texto WHERE caso_texto MATCH ?)', consulta);
  if (f.despues) exigir(`(c.${columna}, c.id) ${sentido === 'ASC' ? '>' : '<'} (?, ?)`, ...f.despues);
  const orden = `ORDER BY c.${columna} ${sentido}, c.id ${sentido}`;
  const cuales = `SELECT c.pk FROM caso c ${indiceDe(f, pocos !== null)} WHERE ${donde.join(' AND ')} ${orden} LIMIT ?`;
  return {
    sql: `SELECT c.id, c.numero, c.maquina, c.regimen, c.situacion, c.estado, c.secuencia, c.creado, c.actualizado, c.proximo, c.responsable, d.entidad, d.ruc, d.objeto
      FROM (${cuales}) u CROSS JOIN caso c ON c.pk = u.pk CROSS JOIN caso_datos d ON d.caso = c.id ${orden}`,
    valores: [...valores, f.limite],
  };
}

const CON_TEXTO = 'SELECT rowid FROM caso_texto WHERE caso_texto MATCH ? LIMIT ?';

/** A page of cases. Keyset pages: as fast at the end of 100,000 cases as at the start. */
export function listarCasos(db: Database, f: FiltroDeCasos): FilaDeCaso[] {
  const consulta = f.texto === undefined ? '' : consultaDeTexto(f.texto);
  if (f.texto !== undefined && consulta === '') return [];
  const hallados =
    consulta === ''
      ? null
      : (db
          .prepare(CON_TEXTO)
          .pluck()
          .all(consulta, POCOS + 1) as number[]);
  const pocos = hallados !== null && hallados.length <= POCOS ? hallados : null;
  const { sql, valores } = preguntaDeLista(f, consulta, pocos);
  return db.prepare(sql).all(...valores) as FilaDeCaso[];
}
