import { DemasiadosIngresos } from '../auth/clave.js';
import { ClaveRechazada, IngresoFrenado, IngresoNegado, InvitacionInvalida } from '../auth/errores.js';
import { Problema } from './problema.js';

/** The problem of an attempt to enter, or to change how one enters; null when the error is another. */
export function problemaDeIngreso(error: unknown): Problema | null {
  if (error instanceof IngresoNegado) return new Problema(401, 'SIN_IDENTIFICAR', error.message);
  if (error instanceof IngresoFrenado)
    return new Problema(
      429,
      'INGRESO_FRENADO',
      error.message,
      { segundos: error.segundos },
      { 'Retry-After': String(error.segundos) },
    );
  if (error instanceof ClaveRechazada)
    return new Problema(422, 'DATOS_INVALIDOS', 'Hay datos que corregir.', {
      errores: [{ ruta: error.campo, mensaje: error.message }],
    });
  if (error instanceof InvitacionInvalida) return new Problema(409, 'INVITACION_INVALIDA', error.message);
  if (error instanceof DemasiadosIngresos)
    return new Problema(503, 'DEMASIADOS_INGRESOS', error.message, {}, { 'Retry-After': '2' });
  return null;
}
