import { fechaCivilDe } from '../../machines/calendario/index.js';
import type { Peticion } from './ruta.js';

/** Whose cases count, in a list of those of somebody, besides their own: of those they stand in for today. */
export async function suplidosDe(
  { sistema }: Pick<Peticion, 'sistema'>,
  responsable: string | undefined,
): Promise<{ readonly suplidos?: readonly string[] }> {
  if (responsable === undefined) return {};
  const hoy = fechaCivilDe(sistema.reloj.ahora());
  const suplidos = await sistema.store.sustituidosPor(responsable, hoy);
  return suplidos.length === 0 ? {} : { suplidos: suplidos.flatMap(({ id, nombre }) => [id, nombre]) };
}
