import type { AnyMachineSnapshot } from 'xstate';
import type { DefinicionDeMaquina, Estado } from '../../machines/base/maquina.js';
import { esCompuesta } from './paso.js';

interface NodoConMeta {
  readonly meta?: { readonly situacion?: string };
}

const situaciones = (snapshot: AnyMachineSnapshot): string[] =>
  (snapshot as unknown as { _nodes: NodoConMeta[] })._nodes.flatMap((n) => n.meta?.situacion ?? []);

const parte = (snapshot: AnyMachineSnapshot): Omit<Estado, 'items'> => ({
  context: snapshot.context as Estado['context'],
  value: snapshot.value,
  terminado: snapshot.status !== 'active',
  situaciones: situaciones(snapshot),
});

/** A case as its definition reads it. */
export function estadoDe(snapshot: AnyMachineSnapshot): Estado {
  if (!esCompuesta(snapshot)) return { ...parte(snapshot), items: {} };
  const items = Object.entries(snapshot.items).map(([n, i]) => [n, parte(i)]);
  return { ...parte(snapshot.proceso), items: Object.fromEntries(items) };
}

/** The situation of a case: what its definition says, else `meta.situacion` of its final state, else `en_tramite`. */
export function situacionDe(def: DefinicionDeMaquina, snapshot: AnyMachineSnapshot): string {
  if (def.situacion) return def.situacion(estadoDe(snapshot));
  return (snapshot.status === 'active' ? undefined : situaciones(snapshot)[0]) ?? 'en_tramite';
}
