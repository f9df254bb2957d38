import { cociente, deDecimal, type Fraccion, producto } from '../valores/fraccion.js';

/** The exact price of one unit, for an amount and the quantity it buys (AMB-C21). RangeError when the quantity is zero. */
export function precioUnitario(monto: string, cantidad: string): Fraccion {
  return cociente(deDecimal(monto), deDecimal(cantidad));
}

/** What the whole requirement would come to at the unit price of an offer; the amount itself when no quantities are given. */
export function porElTotal(monto: string, cantidad: string | null, requerida: string | null): Fraccion {
  if (cantidad === null || requerida === null) return deDecimal(monto);
  return producto(precioUnitario(monto, cantidad), deDecimal(requerida));
}
