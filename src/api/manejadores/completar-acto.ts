import type { Datos, DefinicionDeMaquina } from '../../../machines/base/maquina.js';
import { cifrasDelEjercicio } from '../../informe-anual/cifras.js';
import { casoVisible } from '../acceso.js';
import type { Peticion } from '../ruta.js';
import { conUsuario } from './asignado.js';

/**
 * Data of an act, completed with what only the other cases tell: the figures of the year an annual report consolidates
 * (AT-8.3), or the user an assignment means. They become part of the act, so its history proves what was reported whatever
 * is corrected later.
 */
export async function completarActo(
  p: Peticion,
  { coleccion }: Pick<DefinicionDeMaquina, 'coleccion'>,
  tipo: string,
  datos: Datos,
): Promise<Datos> {
  if (tipo === 'ASIGNADO') return conUsuario(p, datos);
  if (coleccion !== 'informes' || tipo !== 'CONSOLIDAR') return datos;
  const informe = await casoVisible(p, coleccion);
  return { ...datos, cifras: await cifrasDelEjercicio(p.sistema, Number(informe.datos['ejercicio'])) };
}
