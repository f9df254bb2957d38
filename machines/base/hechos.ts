import type { Calendario, FechaCivil, Instante } from '../calendario/index.js';
import type { Catalogo } from '../reglas/index.js';
import type { Plazo } from './plazo.js';

/**
 * The facts of one step, put by the engine into `context.paso` before the macrostep and removed before storing (D3).
 * Conditions and parameters read the time, the calendar and the terms only here, so that nothing else can.
 */
export interface Hechos {
  /** Instant at which the event is decided. */
  readonly ahora: Instante;
  /** Civil day in Lima of `ahora`. */
  readonly hoy: FechaCivil;
  /** All terms of the case before this step. */
  readonly plazos: readonly Plazo[];
  /** The term whose expiry this step is, when it is one. */
  readonly expira: Plazo | null;
  /** Catalogue of rules, as known at this decision. */
  readonly catalogo: Catalogo;
  /** Context of the process, for the conditions of its items; null for the process itself. */
  readonly proceso: ContextoBase | null;
  /** Where each item stands, for the conditions of its process; empty in a case without items. */
  readonly items: Readonly<Record<string, VistaDeItem>>;
  /** The calendar, as known at this decision, for a key of scopes. */
  calendario(ambitos: string): Calendario;
}

/** One item as its process sees it. */
export interface VistaDeItem {
  /** Top state it is in, and its whole state value. */
  readonly estado: string;
  readonly value: unknown;
  readonly terminado: boolean;
  readonly context: ContextoBase;
}

/** What every machine's context holds besides its own keys. */
export interface ContextoBase {
  readonly paso: Hechos | null;
}

/**
 * The facts of the step in progress.
 * @throws Error when called outside a macrostep, which only a defect of the engine can do.
 */
export function hechos(context: ContextoBase): Hechos {
  if (context.paso === null) throw new Error('Los hechos del paso solo existen dentro de un paso.');
  return context.paso;
}

/** The running term of a rule (and item), or null. */
export function plazoCorriendo(paso: Hechos, regla: string, item = ''): Plazo | null {
  return paso.plazos.find((p) => p.regla === regla && p.item === item && p.estado === 'corriendo') ?? null;
}
