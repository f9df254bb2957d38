import { describe, expect, test } from 'vitest';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { REGLAS } from '../../machines/reglas/index.js';
import { PROCESOS } from '../../machines/seleccion/definicion.js';
import { EVENTOS, VENCIMIENTOS } from '../../machines/seleccion/eventos/index.js';
import { item } from '../../machines/seleccion/item/item.js';
import { aristasDe, nodosDe, ramasEscritas } from './procesos/aristas.js';
import { Explorador } from './procesos/explorador.js';

const CAMINATAS_POR_PROCESO = 500;
const CAMINATAS_POR_LOS_ITEMS = 1500;

const MAQUINAS = [...PROCESOS.map((def) => def.maquina), item];
const explorador = new Explorador(MAQUINAS);
// Their calendars are the shortest: a walk gets to the evaluation of the items sooner.
const CORTOS = PROCESOS.slice(-3);
const nombrados = PROCESOS.map((def) => [def.id, def] as const);

// The walks of each test go on from what those before it left: they run in this order.
describe('D15: every edge of the six processes and of their items', () => {
  test.each(nombrados)('every transition of %s is taken by some generated walk', (_id, def) => {
    for (let n = 0; n < CAMINATAS_POR_PROCESO && explorador.faltan(def.maquina).length > 0; n++)
      explorador.caminata(def, def.maquina);
    expect(explorador.faltan(def.maquina)).toEqual([]);
  });

  test('every transition of the item is taken by some generated walk of a process', () => {
    for (let n = 0; n < CAMINATAS_POR_LOS_ITEMS && explorador.faltan(item).length > 0; n++)
      explorador.caminata(CORTOS[n % CORTOS.length] as DefinicionDeMaquina, item);
    expect(explorador.faltan(item)).toEqual([]);
  });

  test('no branch written in a statechart was lost on the way to XState', () => {
    for (const maquina of MAQUINAS) expect(aristasDe(maquina).size, maquina.id).toBe(ramasEscritas(maquina));
  });

  test('every state is visited', () => {
    const todos = MAQUINAS.flatMap((m) => nodosDe(m).slice(1)).map((n) => n.id);
    // Where a process stands before its birth, which is the first thing on its record.
    const ausentes = [...new Set(todos)].filter((id) => !explorador.visitados.has(id));
    expect(ausentes).toEqual(PROCESOS.map((def) => `${def.maquina.id}.expediente`));
  });

  test('every act of EVENTOS and every expiry is taken by some state', () => {
    const suyos = [...explorador.tratados].filter((tipo) => tipo !== 'CALENDARIO_CAMBIADO');
    expect(suyos.sort()).toEqual([...Object.keys(EVENTOS), ...VENCIMIENTOS].sort());
  });

  test('the walks went far, and many refusals were looked at', () => {
    expect(explorador.pasos).toBeGreaterThan(5_000);
    expect(explorador.rechazos).toBeGreaterThan(1_000);
  });
});

describe('promise 2: the statecharts say where they come from', () => {
  const reglas = new Set(REGLAS.map((r) => r.id));

  test.each(MAQUINAS.map((m) => [m.id, m] as const))(
    'every state of %s has a description and its article',
    (_id, maquina) => {
      const [raiz, ...nodos] = nodosDe(maquina);
      expect(raiz?.description).toMatch(/\.$/);
      for (const nodo of nodos) {
        expect(nodo.description, nodo.id).toMatch(/\.$/);
        expect(reglas, nodo.id).toContain(nodo.meta?.articulo);
      }
    },
  );

  test('every ending of an item says which situation it is', () => {
    const finales = nodosDe(item).filter((n) => n.type === 'final');
    expect(finales.map((n) => [n.key, n.meta?.situacion])).toEqual([
      ['contrato', 'contrato'],
      ['contratoNoSuscrito', 'contrato_no_suscrito'],
      ['buenaProSinEfecto', 'buena_pro_sin_efecto'],
      ['desiertoFirme', 'desierto'],
      ['canceladoFirme', 'cancelado'],
      ['nulo', 'nulo'],
    ]);
  });

  test('D1, D2: nothing is invoked, spawned or delayed', () => {
    for (const maquina of MAQUINAS) {
      for (const { invoke, after, config } of nodosDe(maquina)) {
        expect([...invoke, ...after]).toEqual([]);
        expect(config['after']).toBeUndefined();
      }
      expect(maquina.implementations.delays).toEqual({});
      expect(maquina.implementations.actors).toEqual({});
    }
  });

  test.each(nombrados)('every act of %s cites a rule, has a title and a sentence in the past', (_id, def) => {
    for (const { regla, titulo, relato } of Object.values(def.eventos)) {
      expect(reglas).toContain(regla);
      expect(titulo).toMatch(/^\p{Lu}/u);
      expect(relato).toMatch(/^\p{Lu}.*\.$/u);
    }
  });
});
