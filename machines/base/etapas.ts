/** A stage of the main path of a machine: what indicators measure the time of. */
export interface Etapa {
  readonly id: string;
  /** What people call it. */
  readonly titulo: string;
  /** Paths of the states that are this stage, or hold those that are; `*` stands for any one name. */
  readonly estados: readonly string[];
}

function* caminos(value: unknown, prefijo: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value === 'string') yield [...prefijo, value];
  else
    for (const [nombre, dentro] of Object.entries((value ?? {}) as object))
      yield* caminos(dentro, [...prefijo, nombre]);
}

const pasaPor = (camino: readonly string[], estado: string) =>
  estado.split('.').every((nombre, i) => nombre === '*' || nombre === camino[i]);

/** Ids of the stages a case is in, in the order they are declared, by its state value (that of a case with items is `{proceso, items}`). */
export function etapasEn(etapas: readonly Etapa[], value: unknown): string[] {
  const activos = [...caminos(value)];
  return etapas.flatMap(({ id, estados }) =>
    estados.some((estado) => activos.some((camino) => pasaPor(camino, estado))) ? [id] : [],
  );
}
