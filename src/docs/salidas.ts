import type { AnyStateNode } from 'xstate';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
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

/** One alternative of an event: the states a line is drawn to, or those that are only written. */
export interface Salida {
  readonly linea: Linea;
  readonly destinos: readonly string[];
  readonly escritos: readonly string[];
}

/** Alternative taken when the earlier ones of the same event did not hold. */
export const EN_OTRO_CASO = 'en otro caso';

interface Transicion {
  readonly guard?: unknown;
  readonly target?: readonly AnyStateNode[];
}

/** Dot path of a state; the root's is empty. */
export const ruta = (nodo: { path: readonly string[] }): string => nodo.path.join('.');

// What these test is in the words of the expiry already.
const DE_VENCER: readonly string[] = ['plazoVencido', 'plazoDelItemVencido'];

/** Names and parameters of the conditions in a guard, `and` taken apart. */
function condicionesDe(guard: unknown): { type: string; params?: { regla?: string } }[] {
  if (guard === undefined) return [];
  if (typeof guard === 'string') return [{ type: guard }];
  if (typeof guard === 'function')
    return ((guard as unknown as { guards?: unknown[] }).guards ?? []).flatMap(condicionesDe);
  return [guard as { type: string; params?: { regla?: string } }];
}

/** Names of every condition the transitions of a state and its substates test. */
export function condicionesBajo(nodo: AnyStateNode): Set<string> {
  const propias = [...nodo.transitions.values(), nodo.always ?? []].flatMap((transiciones) =>
    (transiciones as readonly Transicion[]).flatMap((t) => condicionesDe(t.guard).map((c) => c.type)),
  );
  const deAbajo = Object.values(nodo.states).flatMap((hijo) => [...condicionesBajo(hijo as AnyStateNode)]);
  return new Set([...propias, ...deAbajo]);
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
    return `vence ${(regla ? [regla] : reglasQueVencen(evento, def)).map(citarPlazo).join(' · ')}`;
  if (clase === 'senal') return `señal ${evento.slice('senal.'.length)}`;
  if (clase === 'correo')
    return `correo: ${evento.slice('CORREO_'.length).toLowerCase().replaceAll('_', ' ')}`;
  return clase === 'fin' ? `al terminar ${evento.split('.').at(-1)}` : '';
}

/**
 * How a target is written where no line can be drawn: a line from a box to something inside it cannot be told from one
 * within the box, and a region that moves its sisters would draw one around them all. Null when the line is drawn.
 */
function escribir(nodo: AnyStateNode, destino: string): string | null {
  const [propia, madre] = [ruta(nodo), nodo.parent];
  if (propia === '' || destino.startsWith(`${propia}.`)) return destino.split('.').at(-1) ?? destino;
  const hermana = madre?.type === 'parallel' && destino.startsWith(`${ruta(madre)}.`);
  return hermana
    ? destino
        .split('.')
        .slice(madre.path.length + 1)
        .join('.')
    : null;
}

// The terms of the other procedures: a part of the chart they share takes them, and they never run in this one.
const ajeno = (def: DefinicionDeMaquina, evento: string) =>
  claseDe(evento) === 'vencimiento' && reglasQueVencen(evento, def).length === 0;

/** The alternatives of every event in one state, each with its words and where it leads. */
export function salidasDe(def: DefinicionDeMaquina, nodo: AnyStateNode): Salida[] {
  const porEvento: [string, readonly Transicion[]][] = [
    ...nodo.transitions.entries(),
    ['', nodo.always ?? []],
  ];
  return porEvento
    .filter(([evento]) => !ajeno(def, evento))
    .flatMap(([evento, transiciones]) =>
      transiciones.map((t, i) => {
        const condiciones = condicionesDe(t.guard);
        const vencida = condiciones.find((c) => DE_VENCER.includes(c.type));
        const nombres = condiciones.filter((c) => c !== vencida).map((c) => c.type);
        const linea = {
          clase: claseDe(evento),
          evento,
          titulo: tituloDe(def, evento, vencida?.params?.regla),
          guardas: [nombres.length === 0 && i > 0 ? [EN_OTRO_CASO] : nombres],
        };
        const otros = (t.target ?? []).map(ruta).filter((d) => d !== ruta(nodo));
        const [primero] = otros;
        const escrito = primero === undefined ? null : escribir(nodo, primero);
        return escrito === null
          ? { linea, destinos: otros, escritos: [] }
          : { linea, destinos: [], escritos: [escrito] };
      }),
    );
}

/** One line per event: its alternatives side by side, the same one once. */
export function fundir(lineas: readonly Linea[]): Linea[] {
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

/** What a state takes without a line leaving it: one entry per event, with every state it is written to lead to. */
export function admitidas(salidas: readonly Salida[]): Linea[] {
  const mudas = salidas.filter((s) => s.destinos.length === 0);
  const iguales = ({ linea }: Salida) =>
    mudas.filter((s) => s.linea.evento === linea.evento && s.linea.titulo === linea.titulo);
  return fundir(
    mudas.map((salida) => {
      const suyas = iguales(salida);
      const hacia = [...new Set(suyas.flatMap((s) => s.escritos))];
      if (hacia.length === 0) return salida.linea;
      const o = suyas.some((s) => s.escritos.length === 0) ? ' o sin cambiar' : '';
      return { ...salida.linea, titulo: `${salida.linea.titulo} → ${hacia.join(', ')}${o}` };
    }),
  );
}
