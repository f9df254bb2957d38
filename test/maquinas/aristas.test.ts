import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AnyMachineSnapshot, transition } from 'xstate';
import type { Efecto } from '../../machines/base/efectos.js';
import { citar, REGLAS } from '../../machines/reglas/index.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { EVENTOS } from '../../machines/solicitud/eventos.js';
import { darPaso } from '../../src/engine/partes.js';
import { conHechos } from '../../src/engine/paso.js';
import { despues, explorar, type Intento, intentos, type Nodo, origen } from './explorar.js';
import { MUESTRAS } from './muestras.js';

const INICIO = '2027-02-01T15:00:00.000Z';
const TOPE_MS = 60_000;

interface Arista {
  readonly eventType: string;
  readonly guard?: unknown;
  readonly target?: readonly { id: string }[];
}
interface NodoDeEstado {
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly description?: string;
  readonly meta?: { articulo?: string; situacion?: string };
  readonly config: Record<string, unknown>;
  readonly states: Record<string, NodoDeEstado>;
  readonly transitions: ReadonlyMap<string, readonly Arista[]>;
  readonly always?: readonly Arista[];
  readonly invoke: readonly unknown[];
  readonly after: readonly unknown[];
}

function nodosDe(nodo: NodoDeEstado): NodoDeEstado[] {
  return [nodo, ...Object.values(nodo.states).flatMap(nodosDe)];
}

const RAIZ = SOLICITUD.maquina.root as unknown as NodoDeEstado;
const NODOS = nodosDe(RAIZ);
const ARISTAS = new Map<Arista, string>(
  NODOS.flatMap((nodo) =>
    [...[...nodo.transitions.values()].flat(), ...(nodo.always ?? [])].map((arista, i): [Arista, string] => [
      arista,
      `${nodo.id} #${i} --${arista.eventType || 'always'}--> ${arista.target?.map((t) => t.id).join() ?? '(stays)'}`,
    ]),
  ),
);

/** Regions that may take one external event together: one answer closes both pending consultation and advice. */
const DE_VARIAS_REGIONES = new Set(['REMITIR_RESPUESTA']);

const recorridas = new Map<unknown, readonly string[]>();
const visitados = new Set<string>();
const efectos = new Set<string>();
const compartidos = new Set<string>();
const tratados = new Set<string>();
const rechazos: Intento[] = [];

function anotar(intento: Intento): void {
  const { microsteps, desde, evento, decision } = intento;
  if (!decision.ok && rechazos.length < 20_000) rechazos.push(intento);
  if (microsteps === null) return;
  tratados.add(evento.tipo);
  for (const efecto of intento.efectos) efectos.add(efecto.type);
  microsteps.forEach((paso, i) => {
    if (i === 0 && paso.transitions.length > 1) compartidos.add(evento.tipo);
    for (const t of paso.transitions)
      if (!recorridas.has(t)) recorridas.set(t, [...desde.camino, evento.tipo]);
    for (const n of (paso.snapshot as unknown as { _nodes: NodoDeEstado[] })._nodes) visitados.add(n.id);
  });
}

const faltan = () => [...ARISTAS].filter(([arista]) => !recorridas.has(arista)).map(([, nombre]) => nombre);

describe('D15: every edge of the solicitud', () => {
  beforeAll(() => {
    const limite = Date.now() + TOPE_MS;
    explorar(SOLICITUD, INICIO, MUESTRAS, anotar, () => faltan().length === 0 || Date.now() > limite);
  });

  test('every transition, with each of its branches, is taken by some generated path', () => {
    // Counted in the source and not in what XState made of it: a branch lost on the way would go unnoticed otherwise.
    const escritas = NODOS.flatMap(({ config: { on, always, onDone } }) =>
      [...Object.values((on ?? {}) as object), always ?? [], onDone ?? []].flat(),
    );
    expect(ARISTAS.size).toBe(escritas.length);
    expect(faltan()).toEqual([]);
  });

  test('every state is visited', () => {
    expect(
      NODOS.map((n) => n.id).filter(
        (id) => id !== RAIZ.id && !visitados.has(id) && id !== 'solicitud.presentacion',
      ),
    ).toEqual([]);
    expect(origen(SOLICITUD, INICIO).estado.snapshot.value).toBe('presentacion');
  });

  test('every act of EVENTOS and every event of the clock and the outbox is taken by some state', () => {
    const sucesos = [
      'VENCIO_PLAZO',
      'VENCIO_ENTREGA',
      'VENCIO_CONTINUIDAD',
      'VENCIO_ESPERA_DE_CONVOCATORIA',
      'CORREO_CONTINUIDAD_ENVIADO',
      'CORREO_CONTINUIDAD_REBOTADO',
    ];
    expect([...tratados].sort()).toEqual([...Object.keys(EVENTOS), ...sucesos].sort());
  });

  test('every effect the machine names is emitted in some path, and no other', () => {
    const nombrados = Object.keys(SOLICITUD.maquina.implementations.actions).filter(
      (a) => !a.startsWith('anotar'),
    );
    expect([...efectos].sort()).toEqual(nombrados.sort());
  });

  test('no external event is taken by two regions, but for an answer that closes two', () => {
    expect([...compartidos].sort()).toEqual([...DE_VARIAS_REGIONES]);
  });

  test('every refusal names a rule of the catalogue and is a sentence', () => {
    expect(rechazos.length).toBeGreaterThan(1000);
    for (const { decision, evento } of rechazos) {
      if (decision.ok) throw new Error('Era un rechazo.');
      expect(() => citar(decision.regla), `${evento.tipo}: ${decision.regla}`).not.toThrow();
      expect(decision.detalle, evento.tipo).toMatch(/^[«A-ZÁÉÍÓÚÑ].*\.$/su);
    }
  });
});

describe('promise 2: the statechart says where it comes from', () => {
  const reglas = new Set(REGLAS.map((r) => r.id));

  test.each(NODOS.filter((n) => n !== RAIZ).map((n) => [n.id, n] as const))(
    '%s has a description and its article',
    (_id, nodo) => {
      expect(nodo.description).toMatch(/\.$/);
      expect(reglas).toContain(nodo.meta?.articulo);
    },
  );

  test('the machine has a description', () => {
    expect(RAIZ.description).toMatch(/\.$/);
  });

  test('every ending says which situation it is', () => {
    const finales = Object.values(RAIZ.states).filter((n) => n.type === 'final');
    expect(finales.map((n) => [n.key, n.meta?.situacion])).toEqual([
      ['rechazada', 'rechazada'],
      ['noProcede', 'no_procede'],
      ['desistida', 'desistida'],
      ['archivadaPorSilencio', 'archivada'],
      ['archivadaSinConvocatoria', 'archivada'],
      ['atendida', 'atendida'],
      ['culminada', 'culminada'],
    ]);
  });

  test('D1, D2: nothing is invoked, spawned or delayed', () => {
    for (const nodo of NODOS) {
      expect(nodo.invoke).toEqual([]);
      expect(nodo.after).toEqual([]);
      expect(nodo.config['after']).toBeUndefined();
    }
    expect(SOLICITUD.maquina.implementations.delays).toEqual({});
    expect(SOLICITUD.maquina.implementations.actors).toEqual({});
  });

  test('every act cites a rule of the catalogue, has a title, a sentence in the past and roles', () => {
    for (const { regla, titulo, relato, roles } of Object.values(SOLICITUD.eventos)) {
      expect(reglas).toContain(regla);
      expect(titulo).toMatch(/^\p{Lu}/u);
      expect(relato).toMatch(/^\p{Lu}.*\.$/u);
      expect(roles.length).toBeGreaterThan(0);
    }
  });
});

describe('D1: the step with a reused scope', () => {
  type Accion = { type: string; params: unknown };
  const limpio = (s: AnyMachineSnapshot) => ({
    status: s.status,
    value: s.value,
    context: { ...s.context, paso: null },
  });

  function comparar(intento: Intento): void {
    const { desde, evento, hechos, microsteps } = intento;
    const { snapshot } = desde.estado;
    if (snapshot.status !== 'active') return;
    const paso = darPaso(SOLICITUD, snapshot, { type: evento.tipo, datos: evento.datos }, hechos);
    const [puro, acciones] = transition(SOLICITUD.maquina, conHechos(snapshot, hechos), {
      type: evento.tipo,
      datos: evento.datos,
    } as never);
    const ordenes = (acciones as Accion[]).filter((a) => !a.type.startsWith('xstate.'));
    if (paso === null) {
      expect(microsteps).toBeNull();
      expect(limpio(puro)).toEqual(limpio(snapshot));
      expect(ordenes).toEqual([]);
      return;
    }
    expect(limpio(paso.snapshot)).toEqual(limpio(puro));
    expect((paso.efectos as Efecto[]).map(({ type, params }) => ({ type, params }))).toEqual(
      ordenes.map(({ type, params }) => ({ type, params })),
    );
  }

  test('gives the same value, context and actions as transition() over any sequence of events', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 25 }), (elecciones) => {
        let nodo: Nodo = origen(SOLICITUD, INICIO);
        for (const eleccion of elecciones) {
          const posibles = intentos(SOLICITUD, nodo, MUESTRAS);
          const cualquiera = posibles[eleccion % posibles.length] as Intento;
          comparar(cualquiera);
          // A refused choice is compared and then replaced by an accepted one, or paths would never go far.
          const aceptados = posibles.filter((i) => i.decision.ok);
          if (aceptados.length === 0) return;
          const elegido = cualquiera.decision.ok
            ? cualquiera
            : (aceptados[eleccion % aceptados.length] as Intento);
          comparar(elegido);
          nodo = despues(elegido) as Nodo;
        }
      }),
      { numRuns: 60 },
    );
  });
});
