import type { Store } from '../puerto.js';
import type { Base } from './base.js';

/** Leaves an incident for a person, once per key. */
export const INCIDIR =
  'INSERT INTO incidencia (caso, clave, detalle, creada) VALUES (?, ?, ?, ?) ON CONFLICT (clave) DO NOTHING';

const DETENER = `UPDATE plazo SET detenido = 1 WHERE caso = ? AND estado = 'corriendo'`;
const DESISTIR = `UPDATE aviso SET estado = 'fallida', codigo = 'APARTADO'
  WHERE caso = ? AND estado = 'pendiente' AND al_salir IS NOT NULL`;
const REINTENTAR = `UPDATE plazo SET detenido = 0 WHERE detenido = 1 AND caso IN (SELECT caso FROM incidencia)`;
const REPONER = `UPDATE aviso SET estado = 'pendiente', codigo = NULL WHERE codigo = 'APARTADO'`;

/** What the system cannot decide and a person must look at. */
export function incidenciasDe(base: Base): Pick<Store, 'incidencias' | 'apartar' | 'reintentarApartados'> {
  return {
    incidencias: (limite) =>
      base.todas('SELECT id, caso, detalle, creada FROM incidencia ORDER BY id DESC LIMIT ?', limite),
    apartar: (caso, detalle, creada) =>
      base.juntas(async (en) => {
        await en.mandar(DETENER, caso);
        await en.mandar(DESISTIR, caso);
        await en.mandar(INCIDIR, caso, `apartado ${caso}`, detalle, creada);
      }),
    // Replicas that start together touch the same rows: whoever loses does it again.
    reintentarApartados: () =>
      base.juntas(async (en) => {
        await en.mandar(REINTENTAR);
        await en.mandar(REPONER);
      }),
  };
}
