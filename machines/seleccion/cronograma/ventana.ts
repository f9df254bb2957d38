import { type FechaCivil, fechaCivilDe, type Instante } from '../../calendario/index.js';
import type { FilaDeCronograma } from '../tipos.js';
import { horaDeLima, tieneHora } from './momentos.js';

/** Office hours of an entity, `HH:MM` of Lima. */
export interface Horario {
  readonly desde: string;
  readonly hasta: string;
}

/**
 * Whether a day and moment are before, in or after the window of an activity. Civil days run whole in Lima; with
 * `horario`, for what is done in person, the last day closes at its `hasta`; an hour closes
 * with its minute, and at that very minute one is still in time.
 */
export function ventana(
  fila: FilaDeCronograma,
  { hoy, ahora }: { readonly hoy: FechaCivil; readonly ahora: Instante },
  horario: Horario | null = null,
): 'antes' | 'dentro' | 'despues' {
  const { inicio, fin } = fila;
  if (tieneHora(inicio) ? ahora < inicio : hoy < inicio) return 'antes';
  if (tieneHora(fin)) return minuto(ahora) > minuto(fin) ? 'despues' : 'dentro';
  if (hoy > fin) return 'despues';
  // An act dated back to the last day was done at an hour nobody wrote: the day decides.
  const cerrado = horario !== null && hoy === fin && fechaCivilDe(ahora) === hoy && yaCerro(ahora, horario);
  return cerrado ? 'despues' : 'dentro';
}

const minuto = (instante: Instante) => instante.slice(0, 16);

function yaCerro(ahora: Instante, { hasta }: Horario): boolean {
  return horaDeLima(ahora) > hasta;
}
