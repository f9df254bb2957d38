import type { AnyStateMachine } from 'xstate';

/** A transition as XState keeps it. */
export interface Arista {
  readonly eventType: string;
  readonly source: { readonly id: string };
  readonly target?: readonly { id: string }[];
}

/** A state as XState keeps it. */
export interface NodoDeEstado {
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly description?: string;
  readonly meta?: { articulo?: string; situacion?: string };
  readonly config: Record<string, unknown>;
  readonly states: Record<string, NodoDeEstado>;
  readonly transitions: ReadonlyMap<string, readonly Arista[]>;
  readonly always?: readonly Arista[];
  readonly invoke: readonly unknown[];
  readonly after: readonly unknown[];
}

const conHijos = (nodo: NodoDeEstado): NodoDeEstado[] => [
  nodo,
  ...Object.values(nodo.states).flatMap(conHijos),
];

/** Every state of a machine, its root first. */
export const nodosDe = (maquina: AnyStateMachine): NodoDeEstado[] =>
  conHijos(maquina.root as unknown as NodoDeEstado);

/** Every transition of a machine, each with a name to tell which one nobody took. */
export function aristasDe(maquina: AnyStateMachine): Map<Arista, string> {
  return new Map(
    nodosDe(maquina).flatMap((nodo) =>
      [...[...nodo.transitions.values()].flat(), ...(nodo.always ?? [])].map(
        (arista, i): [Arista, string] => [
          arista,
          `${nodo.id} #${i} --${arista.eventType || 'always'}--> ${arista.target?.map((t) => t.id).join() ?? '(stays)'}`,
        ],
      ),
    ),
  );
}

/** How many branches the source of a machine writes: one that XState lost would go unnoticed otherwise. */
export function ramasEscritas(maquina: AnyStateMachine): number {
  return nodosDe(maquina).flatMap(({ config: { on, always, onDone } }) =>
    [...Object.values((on ?? {}) as object), always ?? [], onDone ?? []].flat(),
  ).length;
}
