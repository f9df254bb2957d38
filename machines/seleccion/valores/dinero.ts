import { z } from 'zod';

const FORMA = /^\d{1,15}(\.\d{1,2})?$/;
// A sum of amounts may need more integers than any of them.
const COMPUTABLE = /^\d+(\.\d{1,2})?$/;
const FORMATO =
  'El monto se escribe como texto en soles, sin separador de miles y con dos decimales como máximo, por ejemplo "466000.51"; tiene hasta quince enteros (RS-63-4, art. 63 del Reglamento).';
const POSITIVO = 'El monto debe ser mayor que cero.';

/**
 * An amount of money in whole céntimos. Accepts "100", "100.5" and "100.50"; RangeError for anything that is not an
 * amount in soles of at most two decimals (RS-63-4); sums may go over the 10^15 no single amount reaches.
 */
export function centimos(monto: string): bigint {
  if (!COMPUTABLE.test(monto)) throw new RangeError(`«${monto}» no es un monto en soles con dos decimales.`);
  const [enteros = '0', decimales = ''] = monto.split('.');
  return BigInt(enteros) * 100n + BigInt(decimales.padEnd(2, '0'));
}

/** The amount of some céntimos, with two decimals and no leading zeros. RangeError when negative. */
export function deCentimos(valor: bigint): string {
  if (valor < 0n) throw new RangeError('Un monto no puede ser negativo.');
  return `${valor / 100n}.${String(valor % 100n).padStart(2, '0')}`;
}

/** The exact sum of some amounts; "0.00" of none. */
export function sumar(montos: readonly string[]): string {
  return deCentimos(montos.reduce((suma, monto) => suma + centimos(monto), 0n));
}

/** -1, 0 or 1 as `a` is less than, equal to or more than `b`, to the céntimo. */
export function comparar(a: string, b: string): -1 | 0 | 1 {
  const diferencia = centimos(a) - centimos(b);
  if (diferencia === 0n) return 0;
  return diferencia < 0n ? -1 : 1;
}

/** An amount as a sentence writes it: "S/ 466,000.51". */
export function enSoles(monto: string): string {
  const [enteros = '0', decimales = '00'] = deCentimos(centimos(monto)).split('.');
  return `S/ ${enteros.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimales}`;
}

const dinero = () =>
  z
    .string({ error: FORMATO })
    .regex(FORMA, { message: FORMATO, abort: true })
    .transform((t) => deCentimos(centimos(t)));

/** A field with an amount of money over zero and below 10^15, kept with two decimals and no leading zeros (RS-63-4). */
export const monto = () => dinero().refine((t) => t !== '0.00', POSITIVO);

/** `monto`, and zero: a free right of participation, a fee that is not charged. */
export const montoOCero = () => dinero();
