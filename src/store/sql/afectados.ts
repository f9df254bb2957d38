import type { EstadoPlazo, Plazo } from '../../../machines/base/plazo.js';
import { COLUMNAS_PLAZO } from '../comun/filas.js';
import type { CasoAfectado, Store } from '../puerto.js';
import type { Trozo } from './alcance.js';
import type { Base } from './base.js';
import type { Dialecto } from './dialecto.js';

type Fila = Plazo & { readonly caso: string };

// The due-day index is kept out: pages follow the key, so that each reads on where the last one stopped.
const alcanzados = (d: Dialecto) =>
  `estado = 'corriendo' AND desde < ? AND ${d.sinIndice('vence')} >= ? AND caso > ?`;

/** Cases with running terms that a change on `fecha` may move: those that start before it and fall due on or after it. */
export const preguntaDeAfectados = (d: Dialecto, fecha: string, despues: string, limite: number): Trozo => ({
  sql: `SELECT DISTINCT caso FROM plazo WHERE ${alcanzados(d)} ORDER BY caso LIMIT ?`,
  valores: [fecha, fecha, despues, limite],
});

/** The terms of those cases, in order: the numbers of the cases are asked apart, for the few that are shown. */
export const preguntaDePlazosAfectados = (
  d: Dialecto,
  fecha: string,
  despues: string,
  limite: number,
): Trozo => ({
  sql: `SELECT caso, ${COLUMNAS_PLAZO} FROM plazo WHERE ${alcanzados(d)} ORDER BY caso, n LIMIT ?`,
  valores: [fecha, fecha, despues, limite],
});

/** Cases with a term of a rule in some state. */
export const preguntaConRegla = (
  regla: string,
  estado: EstadoPlazo,
  despues: string,
  limite: number,
): Trozo => ({
  sql: 'SELECT DISTINCT caso FROM plazo WHERE regla = ? AND estado = ? AND caso > ? ORDER BY caso LIMIT ?',
  valores: [regla, estado, despues, limite],
});

/** The terms of a rule of some cases. */
export const preguntaDeSusPlazos = (d: Dialecto, ids: readonly string[], regla: string): Trozo => ({
  sql: `SELECT caso, ${COLUMNAS_PLAZO} FROM plazo WHERE ${d.esUnoDe('caso')} AND regla = ? ORDER BY caso, n`,
  valores: [JSON.stringify(ids), regla],
});

/** What a change of the law may reach. */
export function afectadosDe(base: Base): Pick<Store, 'afectados' | 'afectadosPorRegla'> {
  const d = base.dialecto;
  const todas = <F>({ sql, valores }: Trozo) => base.todas<F>(d.aMedida + sql, ...valores);
  return {
    /** Up to about `limite` terms, and never half a case. */
    async afectados(fecha, despues, limite) {
      const filas = await todas<Fila>(preguntaDePlazosAfectados(d, fecha, despues, limite));
      const casos: (CasoAfectado & { plazos: Plazo[] })[] = [];
      for (const { caso, ...plazo } of filas) {
        const ultimo = casos.at(-1);
        if (ultimo?.caso === caso) ultimo.plazos.push(plazo);
        else casos.push({ caso, plazos: [plazo] });
      }
      // The page may have cut the last case: it opens the next one, unless it is all there is.
      if (filas.length === limite && casos.length > 1) casos.pop();
      return casos;
    },
    /** With all their terms of that rule: an extended term remembers the one it extended. */
    async afectadosPorRegla(regla, estado, despues, limite) {
      const ids = (await todas<{ caso: string }>(preguntaConRegla(regla, estado, despues, limite))).map(
        (f) => f.caso,
      );
      const plazos = new Map<string, Plazo[]>(ids.map((id) => [id, []]));
      for (const { caso, ...plazo } of await todas<Fila>(preguntaDeSusPlazos(d, ids, regla)))
        plazos.get(caso)?.push(plazo);
      return [...plazos].map(([caso, suyos]) => ({ caso, plazos: suyos }));
    },
  };
}
