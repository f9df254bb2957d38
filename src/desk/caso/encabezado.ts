import type { Caso, Coleccion } from '../api/tipos';

/** What a case is about, and whose it is, as its page begins. */
export function encabezadoDe(coleccion: Coleccion, { datos }: Pick<Caso, 'datos'>) {
  if (coleccion === 'informes')
    return { objeto: `Informe anual del ejercicio ${String(datos['ejercicio'] ?? '')}`, de: 'OECE' };
  const entidad = (datos['entidad'] as { nombre?: string | null } | undefined)?.nombre;
  return {
    objeto: String(datos['descripcion'] ?? datos['objeto'] ?? 'Sin objeto'),
    de: entidad ?? 'Entidad no indicada',
  };
}
