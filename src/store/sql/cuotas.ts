import type { Cuota, StoreDeCuotas } from '../cuotas.js';
import type { Base } from './base.js';

/** Requests counted together by the processes that share the database. */
export function cuotasDe(base: Base): StoreDeCuotas {
  const { campo, objetos, esUnoDe } = base.dialecto;
  // In order: two replicas that add to the same rows wait for each other, and never in a circle.
  const sumar = `INSERT INTO cuota (de, minuto, veces)
    SELECT ${campo('x.value', 'de')} AS de, CAST(:minuto AS text), CAST(${campo('x.value', 'veces')} AS integer)
    FROM ${objetos(':cuotas', 'cuotas', 'x')} WHERE 1 = 1 ORDER BY 1
    ON CONFLICT (de, minuto) DO UPDATE SET veces = cuota.veces + excluded.veces`;
  const totales = `SELECT de, veces FROM cuota WHERE minuto = ? AND ${esUnoDe('de')}`;
  return {
    async sumarCuotas(minuto, cuotas) {
      await base.mandar(sumar, { minuto, cuotas: JSON.stringify({ cuotas }) });
      return base.todas<Cuota>(totales, minuto, JSON.stringify(cuotas.map((c) => c.de)));
    },
    olvidarCuotas: (antesDe) => base.mandar('DELETE FROM cuota WHERE minuto < ?', antesDe),
  };
}
