import type { FechaCivil } from '../calendario/index.js';
import type { ContextoBase } from './hechos.js';

/** What would make a refused act possible: a date, another act, or who may do it. */
export interface SeHabilita {
  readonly desde?: FechaCivil;
  readonly hasta?: FechaCivil;
  readonly acto?: string;
  readonly roles?: readonly string[];
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
    };

/** The condition holds. */
export const CUMPLE: Veredicto = { ok: true };

/** The condition fails because of `regla`. */
export function noCumple(regla: string, detalle: string, seHabilita?: SeHabilita): Veredicto {
  return seHabilita ? { ok: false, regla, detalle, seHabilita } : { ok: false, regla, detalle };
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
