import type { Objeto } from '../tipos.js';
import { comparar, enSoles } from '../valores/dinero.js';
import { deDecimal, fraccion, producto, truncar } from '../valores/fraccion.js';
import type { Incumplimiento } from './incumplimiento.js';
import { fueraDeLimites } from './limites.js';

/** Whether an award at that amount goes over the valor referencial; both in soles (RS-76-1). */
export function excedeVr({ valorReferencial, monto }: { valorReferencial: string; monto: string }): boolean {
  return comparar(monto, valorReferencial) > 0;
}

export interface ExcesoPorAprobar {
  readonly objeto: Objeto;
  readonly valorReferencial: string;
  readonly reservado: boolean;
  /** The offer of the best total, over the valor referencial. */
  readonly monto: string;
  readonly apruebaTitular: boolean;
  readonly creditoPresupuestario: boolean;
  /** What the bidder reduces its offer to, when it accepts to. */
  readonly reduceOferta?: string | null;
}

/** The amount the award may be given at, in soles, or the rule that does not let it. */
export type ExcesoResuelto =
  | { readonly ok: true; readonly monto: string }
  | ({ readonly ok: false } & Incumplimiento);

const no = (detalle: string): ExcesoResuelto => ({ ok: false, regla: 'RS-76-1', detalle });

function porReduccion(e: ExcesoPorAprobar, reduceOferta: string): ExcesoResuelto {
  if (comparar(reduceOferta, e.valorReferencial) > 0) {
    return no(
      `La oferta reducida no puede pasar de ${enSoles(e.valorReferencial)}, el valor referencial (art. 76 del Reglamento).`,
    );
  }
  const fuera = fueraDeLimites({ ...e, monto: reduceOferta });
  return fuera
    ? { ok: false, regla: fuera.regla, detalle: fuera.detalle }
    : { ok: true, monto: reduceOferta };
}

/**
 * Whether an offer over the valor referencial can be awarded (RS-76-1): by reducing it to the valor referencial or less;
 * otherwise only in works, up to 110 % unless it was reserved (RS-33-res), with budget credit and the approval of the Titular.
 */
export function puedeAprobarse(e: ExcesoPorAprobar): ExcesoResuelto {
  if ((e.reduceOferta ?? null) !== null) return porReduccion(e, e.reduceOferta as string);
  if (e.objeto !== 'obras') {
    return no(
      'Solo en obras puede otorgarse la buena pro por encima del valor referencial (art. 76 del Reglamento).',
    );
  }
  const tope = truncar(producto(deDecimal(e.valorReferencial), fraccion(110n, 100n)), 2);
  if (!e.reservado && comparar(e.monto, tope) > 0) {
    return no(`La oferta supera ${enSoles(tope)}, el 110 % del valor referencial (art. 76 del Reglamento).`);
  }
  if (!e.apruebaTitular || !e.creditoPresupuestario) {
    return no(
      'Para otorgar la buena pro por encima del valor referencial hacen falta el crédito presupuestario y la aprobación del Titular, o que el postor reduzca su oferta (art. 76 del Reglamento).',
    );
  }
  return { ok: true, monto: e.monto };
}
