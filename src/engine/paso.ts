import { LRUCache } from 'lru-cache';
import { type AnyMachineSnapshot, type AnyStateMachine, createActor } from 'xstate';
import type { Efecto } from '../../machines/base/efectos.js';
import type { Hechos } from '../../machines/base/hechos.js';

/** One microstep, for whoever watches: the event it took and the transitions it selected. */
export interface Microstep {
  /** Item it happened in; absent in the process or in a case without items. */
  readonly item?: string;
  readonly event: { readonly type: string };
  readonly snapshot: AnyMachineSnapshot;
  readonly transitions: readonly unknown[];
}

interface Alcance {
  readonly scope: Parameters<AnyStateMachine['transition']>[2];
  efectos: Efecto[];
  pasos: Microstep[];
}

const alcances = new WeakMap<AnyStateMachine, Alcance>();

// One inert actor scope per machine, reused: building one for each call is most of the cost of the pure transition().
function alcanceDe(maquina: AnyStateMachine): Alcance {
  const conocido = alcances.get(maquina);
  if (conocido) return conocido;
  const self = createActor(maquina);
  const nuevo: Alcance = {
    efectos: [],
    pasos: [],
    scope: {
      self,
      id: '',
      sessionId: '',
      logger: () => {},
      defer: () => {},
      emit: () => {},
      stopChild: () => {},
      actionExecutor: (accion: { type: string; params: unknown }) => {
        if (!accion.type.startsWith('xstate.')) nuevo.efectos.push(accion as unknown as Efecto);
      },
      system: {
        ...self.system,
        _sendInspectionEvent: (aviso: {
          type: string;
          event: { type: string };
          snapshot: AnyMachineSnapshot;
          _transitions: unknown[];
        }) => {
          nuevo.pasos.push({ event: aviso.event, snapshot: aviso.snapshot, transitions: aviso._transitions });
        },
      },
    } as unknown as Alcance['scope'],
  };
  alcances.set(maquina, nuevo);
  return nuevo;
}

/** The state of a machine before any event. */
export function inicial(maquina: AnyStateMachine): AnyMachineSnapshot {
  return maquina.getInitialSnapshot(alcanceDe(maquina).scope, undefined);
}

/** What one macrostep did. */
export interface Paso {
  readonly snapshot: AnyMachineSnapshot;
  readonly efectos: readonly Efecto[];
  readonly microsteps: readonly Microstep[];
}

/**
 * Gives one machine one event, with the facts of the step where its conditions read them. The only caller of XState (D1).
 * @returns null when no transition takes the event: XState would answer with the same snapshot and no complaint.
 */
export function mover(
  maquina: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  evento: { type: string; datos: unknown },
  hechos: Hechos,
): Paso | null {
  const alcance = alcanceDe(maquina);
  const efectos: Efecto[] = [];
  const microsteps: Microstep[] = [];
  alcance.efectos = efectos;
  alcance.pasos = microsteps;
  const conHechos = { ...snapshot, context: { ...snapshot.context, paso: hechos } } as AnyMachineSnapshot;
  const siguiente = maquina.transition(conHechos, evento, alcance.scope) as AnyMachineSnapshot;
  if (microsteps[0]?.transitions.length === 0) return null;
  return { snapshot: sinHechos(siguiente), efectos, microsteps };
}

function sinHechos(snapshot: AnyMachineSnapshot): AnyMachineSnapshot {
  return { ...snapshot, context: { ...snapshot.context, paso: null } } as AnyMachineSnapshot;
}

/** A snapshot with the facts of a step, for conditions asked outside a macrostep. */
export function conHechos(snapshot: AnyMachineSnapshot, hechos: Hechos): AnyMachineSnapshot {
  return { ...snapshot, context: { ...snapshot.context, paso: hechos } } as AnyMachineSnapshot;
}

// The text a snapshot was read from is the text it is stored as: nothing to write again while it does not change.
const textos = new WeakMap<AnyMachineSnapshot, string>();

const textosDePartes = new WeakMap<object, string>();

// Contexts are never changed in place: a part that two states share is written once. Most of a crowded process does not
// change from one event to the next.
function textoDeParte(valor: unknown): string {
  if (typeof valor !== 'object' || valor === null) return JSON.stringify(valor);
  const conocido = textosDePartes.get(valor);
  if (conocido !== undefined) return conocido;
  const texto = JSON.stringify(valor);
  textosDePartes.set(valor, texto);
  return texto;
}

function textoDeContexto(context: object): string {
  const partes = Object.entries(context).map(([k, v]) => `${JSON.stringify(k)}:${textoDeParte(v)}`);
  return `{${partes.join(',')}}`;
}

const textosDeItems = new WeakMap<AnyMachineSnapshot, string>();

function enTexto(snapshot: AnyMachineSnapshot): string {
  const conocido = textosDeItems.get(snapshot);
  if (conocido !== undefined) return conocido;
  const { status, value, context } = snapshot;
  const texto = `{"status":"${status}","value":${JSON.stringify(value)},"context":${textoDeContexto(context)}}`;
  textosDeItems.set(snapshot, texto);
  return texto;
}

/** The text a snapshot is stored and hashed as: status, value, context and, when there are items, each of theirs. */
export function congelar(snapshot: AnyMachineSnapshot): string {
  const conocido = textos.get(snapshot);
  if (conocido !== undefined) return conocido;
  if (!esCompuesta(snapshot)) {
    const { status, value, context } = snapshot;
    return JSON.stringify({ status, value, context });
  }
  const items = Object.entries(snapshot.items).map(([n, i]) => `${JSON.stringify(n)}:${enTexto(i)}`);
  return `${enTexto(snapshot.proceso).slice(0, -1)},"items":{${items.join(',')}}}`;
}

/**
 * A process with items (D16), wherever one snapshot is expected: its status and context are the process's, its value
 * that of all its parts.
 */
export interface Compuesta {
  readonly status: AnyMachineSnapshot['status'];
  readonly value: { readonly proceso: unknown; readonly items: Readonly<Record<string, unknown>> };
  readonly context: AnyMachineSnapshot['context'];
  readonly proceso: AnyMachineSnapshot;
  readonly items: Readonly<Record<string, AnyMachineSnapshot>>;
}

/** Whether a snapshot is that of a process with items. */
export function esCompuesta(snapshot: unknown): snapshot is Compuesta {
  return (snapshot as Partial<Compuesta>).proceso !== undefined;
}

/** Puts a process and its items together as one snapshot. */
export function componer(
  proceso: AnyMachineSnapshot,
  items: Readonly<Record<string, AnyMachineSnapshot>>,
): AnyMachineSnapshot {
  const valores = Object.fromEntries(Object.entries(items).map(([n, i]) => [n, i.value]));
  const compuesta: Compuesta = {
    status: proceso.status,
    value: { proceso: proceso.value, items: valores },
    context: proceso.context,
    proceso,
    items,
  };
  return compuesta as unknown as AnyMachineSnapshot;
}

/** A stored snapshot no machine can take back: its text is damaged or its state no longer exists. */
export class CasoIlegible extends Error {
  readonly codigo: string = 'CASO_ILEGIBLE';
}

/**
 * A case of a version of its machine that this program does not have yet: while an upgrade lasts there are replicas that
 * do. Nothing is wrong with it, and it is left to them.
 */
export class MaquinaMasNueva extends CasoIlegible {
  override readonly codigo = 'MAQUINA_MAS_NUEVA';
  constructor(maquina: string) {
    super(
      `Este expediente es de ${maquina}, una versión que este programa aún no tiene; lo atienden las réplicas ya actualizadas.`,
    );
  }
}

// What a state value means to a machine never changes, and a crowd of cases shares few of them: the snapshot XState
// restored for one serves as the mould of the others, each with its own context.
const moldes = new WeakMap<AnyStateMachine, LRUCache<string, AnyMachineSnapshot>>();
const MOLDES_POR_MAQUINA = 2000;
const CONTEXTO = ',"context":';

function moldeDe(maquina: AnyStateMachine, cabeza: string): AnyMachineSnapshot {
  let suyos = moldes.get(maquina);
  if (!suyos) {
    suyos = new LRUCache({ max: MOLDES_POR_MAQUINA });
    moldes.set(maquina, suyos);
  }
  const conocido = suyos.get(cabeza);
  if (conocido) return conocido;
  const { status, value } = JSON.parse(`${cabeza}}`) as AnyMachineSnapshot;
  const crudo = {
    status,
    value,
    context: {},
    children: {},
    historyValue: {},
    output: undefined,
    error: undefined,
  };
  const molde = maquina.restoreSnapshot(
    crudo as never,
    alcanceDe(maquina).scope as never,
  ) as AnyMachineSnapshot;
  if (molde.status === 'error') throw molde.error;
  suyos.set(cabeza, molde);
  return molde;
}

function restaurar(maquina: AnyStateMachine, { status, value, context }: AnyMachineSnapshot) {
  return {
    ...moldeDe(maquina, JSON.stringify({ status, value }).slice(0, -1)),
    context,
  } as AnyMachineSnapshot;
}

function restaurarCompuesta(maquina: AnyStateMachine, deItems: AnyStateMachine, texto: string) {
  const leida = JSON.parse(texto) as Compuesta & AnyMachineSnapshot;
  const items = Object.entries(leida.items).map(([n, i]) => [n, restaurar(deItems, i)]);
  return componer(restaurar(maquina, leida), Object.fromEntries(items));
}

function restaurarSimple(maquina: AnyStateMachine, texto: string): AnyMachineSnapshot {
  const corte = texto.indexOf(CONTEXTO);
  const molde = moldeDe(maquina, texto.slice(0, corte));
  const context = JSON.parse(texto.slice(corte + CONTEXTO.length, -1)) as AnyMachineSnapshot['context'];
  return { ...molde, context } as AnyMachineSnapshot;
}

/**
 * The snapshot a stored text stands for. `deItems`: statechart of its items, when it has them.
 * @throws CasoIlegible when the text is not one of `congelar` or names a state the machine does not have.
 */
export function descongelar(
  maquina: AnyStateMachine,
  texto: string,
  deItems?: AnyStateMachine,
): AnyMachineSnapshot {
  try {
    const snapshot = deItems ? restaurarCompuesta(maquina, deItems, texto) : restaurarSimple(maquina, texto);
    textos.set(snapshot, texto);
    return snapshot;
  } catch (causa) {
    throw new CasoIlegible('El estado guardado de este expediente no se puede leer.', { cause: causa });
  }
}
