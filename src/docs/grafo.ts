import type { AnyStateNode } from 'xstate';
import { clave, type DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { admitidas, fundir, type Linea, ruta, salidasDe } from './salidas.js';

export { type Clase, claseDe, EN_OTRO_CASO, type Linea } from './salidas.js';

/** A state with its substates. `id` is the dot path; the root's is empty. */
export interface Nodo {
  readonly id: string;
  readonly nombre: string;
  readonly tipo: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  /** Whether it is a region of a parallel state. */
  readonly region: boolean;
  readonly inicial: boolean;
  readonly descripcion: string | null;
  /** Rule id that founds the state. */
  readonly articulo: string | null;
  /** What the state takes without leaving it. */
  readonly admite: readonly Linea[];
  readonly hijos: readonly Nodo[];
}

/** Every way from one state to another, in one edge. */
export interface Arista {
  readonly id: string;
  readonly de: string;
  readonly a: string;
  readonly lineas: readonly Linea[];
}

/** A statechart as a plain drawing needs it. */
export interface Grafo {
  readonly clave: string;
  readonly titulo: string;
  readonly regimen: string;
  readonly raiz: Nodo;
  readonly aristas: readonly Arista[];
  /** What each condition says, by name. */
  readonly condiciones: Readonly<Record<string, string>>;
}

/**
 * The graph of a machine.
 * @throws Error when a deadline names a rule the catalogue does not hold.
 */
export function grafoDe(def: DefinicionDeMaquina): Grafo {
  const aristas = new Map<string, { de: string; a: string; lineas: Linea[] }>();
  const leer = (nodo: AnyStateNode): Nodo => {
    const id = ruta(nodo);
    const salidas = salidasDe(def, nodo);
    for (const { linea, destinos } of salidas) {
      for (const a of destinos) {
        const arista = aristas.get(`${id}>${a}`) ?? { de: id, a, lineas: [] };
        arista.lineas.push(linea);
        aristas.set(`${id}>${a}`, arista);
      }
    }
    return {
      id,
      nombre: nodo.key,
      tipo: nodo.type,
      region: nodo.parent?.type === 'parallel',
      inicial: nodo.parent?.type === 'compound' && nodo.parent.initial.target?.[0] === nodo,
      descripcion: nodo.description ?? null,
      articulo: (nodo.meta?.articulo as string | undefined) ?? null,
      admite: admitidas(salidas),
      hijos: Object.values(nodo.states).map((hijo) => leer(hijo as AnyStateNode)),
    };
  };
  const raiz = leer(def.maquina.root as AnyStateNode);
  return {
    clave: clave(def),
    titulo: def.titulo,
    regimen: def.regimen,
    raiz,
    aristas: [...aristas.values()].map((a, i) => ({ ...a, id: `arista-${i + 1}`, lineas: fundir(a.lineas) })),
    condiciones: Object.fromEntries(
      Object.entries(def.condiciones).map(([nombre, c]) => [nombre, c.descripcion]),
    ),
  };
}

/** Types of every event the graph takes. XState's own list leaves out those that change and order nothing. */
export function eventosDe(grafo: Grafo): Set<string> {
  const lineas = [
    ...recorrer(grafo.raiz).flatMap((n) => n.admite),
    ...grafo.aristas.flatMap((a) => a.lineas),
  ];
  return new Set(lineas.map((l) => l.evento).filter((e) => e !== ''));
}

/** Every state under a node, itself first, in the order of the chart. */
export function recorrer(nodo: Nodo): Nodo[] {
  return [nodo, ...nodo.hijos.flatMap(recorrer)];
}
