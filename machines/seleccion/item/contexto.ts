import type { ContextoBase } from '../../base/hechos.js';
import { hechos } from '../../base/hechos.js';
import type { FilaDeEvaluacion } from '../evaluacion/economica.js';
import type { ContextoDeProceso } from '../proceso/contexto.js';
import { montoAbierto } from '../proceso/lecturas.js';

/** Where a bidder's offer for the item stands. */
export interface OfertaDelItem {
  readonly estado: 'presentada' | 'observada' | 'admitida' | 'no_admitida' | 'descalificada';
  /** Envelope observed, while the defect is not mended. */
  readonly observada: 'tecnico' | 'economico' | null;
  /** Exact technical score; null until it is given, or where there is none. */
  readonly tecnico: string | null;
  /** In soles; null while its envelope is shut. */
  readonly monto: string | null;
  readonly cantidad: string | null;
  readonly mype: boolean;
  readonly discapacidad: boolean;
  readonly bonifica: boolean;
  /** Rule it fell by, when it fell. */
  readonly regla: string | null;
}

/** What is taken to the award of a bidder, when the item is shared out. */
export interface Asignacion {
  readonly postor: string;
  readonly cantidad: string;
}

/** An appeal under way. */
export interface Apelacion {
  readonly acto: 'buena_pro' | 'cancelacion' | 'desierto';
  readonly apelante: string;
  readonly fecha: string;
}

/** What an item remembers from its evaluation on (D16). Every key is there from birth and none is ever undefined. */
export interface ContextoDeItem extends ContextoBase {
  readonly numero: string;
  readonly ofertas: Readonly<Record<string, OfertaDelItem>>;
  /** Offers physically received: what tells whether there was only one (AMB-C13, AMB-C15). */
  readonly recibidas: number;
  /** Rows of the comparative table, by order of precedence; empty until the opening. */
  readonly filas: readonly FilaDeEvaluacion[];
  readonly empates: readonly (readonly string[])[];
  /** Orders drawn by lot among the tied, each with its seed. */
  readonly sorteos: readonly { readonly semilla: string; readonly orden: readonly string[] }[];
  readonly asignaciones: readonly Asignacion[] | null;
  /** The Titular approved an award over the valor referencial (RS-76-1). */
  readonly excesoAprobado: boolean;
  /** Winners, once awarded. */
  readonly ganadores: readonly string[];
  /** Civil day the award was notified. */
  readonly notificada: string | null;
  /** Civil day it was consented or became firm. */
  readonly consentida: string | null;
  readonly apelacion: Apelacion | null;
  /** Ending declared but still open to appeal. */
  readonly fin: 'desierto' | 'cancelado' | null;
}

/** The context of an item at birth. */
export const ITEM_INICIAL: ContextoDeItem = {
  paso: null,
  numero: '',
  ofertas: {},
  recibidas: 0,
  filas: [],
  empates: [],
  sorteos: [],
  asignaciones: null,
  excesoAprobado: false,
  ganadores: [],
  notificada: null,
  consentida: null,
  apelacion: null,
  fin: null,
};

/**
 * The process an item belongs to, as it stands in the step in progress.
 * @throws Error outside a step, which only a defect of the engine can do.
 */
export function procesoDe(c: ContextoDeItem): ContextoDeProceso {
  const { proceso } = hechos(c);
  if (proceso === null) throw new Error('Un ítem solo se decide dentro de su proceso.');
  return proceso as ContextoDeProceso;
}

/** The valor referencial of the item in soles, or null while it is reserved. */
export function valorDelItem(c: ContextoDeItem): string | null {
  const item = procesoDe(c).items[c.numero];
  return item === undefined ? null : montoAbierto(item.valorReferencial);
}
