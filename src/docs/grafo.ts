import type { AnyStateNode } from 'xstate';
import { clave, type DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { citarPlazo, reglasQueVencen } from './reglas.js';

/** Where a transition comes from: a person, the clock, another region, the outbox, the chart itself, or an ending. */
export type Clase = 'acto' | 'vencimiento' | 'senal' | 'correo' | 'siempre' | 'fin';

/** One reason to move: the event in words and, for each alternative, the conditions that must hold together. */
export interface Linea {
  readonly clase: Clase;
  readonly evento: string;
  readonly titulo: string;
  /** Alternatives; an empty one means "without condition". */
  readonly guardas: readonly (readonly string[])[];
}

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

/** Alternative taken when the earlier ones of the same event did not hold. */
export const EN_OTRO_CASO = 'en otro caso';

interface Transicion {
  readonly guard?: unknown;
  readonly target?: readonly AnyStateNode[];
}

interface Salida {
  readonly linea: Linea;
  readonly destinos: readonly string[];
}

const ruta = (nodo: { path: readonly string[] }): string => nodo.path.join('.');

/** Names and parameters of the conditions in a guard, `and` taken apart. */
function condicionesDe(guard: unknown): { type: string; params?: { regla?: string } }[] {
  if (guard === undefined) return [];
  if (typeof guard === 'string') return [{ type: guard }];
  if (typeof guard === 'function')
    return ((guard as unknown as { guards?: unknown[] }).guards ?? []).flatMap(condicionesDe);
  return [guard as { type: string; params?: { regla?: string } }];
}

/** Which kind of cause an event type is, by the prefixes the house gives them. */
export function claseDe(evento: string): Clase {
  if (evento === '') return 'siempre';
  if (evento.startsWith('xstate.done.')) return 'fin';
  if (evento.startsWith('VENCIO_')) return 'vencimiento';
  if (evento.startsWith('CORREO_')) return 'correo';
  return evento.startsWith('senal.') ? 'senal' : 'acto';
}

function tituloDe(def: DefinicionDeMaquina, evento: string, regla: string | undefined): string {
  const clase = claseDe(evento);
  if (clase === 'acto') return def.eventos[evento]?.titulo ?? evento;
  if (clase === 'vencimiento')
    return `vence ${(regla ? [regla] : reglasQueVencen(evento, def.regimen)).map(citarPlazo).join(' · ')}`;
  if (clase === 'senal') return `señal ${evento.slice('senal.'.length)}`;
  if (clase === 'correo')
    return `correo: ${evento.slice('CORREO_'.length).toLowerCase().replaceAll('_', ' ')}`;
  return clase === 'fin' ? `al terminar ${evento.split('.').at(-1)}` : '';
}

// A line from a box to something inside it cannot be told from a line within the box: it is written instead.
function haciaDentro(nodo: AnyStateNode, linea: Linea, destino: string): Salida | null {
  if (!destino.startsWith(`${ruta(nodo)}.`)) return null;
  return { linea: { ...linea, titulo: `${linea.titulo} → ${destino.split('.').at(-1)}` }, destinos: [] };
}

/** The alternatives of one event in one state, each with its words and where it leads. */
function salidasDe(def: DefinicionDeMaquina, nodo: AnyStateNode): Salida[] {
  const porEvento: [string, readonly Transicion[]][] = [
    ...nodo.transitions.entries(),
    ['', nodo.always ?? []],
  ];
  return porEvento.flatMap(([evento, transiciones]) =>
    transiciones.map((t, i) => {
      const condiciones = condicionesDe(t.guard);
      const vencida = condiciones.find((c) => c.type === 'plazoVencido');
      const nombres = condiciones.filter((c) => c !== vencida).map((c) => c.type);
      const guardas = nombres.length === 0 && i > 0 ? [EN_OTRO_CASO] : nombres;
      const linea = {
        clase: claseDe(evento),
        evento,
        titulo: tituloDe(def, evento, vencida?.params?.regla),
        guardas: [guardas],
      };
      const destinos = (t.target ?? []).map(ruta).filter((d) => d !== ruta(nodo));
      const [destino] = destinos;
      return (destino !== undefined && haciaDentro(nodo, linea, destino)) || { linea, destinos };
    }),
  );
}

/** One line per event: its alternatives side by side, the same one once. */
function fundir(lineas: readonly Linea[]): Linea[] {
  const porTitulo = new Map<string, Linea>();
  for (const linea of lineas) {
    const clave = `${linea.evento}\n${linea.titulo}`;
    const guardas = [...(porTitulo.get(clave)?.guardas ?? []), ...linea.guardas];
    porTitulo.set(clave, {
      ...linea,
      guardas: guardas.filter((g, i) => guardas.findIndex((o) => o.join() === g.join()) === i),
    });
  }
  return [...porTitulo.values()];
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
      admite: fundir(salidas.filter((s) => s.destinos.length === 0).map((s) => s.linea)),
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
