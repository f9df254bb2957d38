import { COLUMNAS_AVISO } from '../comun/filas.js';
import type { Aviso, Store } from '../puerto.js';
import type { Base } from './base.js';
import { INCIDIR } from './incidencias.js';

const PENDIENTES = `SELECT id, a, de, tipo, datos FROM mensaje WHERE estado = 'pendiente' ORDER BY id LIMIT ?`;
const SUYOS = `SELECT id, a, de, tipo, datos FROM mensaje WHERE de = ? AND secuencia >= ? AND estado = 'pendiente' ORDER BY secuencia, id`;
const AVISOS = `SELECT ${COLUMNAS_AVISO} FROM aviso WHERE id > ? AND id < ? ORDER BY secuencia, orden`;

/** What cases say: their notices, and their messages to other cases. */
export function mensajesDe(
  base: Base,
): Pick<Store, 'avisos' | 'mensajesPendientes' | 'mensajesDe' | 'rechazarMensaje'> {
  return {
    // Ids of notices begin with that of their case and a point: the slash comes right after it.
    avisos: (caso) => base.todas<Aviso>(AVISOS, `${caso}.`, `${caso}/`),
    mensajesPendientes: (limite) => base.todas(PENDIENTES, limite),
    mensajesDe: (caso, desde) => base.todas(SUYOS, caso, desde),
    rechazarMensaje: (id, caso, detalle, creada) =>
      base.juntas(async (en) => {
        await en.mandar(`UPDATE mensaje SET estado = 'rechazado' WHERE id = ?`, id);
        await en.mandar(INCIDIR, caso, `mensaje ${id}`, detalle, creada);
      }),
  };
}
