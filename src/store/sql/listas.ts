import type { FilaDeCaso, FiltroDeCasos, Orden } from '../listas.js';
import type { Store } from '../puerto.js';
import type { Trozo } from './alcance.js';
import type { Base } from './base.js';
import type { Dialecto } from './dialecto.js';

const ORDENES: Record<Orden, { columna: 'creado' | 'actualizado' | 'proximo'; sentido: 'ASC' | 'DESC' }> = {
  creado: { columna: 'creado', sentido: 'ASC' },
  '-creado': { columna: 'creado', sentido: 'DESC' },
  actualizado: { columna: 'actualizado', sentido: 'ASC' },
  '-actualizado': { columna: 'actualizado', sentido: 'DESC' },
  vence: { columna: 'proximo', sentido: 'ASC' },
};

/** Cases a text finds up to which they are looked at one by one; from there on it is one more filter of an index. */
const POCOS = 1000;

/** Where a page of cases is read from: an index, and whether it already gives the order asked. */
interface Lectura {
  readonly indice: string;
  readonly enOrden: boolean;
}

/**
 * The index a page of cases is read from. The planner does not know how common a situation or a word is, nor that the
 * cases that still run are the newest: left to itself it may read every wide row to find fifty. Here each combination has
 * one that serves it, whatever the data.
 */
function lecturaDe(f: FiltroDeCasos, soloEstos: boolean): Lectura {
  if (soloEstos) return { indice: '', enOrden: false };
  const { columna } = ORDENES[f.orden];
  const { situacion, estado, responsable } = f;
  if (f.ruc !== undefined)
    return { indice: 'caso_ruc', enOrden: columna === 'creado' && (estado ?? responsable) === undefined };
  const filtra = situacion ?? estado ?? responsable;
  // In the order asked and with nothing to look at but the order itself: the page is the start of the index.
  if (filtra === undefined && (f.venceHasta === undefined || columna === 'proximo'))
    return { indice: `caso_${columna}`, enOrden: true };
  const soloSituacion = (estado ?? responsable ?? f.venceHasta) === undefined;
  return { indice: 'caso_filtro', enOrden: soloSituacion && columna === 'creado' };
}

/**
 * The question a page of cases asks: which ones, from an index alone, and then their rows.
 * @param pocos the only cases it may find, when a text finds few
 */
export function preguntaDeLista(
  d: Dialecto,
  f: FiltroDeCasos,
  consulta: string,
  pocos: readonly number[] | null,
): Trozo {
  const { columna, sentido } = ORDENES[f.orden];
  const { indice, enOrden } = lecturaDe(f, pocos !== null);
  const donde = ['c.coleccion = ?'];
  const valores: unknown[] = [f.coleccion];
  const exigir = (sql: string, ...v: unknown[]) => {
    donde.push(sql);
    valores.push(...v);
  };
  if (f.ruc !== undefined) exigir('c.ruc = ?', f.ruc);
  if (f.situacion !== undefined) exigir('c.situacion = ?', f.situacion);
  if (f.estado !== undefined) exigir(d.conEstado('c.estado'), f.estado);
  if (f.responsable !== undefined) {
    const suyos = [f.responsable, ...(f.suplidos ?? [])];
    exigir(`c.responsable IN (${suyos.map(() => '?').join(', ')})`, ...suyos);
  }
  if (f.venceHasta !== undefined) exigir('c.proximo <= ?', f.venceHasta);
  if (f.orden === 'vence') donde.push('c.proximo IS NOT NULL');
  if (pocos !== null) exigir(d.esUnoDe('c.pk', 'enteros'), JSON.stringify(pocos));
  else if (consulta !== '') exigir(`c.pk IN (${d.pkConTexto})`, consulta);
  if (f.despues) exigir(`(c.${columna}, c.id) ${sentido === 'ASC' ? '>' : '<'} (?, ?)`, ...f.despues);
  const porColumna = `c.${columna}`;
  const orden = (por: string) => `ORDER BY ${por} ${sentido}, c.id ${sentido}`;
  const cuales = `SELECT c.pk FROM caso c ${d.indice(indice)} WHERE ${donde.join(' AND ')}
        ${orden(enOrden ? porColumna : d.ordenSuelto(porColumna))} LIMIT ?`;
  return {
    sql: `SELECT c.id, c.numero, c.maquina, c.regimen, c.situacion, c.estado, c.secuencia, c.creado, c.actualizado, c.proximo, c.responsable, d.entidad, d.ruc, d.objeto
      FROM (${cuales}) u ${d.enOrden} caso c ON c.pk = u.pk ${d.enOrden} caso_datos d ON d.caso = c.id ${orden(porColumna)}`,
    valores: [...valores, f.limite],
  };
}

/** Lists of cases. Keyset pages: as fast at the end of 100,000 cases as at the start. */
export function listasDe(base: Base): Pick<Store, 'casos'> {
  const d = base.dialecto;
  const CON_TEXTO = `${d.aMedida}${d.pkConTexto} LIMIT ?`;
  return {
    async casos(f) {
      const consulta = f.texto === undefined ? '' : d.consultaDeTexto(f.texto);
      if (f.texto !== undefined && consulta === '') return [];
      const hallados =
        consulta === '' ? null : await base.todas<{ pk: number }>(CON_TEXTO, consulta, POCOS + 1);
      const pocos = hallados !== null && hallados.length <= POCOS ? hallados.map(({ pk }) => pk) : null;
      const { sql, valores } = preguntaDeLista(d, f, consulta, pocos);
      return base.todas<FilaDeCaso>(d.aMedida + sql, ...valores);
    },
  };
}
