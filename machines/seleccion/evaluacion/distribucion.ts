import { enSoles } from '../valores/dinero.js';
import {
  abreviar,
  CERO,
  comparar,
  deDecimal,
  type Fraccion,
  producto,
  resta,
  truncar,
} from '../valores/fraccion.js';
import type { Incumplimiento } from './incumplimiento.js';
import type { Asignacion } from './prorrata.js';
import { precioUnitario } from './unitario.js';

/** An offer in order of precedence: its amount in soles for the quantity it offers. */
export interface OfertaConCantidad {
  readonly postor: string;
  readonly monto: string;
  readonly cantidad: string;
}

export interface DistribucionPorRevisar {
  /** The bases allow to share out, because the market study found one supplier is not enough. */
  readonly distribuible: boolean;
  readonly requerida: string;
  readonly filas: readonly OfertaConCantidad[];
  readonly asignaciones: readonly Asignacion[];
}

/** What the law gives a bidder, and the most it may charge for what it offers before it has to reduce. */
interface Turno {
  readonly oferta: OfertaConCantidad;
  readonly toca: Fraccion;
  /** Amount to reduce to, in soles, when the unit price is over 1.05 of the winner's. */
  readonly debeBajarA: string | null;
}

const MARGEN = deDecimal('1.05');
const menorDe = (a: Fraccion, b: Fraccion) => (comparar(a, b) <= 0 ? a : b);

function turnos(requerida: string, filas: readonly OfertaConCantidad[]): Turno[] {
  let saldo = deDecimal(requerida);
  let tope: Fraccion | null = null;
  return filas.map((oferta) => {
    const unitario = precioUnitario(oferta.monto, oferta.cantidad);
    tope ??= producto(unitario, MARGEN);
    if (comparar(unitario, tope) > 0) {
      const debeBajarA = truncar(producto(tope, deDecimal(oferta.cantidad)), 2);
      return { oferta, toca: CERO, debeBajarA };
    }
    const toca = menorDe(deDecimal(oferta.cantidad), saldo);
    saldo = resta(saldo, toca);
    return { oferta, toca, debeBajarA: null };
  });
}

/**
 * How the quantity needed is shared out (RS-74-2): the best offer takes what it offers, and the balance goes by
 * precedence to those whose unit price is not over 1.05 of the winner's (AMB-C21). Who gets nothing is left out.
 */
export function repartir(requerida: string, filas: readonly OfertaConCantidad[]): Asignacion[] {
  return turnos(requerida, filas)
    .filter(({ toca }) => comparar(toca, CERO) > 0)
    .map(({ oferta, toca }) => ({ postor: oferta.postor, cantidad: abreviar(toca, 6) }));
}

/** Who has to reduce to take part in the balance, and to what amount in soles at most (RS-74-2). */
export function debenReducir(
  requerida: string,
  filas: readonly OfertaConCantidad[],
): { readonly postor: string; readonly maximo: string }[] {
  return turnos(requerida, filas).flatMap(({ oferta, debeBajarA }) =>
    debeBajarA === null ? [] : [{ postor: oferta.postor, maximo: debeBajarA }],
  );
}

const incumple = (detalle: string): Incumplimiento => ({ regla: 'RS-74-2', detalle });

/** Every rule a sharing out breaks (RS-74-1, RS-74-2); empty when it is the one the law gives. */
export function revisarDistribucion(d: DistribucionPorRevisar): Incumplimiento[] {
  if (!d.distribuible) {
    const detalle =
      'Las bases no prevén distribuir la buena pro; solo cabe cuando el estudio de mercado vio que un proveedor no cubre el requerimiento (art. 74 del Reglamento).';
    return [{ regla: 'RS-74-1', detalle }];
  }
  const hallados: Incumplimiento[] = [];
  const asignado = new Map<string, Fraccion>();
  for (const { postor, cantidad } of d.asignaciones) {
    if (asignado.has(postor)) {
      hallados.push(
        incumple(`«${postor}» aparece más de una vez en la distribución (art. 74 del Reglamento).`),
      );
    } else if (!d.filas.some((f) => f.postor === postor)) {
      hallados.push(
        incumple(`«${postor}» no tiene una oferta en el orden de prelación (art. 74 del Reglamento).`),
      );
    }
    asignado.set(postor, deDecimal(cantidad));
  }
  for (const { oferta, toca, debeBajarA } of turnos(d.requerida, d.filas)) {
    const dado = asignado.get(oferta.postor) ?? CERO;
    if (comparar(dado, toca) === 0) continue;
    const razon =
      debeBajarA === null
        ? `A «${oferta.postor}» le toca ${abreviar(toca, 6)} por su orden de prelación y lo que ofreció, y se le asigna ${abreviar(dado, 6)}`
        : `El precio de «${oferta.postor}» supera en más de 5 % el del ganador; para recibir parte del saldo debe bajar su oferta a ${enSoles(debeBajarA)} o menos`;
    hallados.push(incumple(`${razon} (art. 74 del Reglamento).`));
  }
  return hallados;
}
