import type { AnyMachineSnapshot } from 'xstate';
import type { Condicion, Veredicto } from '../../machines/base/condicion.js';
import type { Hechos } from '../../machines/base/hechos.js';
import type { Datos, DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { candidatas, type Guardia, type Nodo, nodosActivos, type Transicion } from './nodos.js';
import { darPaso, destinoDe, hechosDelItem, hechosDelProceso, type Intento } from './partes.js';
import { conHechos, esCompuesta } from './paso.js';
import type { Rechazo } from './tipos.js';

export type Fallo = Extract<Veredicto, { ok: false }> & { lee: Condicion<never>['lee'] };

/** One statechart of a case: the process, or one of its items. */
export interface Parte {
  readonly item: string | null;
  readonly snapshot: AnyMachineSnapshot;
  readonly condiciones: DefinicionDeMaquina['condiciones'];
  readonly hechos: Hechos;
}

/** The living parts of a case, the process first, each with the facts its conditions read. */
export function partesVivas(def: DefinicionDeMaquina, snapshot: AnyMachineSnapshot, hechos: Hechos): Parte[] {
  if (!esCompuesta(snapshot) || !def.partes)
    return [{ item: null, snapshot, condiciones: def.condiciones, hechos }];
  const { condiciones } = def.partes;
  const items = Object.entries(snapshot.items).filter(([, i]) => i.status === 'active');
  const delProceso = hechosDelProceso(snapshot, hechos);
  const deItem = hechosDelItem(snapshot.proceso, delProceso, hechos);
  return [
    {
      item: null,
      snapshot: snapshot.proceso,
      condiciones: def.condiciones,
      hechos: delProceso,
    },
    ...items.map(([item, i]) => ({
      item,
      snapshot: i,
      condiciones,
      hechos: deItem,
    })),
  ];
}

/** Whether the active states handle an event, whatever its conditions say. */
export function admite(snapshot: AnyMachineSnapshot, tipo: string): boolean {
  if (!esCompuesta(snapshot)) return candidatas(snapshot, tipo).length > 0;
  return [snapshot.proceso, ...Object.values(snapshot.items)].some((s) => candidatas(s, tipo).length > 0);
}

/** One condition of a transition, with the parameters it is asked with there. */
export interface Prueba {
  readonly nombre: string;
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

/** The conditions a transition is taken under, in the order they are asked. */
export function pruebasDe(condiciones: Parte['condiciones'], transicion: Transicion): readonly Prueba[] {
  const conocidas = pruebas.get(transicion);
  if (conocidas) return conocidas;
  const nuevas = condicionesDe(transicion.guard).map(({ type, params }) => {
    const condicion = condiciones[type];
    if (!condicion) throw new Error(`La condición ${type} no está en la tabla de la máquina.`);
    return { nombre: type, condicion, params };
  });
  pruebas.set(transicion, nuevas);
  return nuevas;
}

/** What a condition says against an act, if anything. */
export function falloDe({ condicion, params }: Prueba, context: unknown, datos: unknown): Fallo[] {
  const veredicto = condicion.veredicto(context as never, datos as never, params as never);
  return veredicto.ok ? [] : [{ ...veredicto, lee: condicion.lee }];
}

function fallosDe(
  condiciones: Parte['condiciones'],
  context: unknown,
  datos: unknown,
  transicion: Transicion,
): Fallo[] {
  return pruebasDe(condiciones, transicion).flatMap((prueba) => falloDe(prueba, context, datos));
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
  // What the process has conditions for, it must allow, whatever its items say.
  const vetados = new Set<string>();
  for (const parte of partesVivas(def, snapshot, hechos)) {
    const { context } = conHechos(parte.snapshot, parte.hechos);
    for (const nodo of nodosActivos(parte.snapshot)) {
      for (const [tipo, transiciones] of nodo.transitions) {
        if (caben.has(tipo) || (parte.item !== null && vetados.has(tipo))) continue;
        if (transiciones.some((t) => cabe(parte.condiciones, context, t))) caben.add(tipo);
        else if (parte.item === null) vetados.add(tipo);
      }
    }
  }
  return Object.keys(def.eventos).filter((tipo) => caben.has(tipo));
}

/** The context of a case, or of its process, as its conditions read it. */
export function contextoVisible(snapshot: AnyMachineSnapshot, hechos: Hechos): unknown {
  return esCompuesta(snapshot)
    ? conHechos(snapshot.proceso, hechosDelProceso(snapshot, hechos)).context
    : conHechos(snapshot, hechos).context;
}

/**
 * Whether an act fits whatever its data say: each part it is addressed to has a transition whose `estado` conditions
 * hold. Asked before an act opens anything (D17).
 */
export function cabeSinDatos(
  def: DefinicionDeMaquina,
  snapshot: AnyMachineSnapshot,
  { tipo, datos }: { tipo: string; datos: Datos },
  hechos: Hechos,
): boolean {
  if (snapshot.status !== 'active') return false;
  const destino = def.partes && esCompuesta(snapshot) ? destinoDe(def.partes, tipo, datos, snapshot) : [];
  if ('ok' in destino) return false;
  const llamadas = partesVivas(def, snapshot, hechos).filter((p) =>
    destino.length === 0 ? p.item === null : p.item !== null && destino.includes(p.item),
  );
  return (
    llamadas.length === Math.max(1, destino.length) &&
    llamadas.every(({ snapshot: s, condiciones, hechos: h }) => {
      const { context } = conHechos(s, h);
      return candidatas(s, tipo).some((t) => cabe(condiciones, context, t));
    })
  );
}

const hojas = (snapshot: AnyMachineSnapshot) =>
  nodosActivos(esCompuesta(snapshot) ? snapshot.proceso : snapshot).filter(
    (n) => n.type === 'atomic' || n.type === 'final',
  );

/** The situation of a case in words: the descriptions of its active innermost states. */
export function enPalabrasDelEstado(snapshot: AnyMachineSnapshot): string[] {
  return hojas(snapshot).map((n) => n.description ?? n.key);
}

function destinoEn(
  def: DefinicionDeMaquina,
  snapshot: AnyMachineSnapshot,
  { tipo, datos }: { tipo: string; datos: unknown },
) {
  return def.partes && esCompuesta(snapshot) ? destinoDe(def.partes, tipo, datos as Datos, snapshot) : [];
}

/** The process and the living items an act is addressed to. */
function partesLlamadas(
  def: DefinicionDeMaquina,
  snapshot: AnyMachineSnapshot,
  evento: { tipo: string; datos: unknown },
  hechos: Hechos,
): Parte[] {
  const destino = destinoEn(def, snapshot, evento);
  return partesVivas(def, snapshot, hechos).filter(
    (p) => p.item === null || ('ok' in destino ? false : destino.includes(p.item)),
  );
}

/** States of a machine that handle an act, whatever its conditions say. */
export function nodosQueAdmiten(raiz: Nodo, tipo: string): Nodo[] {
  const hijos = Object.values(raiz.states).flatMap((hijo) => nodosQueAdmiten(hijo, tipo));
  return raiz.transitions.has(tipo) ? [raiz, ...hijos] : hijos;
}

/** Descriptions of the states of a machine in which an act is admitted. */
export function estadosQueAdmiten(def: DefinicionDeMaquina, tipo: string): string[] {
  const raices = [def.maquina, ...(def.partes ? [def.partes.maquina] : [])];
  return raices.flatMap((m) =>
    nodosQueAdmiten(m.root as unknown as Nodo, tipo).map((n) => n.description ?? n.key),
  );
}

/** That a case which ended takes no more acts. */
export function enPalabrasDelFin(snapshot: AnyMachineSnapshot, titulo: string): string {
  return `El expediente ya terminó y no admite «${titulo}». ${enPalabrasDelEstado(snapshot).join(' ')}`;
}

/** That an act does not belong where the case is: when it did or will, or else where it belongs. */
export function enPalabrasDeLaSituacion(
  def: DefinicionDeMaquina,
  tipo: string,
  titulo: string,
  fecha: Pick<Fallo, 'detalle' | 'seHabilita'> | undefined,
): Pick<Rechazo, 'detalle' | 'seHabilita'> {
  const estados = estadosQueAdmiten(def, tipo);
  const donde = estados.length > 0 ? ` Se admite en esta situación: ${estados.join(' ')}` : '';
  const cuando = fecha ? ` ${fecha.detalle}` : donde;
  return {
    detalle: `«${titulo}» no corresponde en la situación actual del expediente.${cuando}`,
    seHabilita: { ...fecha?.seHabilita, estados },
  };
}

/**
 * What the dates say of an act whose state the case is not in: that its window closed, or when it opens. A guard asks
 * about its dates first, so of the conditions that read data only that one is asked.
 */
function falloPorFecha(
  def: DefinicionDeMaquina,
  snapshot: AnyMachineSnapshot,
  { tipo, datos }: { tipo: string; datos: unknown },
  hechos: Hechos,
): Fallo | undefined {
  for (const parte of partesLlamadas(def, snapshot, { tipo, datos }, hechos)) {
    const { context } = conHechos(parte.snapshot, parte.hechos);
    const maquina = parte.item === null ? def.maquina : def.partes?.maquina;
    const fallos = nodosQueAdmiten(maquina?.root as unknown as Nodo, tipo)
      .flatMap((n) => n.transitions.get(tipo) ?? [])
      .flatMap((t) =>
        pruebasDe(parte.condiciones, t).filter(
          ({ condicion: { lee } }, i) => lee === 'estado' || (lee === 'datos' && i === 0),
        ),
      )
      .flatMap((prueba) => falloDe(prueba, context, datos));
    const conFecha = fallos.find(
      (f) => f.seHabilita?.desde !== undefined || f.seHabilita?.hasta !== undefined,
    );
    if (conFecha) return conFecha;
  }
  return undefined;
}

// The test of the law before that of a choice among lawful ways.
const elPrimero = (fallos: readonly Fallo[]) => fallos.find((f) => f.lee !== 'rama') ?? fallos[0];

/** The first verdict that refuses an act. */
function primerFallo(
  def: DefinicionDeMaquina,
  snapshot: AnyMachineSnapshot,
  evento: { tipo: string; datos: unknown },
  hechos: Hechos,
): Fallo | undefined {
  const destino = destinoEn(def, snapshot, evento);
  if ('ok' in destino) return { ...destino, lee: 'datos' };
  const fallos = partesLlamadas(def, snapshot, evento, hechos).flatMap((p) => {
    const { context } = conHechos(p.snapshot, p.hechos);
    return candidatas(p.snapshot, evento.tipo).flatMap((t) =>
      fallosDe(p.condiciones, context, evento.datos, t),
    );
  });
  return elPrimero(fallos);
}

/**
 * What refuses an act the process takes: an item, as the process leaves it when it moves first. The first admission of a
 * proposal shuts their reception and opens the envelopes, and only then is asked whose it is.
 */
function falloDelItem(
  def: DefinicionDeMaquina,
  snapshot: AnyMachineSnapshot,
  { tipo, datos }: { tipo: string; datos: unknown },
  hechos: Hechos,
): Fallo | undefined {
  const { partes } = def;
  if (!partes || !esCompuesta(snapshot)) return undefined;
  const negados: Intento[] = [];
  darPaso(def, snapshot, { type: tipo, datos }, hechos, (intento) => {
    if (intento.item !== null && intento.paso === null && intento.evento.type === tipo) negados.push(intento);
  });
  return elPrimero(
    negados.flatMap(({ antes }) =>
      candidatas(antes, tipo).flatMap((t) => fallosDe(partes.condiciones, antes.context, datos, t)),
    ),
  );
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
  if (snapshot.status !== 'active')
    return { ok: false, codigo: 'EVENTO_NO_PERMITIDO', regla, detalle: enPalabrasDelFin(snapshot, titulo) };
  const fallo = primerFallo(def, snapshot, evento, hechos) ?? falloDelItem(def, snapshot, evento, hechos);
  if (fallo) {
    const { lee: _lee, ok: _ok, detalle, ...resto } = fallo;
    return {
      ok: false,
      detalle,
      ...resto,
      codigo: fallo.codigo ?? (fallo.errores ? 'DATOS_INVALIDOS' : 'CONDICION_NO_CUMPLIDA'),
    };
  }
  const fecha = falloPorFecha(def, snapshot, evento, hechos);
  return {
    ok: false,
    codigo: 'EVENTO_NO_PERMITIDO',
    regla,
    ...enPalabrasDeLaSituacion(def, evento.tipo, titulo, fecha),
  };
}
