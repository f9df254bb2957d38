import { beforeEach, describe, expect, test } from 'vitest';
import { and, setup } from 'xstate';
import { type Condicion, CUMPLE, guardas, noCumple } from '../../machines/base/condicion.js';
import type { ContextoBase } from '../../machines/base/hechos.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { CATALOGO } from '../../machines/reglas/index.js';
import { SOLICITUD } from '../../machines/solicitud/definicion.js';
import { estadoInicial } from '../../src/engine/decide.js';
import { hechosDe } from '../../src/engine/hechos.js';
import { diferenciasEntre } from '../../src/engine/inspeccion-diferencias.js';
import { candidatasDe } from '../../src/engine/inspeccion-guardias.js';
import { darPaso, type Intento } from '../../src/engine/partes.js';
import { ENTORNO } from '../maquinas/explorar.js';

type Evento = { type: 'A' | 'B' | 'C'; datos: Record<string, never> };

/** Which conditions the statechart asked, in order, and which of them hold. */
let preguntadas: string[] = [];
let ciertas = new Set<string>();
const condicion = (nombre: string): Condicion<ContextoBase> => ({
  lee: 'estado',
  descripcion: `Se cumple ${nombre}.`,
  veredicto: () => {
    preguntadas.push(nombre);
    return ciertas.has(nombre) ? CUMPLE : noCumple('AT-7.1', `No se cumple ${nombre}.`);
  },
});
const NOMBRES = ['raiz', 'fuera', 'uno', 'dos', 'otra', 'sola', 'sigue'] as const;
const condiciones = Object.fromEntries(NOMBRES.map((n) => [n, condicion(n)])) as Record<
  (typeof NOMBRES)[number],
  Condicion<ContextoBase>
>;

const maquina = setup({
  types: { context: {} as ContextoBase, events: {} as Evento },
  guards: guardas(condiciones),
}).createMachine({
  id: 'arbol',
  context: { paso: null },
  initial: 'fuera',
  on: { A: { guard: 'raiz', target: '.fin' }, B: { guard: 'raiz', target: '.fin' } },
  states: {
    fuera: {
      type: 'parallel',
      on: { A: { guard: 'fuera', target: 'fin' } },
      states: {
        x: {
          initial: 'x1',
          states: {
            x1: {
              on: {
                A: [
                  { guard: and(['uno', 'dos']), target: 'x2' },
                  { guard: 'dos', target: 'x3' },
                ],
                C: 'x2',
              },
            },
            x2: { always: { guard: 'sola', target: 'x3' } },
            x3: { always: { guard: 'sigue', target: 'x1' } },
          },
        },
        y: { initial: 'y1', states: { y1: { on: { A: { guard: 'otra', target: 'y2' } } }, y2: {} } },
      },
    },
    fin: { type: 'final' },
  },
});
const ARBOL: DefinicionDeMaquina = { ...SOLICITUD, id: 'arbol', maquina, condiciones: condiciones as never };

/** Sends an event to the chart at rest: what XState asked, and what is told of it. */
function probar(tipo: Evento['type'], cumplen: readonly (typeof NOMBRES)[number][]) {
  ciertas = new Set(cumplen);
  preguntadas = [];
  const inicial = estadoInicial(ARBOL);
  const hechos = hechosDe(inicial, '2027-02-01T15:00:00.000Z', ENTORNO);
  const intentos: Intento[] = [];
  darPaso(ARBOL, inicial.snapshot, { type: tipo, datos: {} }, hechos, (i) => intentos.push(i));
  const xstate = [...preguntadas];
  const contadas = intentos.flatMap((i) => candidatasDe(ARBOL, i, CATALOGO));
  // A list of conditions is asked until one fails.
  const probadas = contadas
    .filter((c) => c.probada)
    .flatMap(({ guardias }) => {
      const falla = guardias.findIndex((g) => !g.ok);
      return guardias.slice(0, falla < 0 ? undefined : falla + 1).map((g) => g.nombre);
    });
  return { xstate, contadas, probadas };
}

describe('the transitions tried are told as XState tried them', () => {
  beforeEach(() => {
    preguntadas = [];
  });

  const todas: (typeof NOMBRES)[number][][] = Array.from({ length: 2 ** NOMBRES.length }, (_, n) =>
    NOMBRES.filter((_nombre, i) => (n >> i) % 2 === 1),
  );

  test.each(['A', 'B', 'C'] as const)('%s, with every combination of conditions', (tipo) => {
    for (const cumplen of todas) {
      const { xstate, probadas } = probar(tipo, cumplen);
      expect([cumplen, probadas]).toEqual([cumplen, xstate]);
    }
  });

  test('each with its state, its destination and its reasons', () => {
    const { contadas } = probar('A', ['dos', 'sigue']);
    expect(contadas.map((c) => [c.evento, c.nodo, c.destino, c.probada, c.tomada])).toEqual([
      ['A', 'fuera.x.x1', 'fuera.x.x2', true, false],
      ['A', 'fuera.x.x1', 'fuera.x.x3', true, true],
      ['A', 'fuera.y.y1', 'fuera.y.y2', true, false],
      ['A', 'fuera', 'fin', false, false],
      ['A', '', 'fin', false, false],
      ['', 'fuera.x.x3', 'fuera.x.x1', true, true],
    ]);
    expect(contadas[0]?.guardias).toEqual([
      {
        nombre: 'uno',
        descripcion: 'Se cumple uno.',
        lee: 'estado',
        ok: false,
        detalle: 'No se cumple uno.',
        regla: 'AT-7.1',
        norma: expect.stringContaining('7.1'),
      },
      { nombre: 'dos', descripcion: 'Se cumple dos.', lee: 'estado', ok: true },
    ]);
  });

  test('what nothing takes is told too', () => {
    const { contadas } = probar('B', []);
    expect(contadas).toMatchObject([
      { nodo: '', destino: 'fin', probada: true, tomada: false, guardias: [{ ok: false }] },
    ]);
  });
});

describe('the difference of two contexts', () => {
  test('names each datum that changed, came or went', () => {
    const antes = { a: 1, b: { c: [1, 2], d: null }, e: { f: 1 }, g: [] };
    const despues = { a: 1, b: { c: [1, 3, 4], d: {} }, g: [], h: 'x' };
    expect(diferenciasEntre(antes, despues)).toEqual([
      { ruta: 'b.c.1', antes: 2, despues: 3 },
      { ruta: 'b.c.2', despues: 4 },
      { ruta: 'b.d', antes: null, despues: {} },
      { ruta: 'e', antes: { f: 1 } },
      { ruta: 'h', despues: 'x' },
    ]);
    expect(diferenciasEntre(despues, structuredClone(despues))).toEqual([]);
  });
});
