import type { ContextoBase } from '../base/hechos.js';

/** What the annual report of a fiscal year remembers to decide: dates, never figures or texts (D1). */
export interface ContextoDeInforme extends ContextoBase {
  /** Fiscal year it reports on; null until it is opened. */
  readonly ejercicio: number | null;
  /** Civil day the figures were last taken: nothing made of them is older. */
  readonly consolidado: string | null;
}

/** The context of a report at birth. */
export const CONTEXTO_INICIAL: ContextoDeInforme = { paso: null, ejercicio: null, consolidado: null };
