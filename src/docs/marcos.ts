import { type Arista, type Grafo, type Nodo, recorrer } from './grafo.js';

/** An edge with the boxes it is drawn between; a null end is written as a reference beside its start. */
export interface Tramo {
  readonly arista: Arista;
  /** State whose picture holds the edge: the root or a region of a parallel state. */
  readonly marco: string;
  readonly de: string;
  readonly a: string | null;
}

/**
 * The edges of a graph by the frame they are drawn in. The root and each region of a parallel state is a frame: an edge
 * that leaves its frame ends in a reference ("→ desistida"), because lines across the lanes hide what the lanes show.
 */
export function tramosDe(grafo: Grafo): readonly Tramo[] {
  const nodos = new Map(recorrer(grafo.raiz).map((n) => [n.id, n]));
  const padre = (id: string) => id.split('.').slice(0, -1).join('.');
  const esMarco = (id: string) => id === '' || nodos.get(id)?.region === true;
  const marcoDe = (id: string): string => (esMarco(padre(id)) ? padre(id) : marcoDe(padre(id)));
  // What a region does as a whole (its ending) is drawn from the state that holds it.
  const visible = (id: string): string => (id !== '' && esMarco(id) ? visible(padre(id)) : id);
  return grafo.aristas.map((arista) => {
    const de = visible(arista.de);
    const marco = marcoDe(de);
    const dentro = marco === '' || arista.a.startsWith(`${marco}.`);
    let a: string | null = dentro ? visible(arista.a) : null;
    while (a !== null && marcoDe(a) !== marco) a = visible(marcoDe(a));
    return { arista, marco, de, a };
  });
}

/** The states that lead to each state by a reference, by name, in the order of the chart. */
export function llegadasDe(tramos: readonly Tramo[]): ReadonlyMap<string, readonly string[]> {
  const llegadas = new Map<string, string[]>();
  for (const { arista, a } of tramos) {
    if (a === null) llegadas.set(arista.a, [...(llegadas.get(arista.a) ?? []), nombreDe(arista.de)]);
  }
  return llegadas;
}

/** The states of a frame: everything under it down to the parallel states, whose regions are frames of their own. */
export function contenidoDe(marco: Nodo): readonly Nodo[] {
  return marco.hijos.flatMap((h) => (h.tipo === 'parallel' ? [h] : [h, ...contenidoDe(h)]));
}

/** Last name of a dot path. */
export function nombreDe(id: string): string {
  return id.split('.').at(-1) ?? id;
}
