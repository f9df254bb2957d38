import type { AnyMachineSnapshot } from 'xstate';

/** What guards a transition, as XState keeps it. */
export type Guardia = string | { type: string; params?: unknown } | { guards: readonly Guardia[] };

/** A transition of a statechart. */
export interface Transicion {
  readonly guard?: Guardia;
  readonly target?: readonly Nodo[];
  /** Empty in a transition the chart takes by itself. */
  readonly eventType: string;
}

/** A state of a statechart. */
export interface Nodo {
  readonly key: string;
  readonly id: string;
  readonly description?: string;
  readonly parent?: Nodo;
  /** Keys from the root down to this state. */
  readonly path: readonly string[];
  readonly states: Readonly<Record<string, Nodo>>;
  readonly transitions: ReadonlyMap<string, readonly Transicion[]>;
  /** Transitions the chart takes by itself as soon as their conditions hold. */
  readonly always?: readonly Transicion[];
  readonly type: string;
}
/** The active states of a snapshot. */
export const nodosActivos = (snapshot: AnyMachineSnapshot) =>
  (snapshot as unknown as { _nodes: Nodo[] })._nodes;

/** The candidate transitions of an event in the active states, deepest state first. */
export function candidatas(snapshot: AnyMachineSnapshot, tipo: string): readonly Transicion[] {
  const halladas: Transicion[] = [];
  const nodos = nodosActivos(snapshot);
  for (let i = nodos.length - 1; i >= 0; i--) {
    const transiciones = nodos[i]?.transitions.get(tipo);
    if (transiciones) halladas.push(...transiciones);
  }
  return halladas;
}
