import { afterEach, describe, expect, test } from 'vitest';
import { ordenarPorSorteo } from '../../machines/seleccion/evaluacion/sorteo.js';
import type { Json } from '../apoyo/cliente.js';
import type { ProcesoDePrueba } from './apoyo.js';
import {
  BIENES_ADS,
  BIENES_AMC,
  cuadro,
  evaluarTodos,
  historial,
  porOtorgar,
  porPresentar,
} from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

/** Bidders with the same price and scores, each with what it says of itself. */
async function iguales(expediente: Json, suyos: Readonly<Record<string, Json>>, convocatoria: Json = {}) {
  p = await porPresentar(expediente, { postores: Object.keys(suyos), convocatoria });
  for (const [postor, suyo] of Object.entries(suyos)) await p.presentar({ [postor]: '29000.00' }, suyo);
  await evaluarTodos(p);
  await p.abrir();
}
const orden = async () =>
  Object.values(await cuadro(p))
    .sort((a, b) => a.orden - b.orden)
    .map((f) => f.postor);
const tresPartes = { numero: 1, descripcion: 'Sillas', valorReferencial: '30000.00', cantidad: 100 };

describe('RS-73: ties, step by step', () => {
  test('steps 1 and 2, in AD: the MYPE with disability, then the MYPE', async () => {
    await iguales(BIENES_ADS, { A: {}, B: { mype: true }, C: { mypeDiscapacidad: true } });
    expect(await orden()).toEqual(['C', 'B', 'A']);
    expect((await p.otorgar()).datos.items[0].ganadores).toEqual(['C']);
  });

  test('steps 1 and 2 are not of LP: there a draw decides', async () => {
    await iguales({ valorReferencial: '500000.00' }, { A: {}, B: { mype: true } });
    expect((await p.caso()).datos.items[0].empates).toEqual([['A', 'B']]);
    await p.rechazo('OTORGAR_BUENA_PRO');
  });

  test('step 3: in goods the best economic score', async () => {
    p = await porPresentar(
      { valorReferencial: '500000.00' },
      {
        convocatoria: {
          bases: {
            c1: '0.60',
            c2: '0.40',
            minimoTecnico: '60',
            factores: [
              { nombre: 'Plazo', maximo: '60' },
              { nombre: 'Garantía', maximo: '40' },
            ],
          },
        },
      },
    );
    await p.presentar({ A: '85000.00', B: '100000.00' });
    await p.evaluar({ A: ['50', '30'], B: ['60', '30'] });
    await p.abrir();
    expect(await cuadro(p)).toMatchObject({
      A: { puntajeTotal: '88.00', orden: 1 },
      B: { puntajeTotal: '88.00', orden: 2 },
    });
  });

  test('step 3: in services the best technical score', async () => {
    p = await porPresentar(
      { objeto: 'servicios', valorReferencial: '500000.00' },
      {
        convocatoria: {
          bases: {
            c1: '0.60',
            c2: '0.40',
            minimoTecnico: '80',
            factores: [{ nombre: 'Experiencia', maximo: '100' }],
          },
        },
      },
    );
    await p.presentar({ A: '85000.00', B: '100000.00' });
    await p.evaluar({ A: ['80'], B: ['90'] });
    await p.abrir();
    expect(await orden()).toEqual(['B', 'A']);
  });
});

describe('RS-73, step 5: the draw', () => {
  test('it is drawn at its commit with a seed that stays on record, and anybody can draw it again', async () => {
    await iguales(BIENES_AMC, { A: {}, B: {}, C: {} });
    const sortear = { metodo: 'sorteo', citados: true };
    const ensayo = await p.http.post(`/api/procesos/${p.id}/eventos?simular=true`, {
      tipo: 'RESOLVER_EMPATE',
      datos: sortear,
    });
    expect(ensayo.estado).toBe(409);
    await p.rechazo('RESOLVER_EMPATE', { ...sortear, semilla: 'abc' }, 422);
    const { datos } = await p.acto('RESOLVER_EMPATE', sortear);
    const { semilla } = (await historial(p)).at(-1).datos;
    expect(semilla).toMatch(/^[0-9a-f]{32,}$/);
    expect(datos.items[0].sorteo).toEqual({ semilla, orden: ordenarPorSorteo(['C', 'A', 'B'], semilla) });
    expect(await orden()).toEqual(datos.items[0].sorteo.orden);
    expect(new Set(Object.values(await cuadro(p)).map((f) => f.orden))).toEqual(new Set([1, 2, 3]));
    await p.rechazo('RESOLVER_EMPATE', sortear);
    expect((await p.otorgar()).datos.items[0].ganadores).toEqual([datos.items[0].sorteo.orden[0]]);
  });

  test('a tie below the first place does not stop the award', async () => {
    p = await porOtorgar(BIENES_AMC, { A: '25000.00', B: '29000.00', C: '29000.00' });
    expect((await p.caso()).datos.items[0].empates).toEqual([['B', 'C']]);
    await p.rechazo('RESOLVER_EMPATE', { metodo: 'sorteo' });
    expect((await p.otorgar()).datos.items[0].ganadores).toEqual(['A']);
  });

  test('RS-73-p: in a private act the tied are summoned', async () => {
    await iguales(BIENES_AMC, { A: {}, B: {} }, { acto: 'privado' });
    const no = await p.rechazo('RESOLVER_EMPATE', { metodo: 'sorteo', citados: false });
    expect(no.regla).toBe('RS-73-p');
    await p.acto('RESOLVER_EMPATE', { metodo: 'sorteo', citados: true });
  });
});

describe('RS-73, step 4: pro rata', () => {
  test('what is divisible is shared among the tied, when all agree', async () => {
    await iguales({ ...BIENES_AMC, items: [{ ...tresPartes, divisible: true }] }, { A: {}, B: {}, C: {} });
    const no = await p.rechazo('RESOLVER_EMPATE', { metodo: 'prorrata', aceptan: ['A', 'B'] });
    expect(no.regla).toBe('RS-73-p');
    const { datos } = await p.acto('RESOLVER_EMPATE', { metodo: 'prorrata', aceptan: ['A', 'B', 'C'] });
    expect(datos.items[0].asignaciones).toEqual([
      { postor: 'A', cantidad: '34' },
      { postor: 'B', cantidad: '33' },
      { postor: 'C', cantidad: '33' },
    ]);
    expect((await p.otorgar()).datos.items[0].ganadores).toEqual(['A', 'B', 'C']);
    expect(Object.values(await cuadro(p)).map((f) => f.estado)).toEqual(['ganadora', 'ganadora', 'ganadora']);
  });

  test.each([
    ['what is indivisible', { ...BIENES_AMC, items: [tresPartes] }],
    [
      'works',
      {
        objeto: 'obras',
        valorReferencial: '30000.00',
        items: [{ ...tresPartes, divisible: true }],
      },
    ],
  ])('not %s', async (_, expediente) => {
    await iguales(expediente, { A: {}, B: {} });
    expect((await p.rechazo('RESOLVER_EMPATE', { metodo: 'prorrata' })).regla).toBe('RS-73');
    await p.acto('RESOLVER_EMPATE', { metodo: 'sorteo' });
  });
});
