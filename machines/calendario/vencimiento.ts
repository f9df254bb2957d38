import type { Calendario } from './calendario.js';
import { type FechaCivil, sumarDias } from './civil.js';

/** How a rule counts: business days, calendar days, or a date fixed beforehand. */
export type Computo = 'habiles' | 'calendario' | 'fecha';

/**
 * Last lawful day of a term of `dias` days that starts on `desde`. The initial day is excluded and the last included;
 * business days that start on a non-working day have the next working day as day 1 (Regl. 62.2; TUO LPAG
 * DS 006-2026-JUS arts. 133 and 134). Calendar days count all days, and a term that ends on a non-working day passes to
 * the next business day (art. 134). A `fecha` term is due on `desde` itself, whatever day it is: it was agreed.
 * Throws RangeError when `dias` is negative or not whole, CalendarioSinAnio outside the reviewed years.
 */
export function vencimiento(
  computo: Computo,
  desde: FechaCivil,
  dias: number,
  calendario: Calendario,
): FechaCivil {
  if (computo === 'fecha') return desde;
  if (computo === 'habiles') return calendario.sumar(desde, dias);
  if (dias < 0) throw new RangeError(`Un plazo no puede tener ${dias} días.`);
  return calendario.siguienteHabil(sumarDias(desde, dias));
}

/**
 * Business days left on day `hoy` for a term due on `vence`: 0 on the last day, negative once late.
 * Throws CalendarioSinAnio outside the reviewed years.
 */
export function restantes(hoy: FechaCivil, vence: FechaCivil, calendario: Calendario): number {
  return calendario.contar(hoy, vence);
}

/** `f` when it is a business day, else the last one before it. Throws CalendarioSinAnio outside the reviewed years. */
export function anteriorHabil(f: FechaCivil, calendario: Calendario): FechaCivil {
  return calendario.esHabil(f) ? f : anteriorHabil(sumarDias(f, -1), calendario);
}
