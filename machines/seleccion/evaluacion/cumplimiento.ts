import { abreviar, cociente, deDecimal, fraccion, producto } from '../valores/fraccion.js';

/** Score of past performance: most it may give, certificates without penalty, and contracts shown for the experience. */
export interface CumplimientoPorContar {
  readonly maximo: string;
  readonly sinPenalidad: number;
  readonly contrataciones: number;
}

/**
 * `PCP = PF × CBC / NC`, as a decimal text of at most six decimals; "0" when no contract was shown (RS-44-cump).
 * RangeError when there are more certificates than contracts, or a count is not a whole number from zero.
 */
export function puntajeDeCumplimiento({
  maximo,
  sinPenalidad,
  contrataciones,
}: CumplimientoPorContar): string {
  const enteros = Number.isInteger(sinPenalidad) && Number.isInteger(contrataciones);
  if (!enteros || sinPenalidad < 0 || sinPenalidad > contrataciones) {
    throw new RangeError(
      'Las constancias sin penalidad no pueden ser más que las contrataciones presentadas.',
    );
  }
  if (contrataciones === 0) return '0';
  const bruto = producto(deDecimal(maximo), fraccion(BigInt(sinPenalidad)));
  return abreviar(cociente(bruto, fraccion(BigInt(contrataciones))), 6);
}
