import type { AnyMachineSnapshot } from 'xstate';
import type { Condicion } from '../../machines/base/condicion.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { type Catalogo, citar } from '../../machines/reglas/index.js';
import { pruebasDe } from './explain.js';
import { type Nodo, nodosActivos, type Transicion } from './nodos.js';
import type { Intento } from './partes.js';

/** What one condition answered. */
export interface Guardia {
  readonly nombre: string;
  readonly descripcion: string;
  readonly lee: Condicion<never>['lee'];
  readonly parametros?: unknown;
  readonly ok: boolean;
  readonly detalle?: string;
  readonly regla?: string;
  readonly norma?: string;
}

/** A transition the active states had for an event, in the order XState asks them. */
export interface Candidata {
  /** Item it belongs to; null in the process or in a case without items. */
  readonly parte: string | null;
  /** Event it answers: that of the step, a signal between parts, or empty when the chart takes it by itself. */
  readonly evento: string;
  /** Dot path of the state it leaves; the root's is empty. */
  readonly nodo: string;
  /** Dot path of where it leads; null when it leaves the state as it is. */
  readonly destino: string | null;
  readonly tomada: boolean;
  /** Whether XState came to ask it: those after one taken, and those of the states around it, it does not. */
  readonly probada: boolean;
  readonly guardias: readonly Guardia[];
}

interface Preguntada {
  readonly nodo: Nodo;
  readonly transicion: Transicion;
  readonly tomada: boolean;
  readonly probada: boolean;
}

type TransicionesDe = (nodo: Nodo) => readonly Transicion[];

/**
 * Transitions in the order XState asks them: those of the innermost states first, and of each state until one holds.
 * @param basta whether what the substates took keeps the state around them from being asked
 */
function enOrden(
  raiz: Nodo,
  activos: ReadonlySet<Nodo>,
  de: TransicionesDe,
  tomadas: ReadonlySet<unknown>,
  basta: (hijos: readonly boolean[]) => boolean,
): Preguntada[] {
  const lista: Preguntada[] = [];
  const recorrer = (nodo: Nodo): boolean => {
    const hijos = Object.values(nodo.states)
      .filter((h) => activos.has(h))
      .map(recorrer);
    let hecho = hijos.length > 0 && basta(hijos);
    for (const transicion of de(nodo)) {
      const tomada = tomadas.has(transicion);
      lista.push({ nodo, transicion, tomada, probada: !hecho });
      hecho ||= tomada;
    }
    return hecho;
  };
  recorrer(raiz);
  return lista;
}

/** One moment at which XState looked for transitions: the snapshot it read, for what event, and those it selected. */
interface Momento {
  readonly antes: AnyMachineSnapshot;
  readonly evento: { readonly type: string; readonly datos?: unknown };
  readonly tomadas: readonly unknown[];
  /** Whether it looked for those the chart takes by itself. */
  readonly sola: boolean;
}

const esSola = (tomadas: readonly unknown[]) => (tomadas[0] as Transicion | undefined)?.eventType === '';

function momentosDe({ antes, evento, paso }: Intento): Momento[] {
  if (paso === null) return [{ antes, evento, tomadas: [], sola: false }];
  const momentos = paso.microsteps.map((m, i) => ({
    antes: paso.microsteps[i - 1]?.snapshot ?? antes,
    evento: m.event,
    tomadas: m.transitions,
    sola: esSola(m.transitions),
  }));
  const ultimo = paso.microsteps.at(-1);
  // Before it rests, the chart asks once more what it might do by itself.
  if (ultimo?.snapshot.status === 'active')
    momentos.push({ antes: ultimo.snapshot, evento: ultimo.event, tomadas: [], sola: true });
  return momentos;
}

function guardiasDe(
  condiciones: DefinicionDeMaquina['condiciones'],
  transicion: Transicion,
  context: unknown,
  datos: unknown,
  catalogo: Catalogo,
): Guardia[] {
  return pruebasDe(condiciones, transicion).map(({ nombre, condicion, params }) => {
    const veredicto = condicion.veredicto(context as never, datos as never, params as never);
    const { descripcion, lee } = condicion;
    const parametros = params === undefined ? {} : { parametros: params };
    const porque = veredicto.ok
      ? {}
      : { detalle: veredicto.detalle, regla: veredicto.regla, norma: citar(veredicto.regla, catalogo) };
    return { nombre, descripcion, lee, ...parametros, ok: veredicto.ok, ...porque };
  });
}

const ruta = (nodo: Nodo) => nodo.path.join('.');

/** Every transition one part of a case had for what it was asked, with what each condition answered. */
export function candidatasDe(def: DefinicionDeMaquina, intento: Intento, catalogo: Catalogo): Candidata[] {
  const { item: parte } = intento;
  const condiciones = parte === null ? def.condiciones : (def.partes?.condiciones ?? {});
  return momentosDe(intento).flatMap(({ antes, evento, tomadas, sola }) => {
    const activos = new Set(nodosActivos(antes));
    const raiz = antes.machine.root as unknown as Nodo;
    const de: TransicionesDe = sola
      ? (nodo) => nodo.always ?? []
      : (nodo) => nodo.transitions.get(evento.type) ?? [];
    const basta = (hijos: readonly boolean[]) => (sola ? hijos.every(Boolean) : hijos.some(Boolean));
    return enOrden(raiz, activos, de, new Set(tomadas), basta).map(
      ({ nodo, transicion, tomada, probada }) => ({
        parte,
        evento: sola ? '' : evento.type,
        nodo: ruta(nodo),
        destino: transicion.target?.map(ruta).join(', ') ?? null,
        tomada,
        probada,
        guardias: guardiasDe(condiciones, transicion, antes.context, evento.datos, catalogo),
      }),
    );
  });
}
