import type { AnyMachineSnapshot } from 'xstate';
import type { Condicion, Veredicto } from '../../machines/base/condicion.js';
import type { Hechos } from '../../machines/base/hechos.js';
import type { Datos, DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { hechosDeParte } from './partes.js';
import { conHechos, esCompuesta } from './paso.js';
import type { Rechazo } from './tipos.js';

type Guardia = string | { type: string; params?: unknown } | { guards: readonly Guardia[] };
interface Transicion {
  readonly guard?: Guardia;
}
interface Nodo {
  readonly key: string;
  readonly id: string;
  readonly description?: string;
  readonly parent?: Nodo;
  readonly states: Readonly<Record<string, Nodo>>;
  readonly transitions: ReadonlyMap<string, readonly Transicion[]>;
  readonly type: string;
}
type Fallo = Extract<Veredicto, { ok: false }> & { lee: Condicion<never>['lee'] };

const nodosActivos = (snapshot: AnyMachineSnapshot) => (snapshot as unknown as { _nodes: Nodo[] })._nodes;

/** The candidate transitions of an event in the active states, deepest state first. */
function candidatas(snapshot: AnyMachineSnapshot, tipo: string): readonly Transicion[] {
  const halladas: Transicion[] = [];
  const nodos = nodosActivos(snapshot);
  for (let i = nodos.length - 1; i >= 0; i--) {
    const transiciones = nodos[i]?.transitions.get(tipo);
    if (transiciones) halladas.push(...transiciones);
  }
  return halladas;
}

/** One statechart of a case: the process, or one of its items. */
interface Parte {
  readonly item: string | null;
  readonly snapshot: AnyMachineSnapshot;
  readonly condiciones: DefinicionDeMaquina['condiciones'];
  readonly hechos: Hechos;
}

/** The living parts of a case, the process first, each with the facts its conditions read. */
function partesVivas(def: DefinicionDeMaquina, snapshot: AnyMachineSnapshot, hechos: Hechos): Parte[] {
  if (!esCompuesta(snapshot) || !def.partes)
    return [{ item: null, snapshot, condiciones: def.condiciones, hechos }];
  const { condiciones } = def.partes;
  const items = Object.entries(snapshot.items).filter(([, i]) => i.status === 'active');
  return [
    {
      item: null,
      snapshot: snapshot.proceso,
      condiciones: def.condiciones,
      hechos: hechosDeParte(snapshot, null, hechos),
    },
    ...items.map(([item, i]) => ({
      item,
      snapshot: i,
      condiciones,
      hechos: hechosDeParte(snapshot, item, hechos),
    })),
  ];
}

/** Whether the active states handle an event, whatever its conditions say. */
export function admite(snapshot: AnyMachineSnapshot, tipo: string): boolean {
  if (!esCompuesta(snapshot)) return candidatas(snapshot, tipo).length > 0;
  return [snapshot.proceso, ...Object.values(snapshot.items)].some((s) => candidatas(s, tipo).length > 0);
}

interface Prueba {
  readonly condicion: Condicion<never, never, never>;
  readonly params: unknown;
}

// A transition never changes: its conditions are looked up once, not at every answer.
const pruebas = new WeakMap<Transicion, readonly Prueba[]>();

/** Conditions of a guard, flattened: `and` holds a list. */
function condicionesDe(guardia: Guardia | undefined): readonly { type: string; params: unknown }[] {
  if (guardia === undefined) return [];
  if (typeof guardia === 'string') return [{ type: guardia, params: undefined }];
  if ('guards' in guardia) return guardia.guards.flatMap(condicionesDe);
  return [{ type: guardia.type, params: guardia.params }];
}

function pruebasDe(condiciones: Parte['condiciones'], transicion: Transicion): readonly Prueba[] {
  const conocidas = pruebas.get(transicion);
  if (conocidas) return conocidas;
  const nuevas = condicionesDe(transicion.guard).map(({ type, params }) => {
    const condicion = condiciones[type];
    if (!condicion) throw new Error(`La condición ${type} no está en la tabla de la máquina.`);
    return { condicion, params };
  });
  pruebas.set(transicion, nuevas);
  return nuevas;
}

function fallosDe(
  condiciones: Parte['condiciones'],
  context: unknown,
  datos: unknown,
  transicion: Transicion,
): Fallo[] {
  const fallos: Fallo[] = [];
  for (const { condicion, params } of pruebasDe(condiciones, transicion)) {
    const veredicto = condicion.veredicto(context as never, datos as never, params as never);
    if (!veredicto.ok) fallos.push({ ...veredicto, lee: condicion.lee });
  }
  return fallos;
}

function cabe(condiciones: Parte['condiciones'], context: unknown, transicion: Transicion): boolean {
  return pruebasDe(condiciones, transicion).every(
    ({ condicion, params }) =>
      condicion.lee !== 'estado' ||
      condicion.veredicto(context as never, undefined as never, params as never).ok,
  );
}

/** Types of the acts a case admits now: an active case with a transition whose `estado` conditions hold (D15). */
export function permitidos(def: DefinicionDeMaquina, snapshot: AnyMachineSnapshot, hechos: Hechos): string[] {
  if (snapshot.status !== 'active') return [];
  const caben = new Set<string>();
  for (const parte of partesVivas(def, snapshot, hechos)) {
    const { context } = conHechos(parte.snapshot, parte.hechos);
    for (const nodo of nodosActivos(parte.snapshot)) {
      for (const [tipo, transiciones] of nodo.transitions) {
        if (!caben.has(tipo) && transiciones.some((t) => cabe(parte.condiciones, context, t)))
          caben.add(tipo);
      }
    }
  }
  return Object.keys(def.eventos).filter((tipo) => caben.has(tipo));
}

const hojas = (snapshot: AnyMachineSnapshot) =>
  nodosActivos(esCompuesta(snapshot) ? snapshot.proceso : snapshot).filter(
    (n) => n.type === 'atomic' || n.type === 'final',
  );

/** The situation of a case in words: the descriptions of its active innermost states. */
export function enPalabrasDelEstado(snapshot: AnyMachineSnapshot): string[] {
  return hojas(snapshot).map((n) => n.description ?? n.key);
}

/** Descriptions of the states of a machine in which an act is admitted. */
export function estadosQueAdmiten(def: DefinicionDeMaquina, tipo: string): string[] {
  const admiten: string[] = [];
  const visitar = (nodo: Nodo) => {
    if (nodo.transitions.has(tipo)) admiten.push(nodo.description ?? nodo.key);
    for (const hijo of Object.values(nodo.states)) visitar(hijo);
  };
  visitar(def.maquina.root as unknown as Nodo);
  if (def.partes) visitar(def.partes.maquina.root as unknown as Nodo);
  return admiten;
}

/** The first verdict that refuses an act, that of a test of the law before that of a choice among lawful ways. */
function primerFallo(
  def: DefinicionDeMaquina,
  snapshot: AnyMachineSnapshot,
  evento: { tipo: string; datos: unknown },
  hechos: Hechos,
): Fallo | undefined {
  const items = esCompuesta(snapshot) ? Object.keys(snapshot.items) : [];
  const destino = def.partes?.destino(evento.tipo, evento.datos as Datos, items) ?? [];
  if ('ok' in destino) return { ...destino, lee: 'datos' };
  const fallos = partesVivas(def, snapshot, hechos)
    .filter((p) => p.item === null || destino.includes(p.item))
    .flatMap((p) => {
      const { context } = conHechos(p.snapshot, p.hechos);
      return candidatas(p.snapshot, evento.tipo).flatMap((t) =>
        fallosDe(p.condiciones, context, evento.datos, t),
      );
    });
  return fallos.find((f) => f.lee !== 'rama') ?? fallos[0];
}

/** Why a case refuses an act: the rule, a sentence for a clerk, and what would enable it (promise 2). */
export function explicarRechazo(
  def: DefinicionDeMaquina,
  snapshot: AnyMachineSnapshot,
  evento: { tipo: string; datos: unknown },
  hechos: Hechos,
): Rechazo {
  const definicion = def.eventos[evento.tipo];
  const titulo = definicion?.titulo ?? evento.tipo;
  const regla = definicion?.regla ?? 'AMB-D1';
  if (snapshot.status !== 'active') {
    const fin = enPalabrasDelEstado(snapshot).join(' ');
    return {
      ok: false,
      codigo: 'EVENTO_NO_PERMITIDO',
      regla,
      detalle: `El expediente ya terminó y no admite «${titulo}». ${fin}`,
    };
  }
  const fallo = primerFallo(def, snapshot, evento, hechos);
  if (fallo) {
    const { lee: _lee, ok: _ok, detalle, ...resto } = fallo;
    return {
      ok: false,
      codigo: fallo.errores ? 'DATOS_INVALIDOS' : 'CONDICION_NO_CUMPLIDA',
      detalle,
      ...resto,
    };
  }
  const estados = estadosQueAdmiten(def, evento.tipo);
  const cuando = estados.length > 0 ? ` Se admite en esta situación: ${estados.join(' ')}` : '';
  return {
    ok: false,
    codigo: 'EVENTO_NO_PERMITIDO',
    regla,
    detalle: `«${titulo}» no corresponde en la situación actual del expediente.${cuando}`,
    seHabilita: { estados },
  };
}
