import type { FechaCivil } from '../calendario/index.js';
import type { ContextoBase } from './hechos.js';

/** What would make a refused act possible: a date, another act, or who may do it. */
export interface SeHabilita {
  readonly desde?: FechaCivil;
  readonly hasta?: FechaCivil;
  readonly acto?: string;
  readonly roles?: readonly string[];
}

/** One breach of the law among several that an act would commit. */
export interface Incumplimiento {
  readonly regla: string;
  readonly detalle: string;
  /** Activity of the calendar it is about, when it is about one. */
  readonly actividad?: string;
}

/** Outcome of a condition: fulfilled, or the rule that says no and a Spanish sentence a clerk understands. */
export type Veredicto =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly regla: string;
      readonly detalle: string;
      readonly seHabilita?: SeHabilita;
      /** Set when the data contradict the case itself: the answer is 422 with these, not 409. */
      readonly errores?: readonly { ruta: string; mensaje: string }[];
      /** Every breach, when an act is refused for several at once. */
      readonly incumplimientos?: readonly Incumplimiento[];
      /** Set when the act belongs to a regime that was not in force on its day. */
      readonly codigo?: 'REGIMEN_SIN_VIGENCIA';
    };

/** The condition holds. */
export const CUMPLE: Veredicto = { ok: true };

/** The condition fails because of `regla`. */
export function noCumple(regla: string, detalle: string, seHabilita?: SeHabilita): Veredicto {
  return seHabilita ? { ok: false, regla, detalle, seHabilita } : { ok: false, regla, detalle };
}

/** The act would break the law in each of these ways, and in at least one. */
export function incumple(incumplimientos: readonly Incumplimiento[]): Veredicto {
  const [primero] = incumplimientos;
  if (!primero) return CUMPLE;
  const detalle = incumplimientos.map((i) => i.detalle).join(' ');
  return { ok: false, regla: primero.regla, detalle, incumplimientos };
}

/** The data of the act contradict the case: each error with its path. */
export function datosInvalidos(
  regla: string,
  errores: readonly { ruta: string; mensaje: string }[],
): Veredicto {
  return { ok: false, regla, detalle: errores.map((e) => e.mensaje).join(' '), errores };
}

/**
 * A test of the law that explains itself (D15). `estado` conditions read only the case, so they can be asked before
 * anybody fills a form; `datos` conditions also read the act; `rama` conditions choose among lawful outcomes and never
 * refuse by themselves.
 */
export interface Condicion<C extends ContextoBase, D = unknown, P = unknown> {
  readonly lee: 'estado' | 'datos' | 'rama';
  readonly descripcion: string;
  veredicto(context: C, datos: D, params: P): Veredicto;
}

/** The guards of XState for a table of conditions: each is its verdict's `ok`. */
export function guardas<T extends Record<string, Condicion<never, never, never>>>(tabla: T) {
  const guards: Record<string, unknown> = {};
  for (const [nombre, condicion] of Object.entries(tabla)) {
    guards[nombre] = ({ context, event }: { context: never; event: { datos?: never } }, params: never) =>
      condicion.veredicto(context, event.datos as never, params).ok;
  }
  return guards as {
    [K in keyof T]: (
      args: { context: Parameters<T[K]['veredicto']>[0]; event: { type: string } },
      params: Parameters<T[K]['veredicto']> extends [unknown, unknown, infer P] ? P : undefined,
    ) => boolean;
  };
}
