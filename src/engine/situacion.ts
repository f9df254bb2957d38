import type { AnyMachineSnapshot } from 'xstate';

/** The situation of a case: what its final state's `meta.situacion` says, or `en_tramite` while it lives. */
export function situacionDe(snapshot: AnyMachineSnapshot): string {
  if (snapshot.status === 'active') return 'en_tramite';
  const nodos = (snapshot as unknown as { _nodes: { meta?: { situacion?: string } }[] })._nodes;
  return nodos.find((n) => n.meta?.situacion)?.meta?.situacion ?? 'en_tramite';
}
