import type { Objeto } from '../tipos.js';
import { enSoles } from '../valores/dinero.js';
import { comparar, deDecimal, fraccion, producto, techo, truncar } from '../valores/fraccion.js';
import type { Incumplimiento } from './incumplimiento.js';
import { porElTotal } from './unitario.js';

/** What the limits of an offer are taken from. */
export interface ValorReferencial {
  readonly objeto: Objeto;
  /** Of the process or the item, in soles. */
  readonly valorReferencial: string;
  readonly reservado: boolean;
}

/** An offer for the whole, or for `cantidad` out of the `requerida`. */
export interface OfertaMedida extends ValorReferencial {
  readonly monto: string;
  readonly cantidad?: string | null;
  readonly requerida?: string | null;
}

/** Least and most an offer may be, in soles and both included; null where there is no limit. */
export interface Limites {
  readonly minimo: string | null;
  readonly maximo: string | null;
}

/** An offer outside its limits: over the most it counts as not presented, under the least it is disqualified (AMB-C15). */
export interface FueraDeLimites extends Incumplimiento {
  readonly estado: 'no_presentada' | 'descalificada';
}

const PISO = fraccion(90n, 100n);
const TECHO_DE_OBRAS = fraccion(110n, 100n);

/**
 * Limits of an offer: 100 % of the valor referencial, 110 % in works (RS-33-max); 90 % at least in works and consultoría
 * of works (RS-33-min); none when it is reserved (RS-33-res). The lower rounds up and the upper is cut (RS-39-red).
 */
export function limitesDe({ objeto, valorReferencial, reservado }: ValorReferencial): Limites {
  if (reservado) return { minimo: null, maximo: null };
  const valor = deDecimal(valorReferencial);
  const conPiso = objeto === 'obras' || objeto === 'consultoria_obras';
  return {
    minimo: conPiso ? techo(producto(valor, PISO), 2) : null,
    maximo: truncar(objeto === 'obras' ? producto(valor, TECHO_DE_OBRAS) : valor, 2),
  };
}

/**
 * What limit an offer breaks, null when none (RS-33-max, RS-33-ley, RS-33-min, RS-33-res). An offer for a part is measured by what
 * the whole would come to at its unit price.
 */
export function fueraDeLimites(medida: OfertaMedida): FueraDeLimites | null {
  const { minimo, maximo } = limitesDe(medida);
  const oferta = porElTotal(medida.monto, medida.cantidad ?? null, medida.requerida ?? null);
  if (maximo !== null && comparar(oferta, deDecimal(maximo)) > 0) {
    const detalle = `La oferta supera ${enSoles(maximo)}, el máximo que admite el valor referencial; se devuelve y se tiene por no presentada (art. 33 de la Ley).`;
    return { regla: 'RS-33-max', detalle, estado: 'no_presentada' };
  }
  if (minimo !== null && comparar(oferta, deDecimal(minimo)) < 0) {
    const detalle = `La oferta no alcanza ${enSoles(minimo)}, el 90 % del valor referencial (art. 33 de la Ley).`;
    return { regla: 'RS-33-min', detalle, estado: 'descalificada' };
  }
  return null;
}
