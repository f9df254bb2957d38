import type { Caso } from '../api/tipos';
import type { Fila, Proceso } from './tipos';

/** What a case says of its own calendar. */
export function procesoDe({ datos }: Caso): Proceso {
  const entidad = datos['entidad'] as { provincia?: string | null } | undefined;
  return {
    tipo: String(datos['tipo']),
    objeto: String(datos['objeto']),
    provincia: entidad?.provincia ?? null,
  };
}

/** The rows of the calendar of a case; none before the convocation. */
export function filasDe({ datos }: Caso): readonly Fila[] {
  return (datos['cronograma'] ?? []) as readonly Fila[];
}
