import type { FechaCivil } from '../calendario/index.js';

/** How the days of a term are counted: business days, calendar days (rolled to a business day), or a fixed agreed date. */
export type Computo = 'habiles' | 'calendario' | 'fecha';

/**
 * Life of a term. `corriendo` runs; `vencido` is written by the expiry itself; the others say how it was closed.
 * A term never changes its dates: it is closed and a successor opened (D4).
 */
export type EstadoPlazo = 'corriendo' | 'vencido' | 'cumplido' | 'suspendido' | 'reemplazado' | 'anulado';

/** One legal (or internal) term of one case, as the fold of its history leaves it. */
export interface Plazo {
  /** Number within the case, from 1. */
  readonly n: number;
  readonly regla: string;
  /** What the term is about when one rule runs more than once at a time; empty otherwise. */
  readonly item: string;
  /** Day 0: the civil day of the fact it runs from; not counted. */
  readonly desde: FechaCivil;
  /** Days granted, in the unit `computo` says. */
  readonly dias: number;
  readonly computo: Computo;
  /** Key of the scopes of its calendar, for example `nacional+region:Lima+provincia:Lima`. */
  readonly ambitos: string;
  /** Last lawful civil day, included. */
  readonly vence: FechaCivil;
  readonly estado: EstadoPlazo;
  /** Sequence of the event that opened it, and of the one that closed it. */
  readonly abierto: number;
  readonly cerrado: number | null;
  /** Number of the term this one succeeds. */
  readonly reemplaza: number | null;
  /** Why it was closed or what it succeeds, in words for a person. */
  readonly motivo: string | null;
}
