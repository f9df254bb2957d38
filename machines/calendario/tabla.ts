import { diferenciaEnDias, type FechaCivil, ordinalSeguro, sumarDias } from './civil.js';
import { CalendarioSinAnio } from './errores.js';
import { ANIO_MAXIMO, ANIO_MINIMO } from './feriados.js';

const PRIMER_DIA: FechaCivil = `${ANIO_MINIMO}-01-01`;
const ULTIMO_DIA: FechaCivil = `${ANIO_MAXIMO}-12-31`;
const ORDINAL_PRIMERO = ordinalSeguro(PRIMER_DIA);

/** Every day of the reviewed years in order: its position is the day's index. */
export const FECHAS: readonly FechaCivil[] = Array.from(
  { length: diferenciaEnDias(PRIMER_DIA, ULTIMO_DIA) + 1 },
  (_, i) => sumarDias(PRIMER_DIA, i),
);

/** The error of a count that runs past the last reviewed day. */
export function sinAnioPosterior(): CalendarioSinAnio {
  return new CalendarioSinAnio(ANIO_MAXIMO + 1, ANIO_MINIMO, ANIO_MAXIMO);
}

/** Is the index that of a day of the reviewed years? */
function enTabla(indice: number): boolean {
  return indice >= 0 && indice < FECHAS.length;
}

/** Index of a day in `FECHAS`; null outside the reviewed years. Throws RangeError when it is not a day. */
export function buscarIndice(f: FechaCivil): number | null {
  const indice = ordinalSeguro(f) - ORDINAL_PRIMERO;
  return enTabla(indice) ? indice : null;
}

/** Index of a day in `FECHAS`. Throws CalendarioSinAnio outside the reviewed years, RangeError when it is not a day. */
export function indiceDe(f: FechaCivil): number {
  const indice = ordinalSeguro(f) - ORDINAL_PRIMERO;
  if (!enTabla(indice)) throw new CalendarioSinAnio(Number(f.slice(0, 4)), ANIO_MINIMO, ANIO_MAXIMO);
  return indice;
}
