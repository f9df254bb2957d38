import type { Objeto } from '../tipos.js';
import { centimos } from '../valores/dinero.js';
import { abreviar, deDecimal, fraccion } from '../valores/fraccion.js';

/** A quantity that falls to a bidder. */
export interface Asignacion {
  readonly postor: string;
  readonly cantidad: string;
}

/** Whether the award can be shared pro rata among the tied: not what is indivisible, nor works or consultoría of works (RS-73, step 4). */
export function admiteProrrata({ objeto, divisible }: { objeto: Objeto; divisible: boolean }): boolean {
  return divisible && objeto !== 'obras' && objeto !== 'consultoria_obras';
}

/**
 * A quantity shared pro rata by the amount of the offers (RS-73, step 4). Shares have the decimals of the quantity and add
 * exactly to it: what rounding down leaves goes unit by unit to the largest remainders, by id when they are equal.
 * Bidders come out by id, whatever the order given. RangeError when there is nobody to share among.
 */
export function prorratear(
  cantidad: string,
  postores: readonly { readonly postor: string; readonly monto: string }[],
): Asignacion[] {
  const decimales = cantidad.split('.')[1]?.length ?? 0;
  const escala = 10n ** BigInt(decimales);
  const valor = deDecimal(cantidad);
  const unidades = (valor.n * escala) / valor.d;
  const pesoTotal = postores.reduce((total, p) => total + centimos(p.monto), 0n);
  if (pesoTotal === 0n) throw new RangeError('No hay ofertas entre las que prorratear.');
  const partes = [...postores]
    .sort((a, b) => (a.postor < b.postor ? -1 : 1))
    .map(({ postor, monto }) => {
      const bruto = unidades * centimos(monto);
      return { postor, entera: bruto / pesoTotal, residuo: bruto % pesoTotal };
    });
  const sobran = Number(unidades - partes.reduce((total, p) => total + p.entera, 0n));
  const conUnaMas = new Set(
    [...partes].sort((a, b) => (b.residuo > a.residuo ? 1 : b.residuo < a.residuo ? -1 : 0)).slice(0, sobran),
  );
  return partes.map((parte) => ({
    postor: parte.postor,
    cantidad: abreviar(fraccion(parte.entera + (conUnaMas.has(parte) ? 1n : 0n), escala), decimales),
  }));
}
