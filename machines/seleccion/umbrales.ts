import type { Objeto } from './tipos.js';
import { centimos, deCentimos } from './valores/dinero.js';

/** Column of the table of thresholds: consultoría of every kind is bought as a service (AMB-C4). */
export const COLUMNAS = ['bienes', 'servicios', 'obras'] as const;
export type Columna = (typeof COLUMNAS)[number];

/** Amounts of a fiscal year, in soles: the UIT, and from how much LP or CP is due in each column. */
export interface Umbrales {
  readonly ejercicio: number;
  readonly uit: string;
  readonly minimo: Readonly<Record<Columna, string>>;
  /** `texto`: read in the budget law of the year. `memoria`: still to be checked against it. */
  readonly fuente: 'texto' | 'memoria';
}

function fila(ejercicio: number, uit: string, obras: string, fuente: Umbrales['fuente']): Umbrales {
  return { ejercicio, uit, minimo: { bienes: '400000.00', servicios: '400000.00', obras }, fuente };
}

/** Thresholds by fiscal year (RS-19-ejer). A year that is not here is refused, never guessed. */
export const UMBRALES: readonly Umbrales[] = [
  fila(2009, '3550.00', '1200000.00', 'memoria'),
  fila(2010, '3600.00', '1200000.00', 'memoria'),
  fila(2011, '3600.00', '1800000.00', 'texto'),
  fila(2012, '3650.00', '1800000.00', 'memoria'),
];

/** The thresholds of a fiscal year, null when nobody wrote them (RS-19-ejer). */
export function umbralesDe(ejercicio: number): Umbrales | null {
  return UMBRALES.find((u) => u.ejercicio === ejercicio) ?? null;
}

/** The tax unit of a fiscal year, in soles. RangeError when the year has no row. */
export function uitDe(ejercicio: number): string {
  const umbrales = umbralesDe(ejercicio);
  if (umbrales === null) throw new RangeError(`No hay UIT registrada para el ejercicio ${ejercicio}.`);
  return umbrales.uit;
}

/** The column that decides for an object: what is not goods nor works is a service (RS-19-CP, AMB-C4). */
export function columnaDe(objeto: Objeto): Columna {
  return objeto === 'bienes' || objeto === 'obras' ? objeto : 'servicios';
}

/** Borders of the types in a column, in soles: LP or CP from `lp`, ADS up to `mitad` and from `decimo`, nothing up to `tresUit`. */
export interface Topes {
  readonly lp: string;
  readonly mitad: string;
  readonly decimo: string;
  readonly tresUit: string;
}

/** The borders of a column in a year: half and a tenth of the LP or CP minimum (RS-19-AD, RS-19-AMC), and three UIT (RS-3UIT). */
export function topesDe(umbrales: Umbrales, columna: Columna): Topes {
  const lp = centimos(umbrales.minimo[columna]);
  return {
    lp: deCentimos(lp),
    mitad: deCentimos(lp / 2n),
    decimo: deCentimos(lp / 10n),
    tresUit: deCentimos(3n * centimos(umbrales.uit)),
  };
}
