import type { Calendario, FechaCivil } from '../../calendario/index.js';
import type { Procedimiento } from '../tipos.js';
import { type Dias, reglaDe, reglaTrasIntegrar } from './etapas.js';

/** A rule that keeps proposals from coming too early, and the first day it allows. */
export interface MinimoDePropuestas {
  readonly regla: string;
  readonly dias: number;
  readonly desde: FechaCivil;
  /** The fact it counts from, as read inside a sentence. */
  readonly hecho: string;
}

/**
 * The minimums of art. 24 for proposals: from the convocation and, where bases are integrated and the day is known, from
 * the integration. Day 1 is the day after each. Throws CalendarioSinAnio outside the reviewed years.
 */
export function minimosDePropuestas(
  procedimiento: Procedimiento,
  convocada: FechaCivil,
  integrada: FechaCivil | null,
  calendario: Calendario,
  dias: Dias,
): MinimoDePropuestas[] {
  const minimo = (regla: string, hecho: string, base: FechaCivil) => ({
    regla,
    hecho,
    dias: dias(regla),
    desde: calendario.sumar(base, dias(regla)),
  });
  const minimos = [minimo(reglaDe(procedimiento, 'presentacion_propuestas'), 'la convocatoria', convocada)];
  const trasIntegrar = reglaTrasIntegrar(procedimiento);
  if (trasIntegrar !== null && integrada !== null)
    minimos.push(minimo(trasIntegrar, 'la integración de las bases', integrada));
  return minimos;
}

/** The minimum that binds: the latest of them. */
export function elMayor(minimos: readonly MinimoDePropuestas[]): MinimoDePropuestas {
  return minimos.reduce((mayor, m) => (m.desde > mayor.desde ? m : mayor));
}
