import type { Store } from '../puerto.js';
import type { Base } from './base.js';

type DeReclamos = Pick<
  Store,
  'reclamar' | 'cumplirReclamo' | 'soltarReclamo' | 'soltarInconclusos' | 'olvidarReclamos'
>;

const RECLAMAR = `INSERT INTO idempotencia (usuario, ruta, clave, cuerpo, caso, secuencia, desde, estado, creado)
  VALUES (?, ?, ?, ?, '', 0, 0, 0, ?) ON CONFLICT (usuario, ruta, clave) DO NOTHING`;
const SUYO = 'usuario = ? AND ruta = ? AND clave = ?';

/** Claims of idempotency keys for writes that are no acts on a case. */
export function reclamosDe(base: Base): DeReclamos {
  return {
    async reclamar({ usuario, ruta, clave, cuerpo }, creado) {
      for (;;) {
        if ((await base.mandar(RECLAMAR, usuario, ruta, clave, cuerpo, creado)) === 1) return null;
        const previo = await base.una<{ cuerpo: string; estado: number; respuesta: string | null }>(
          `SELECT cuerpo, estado, respuesta FROM idempotencia WHERE ${SUYO}`,
          usuario,
          ruta,
          clave,
        );
        // Whoever held it may have let go between the two: then it is there to be claimed.
        if (previo !== null) return previo;
      }
    },
    cumplirReclamo: async ({ usuario, ruta, clave }, estado, respuesta) =>
      void (await base.mandar(
        `UPDATE idempotencia SET estado = ?, respuesta = ? WHERE ${SUYO}`,
        estado,
        respuesta,
        usuario,
        ruta,
        clave,
      )),
    soltarReclamo: async ({ usuario, ruta, clave }) =>
      void (await base.mandar(`DELETE FROM idempotencia WHERE ${SUYO}`, usuario, ruta, clave)),
    soltarInconclusos: (antesDe) =>
      base.mandar('DELETE FROM idempotencia WHERE estado = 0 AND creado < ?', antesDe),
    olvidarReclamos: (antesDe) => base.mandar('DELETE FROM idempotencia WHERE creado < ?', antesDe),
  };
}
