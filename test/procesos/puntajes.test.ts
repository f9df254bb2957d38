import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import type { ProcesoDePrueba } from './apoyo.js';
import {
  BIENES_ADS,
  consentir,
  cuadro,
  evaluarTodos,
  OBRAS_ADS,
  porEvaluar,
  porOtorgar,
  porPresentar,
} from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

const SERVICIO_FUERA = {
  objeto: 'servicios',
  valorReferencial: '100000.00',
  provinciaEjecucion: 'Huancayo',
  provinciasColindantes: ['Jauja'],
} as const;

describe('RS-33-max, RS-33-min: limits of the offers', () => {
  test('TV-C7: goods at the valor referencial are in, one céntimo over are returned', async () => {
    p = await porOtorgar(BIENES_ADS, { A: '100000.00', B: '100000.01', C: '0.01' });
    const filas = await cuadro(p);
    expect(filas['A']).toMatchObject({ estado: 'calificada', monto: '100000.00' });
    expect(filas['B']).toMatchObject({ estado: 'no_presentada', puntajeTotal: null, orden: null });
    expect(filas['B'].motivo).toMatch(/100,000\.00|100 000/);
    expect(filas['B'].norma).toMatch(/33/);
    expect(filas['C']).toMatchObject({ estado: 'calificada', orden: 1 });
  });

  test('TV-C7, RS-39-red: works between 90 % and 110 %, both included', async () => {
    p = await porOtorgar(
      { objeto: 'obras', valorReferencial: '200000.00' },
      { A: '180000.00', B: '220000.00', C: '179999.99', D: '220000.01' },
    );
    const filas = await cuadro(p);
    expect(Object.fromEntries(Object.entries(filas).map(([n, f]) => [n, f.estado]))).toEqual({
      A: 'calificada',
      B: 'calificada',
      C: 'descalificada',
      D: 'no_presentada',
    });
    // The one below 90 % sets no lowest price (AMB-C15).
    expect(filas['A'].puntajeEconomico).toBe('100.00');
    expect(filas['B'].puntajeEconomico).toBe('81.82');
  });

  test('RS-33-min: consultoría of works has the 90 %, and no more than 100 %', async () => {
    p = await porOtorgar(
      { objeto: 'consultoria_obras', valorReferencial: '30000.00' },
      { A: '27000.00', B: '26999.99', C: '30000.01' },
    );
    const filas = await cuadro(p);
    expect([filas['A'].estado, filas['B'].estado, filas['C'].estado]).toEqual([
      'calificada',
      'descalificada',
      'no_presentada',
    ]);
  });

  test('RS-78-1: with every offer out of its limits the item is deserted', async () => {
    p = await porOtorgar(BIENES_ADS, { A: '100000.01', B: '100000.02' });
    await p.rechazo('OTORGAR_BUENA_PRO');
    await p.acto('DECLARAR_DESIERTO', { motivo: 'Ninguna oferta válida.' });
    expect(await p.situacion()).toBe('desierto');
  });
});

describe('RS-70-E, RS-71-tot: scores', () => {
  test('TV-C8: 86.00 and 93.50 without bonus, the second wins', async () => {
    p = await porEvaluar({ valorReferencial: '500000.00' }, { A: '450000.00', B: '500000.00' });
    await p.evaluar({ A: ['50', '30'], B: ['58', '37'] });
    await p.abrir();
    expect(await cuadro(p)).toMatchObject({
      A: {
        puntajeTecnico: '80.00',
        puntajeEconomico: '100.00',
        bonificacion: null,
        puntajeTotal: '86.00',
        orden: 2,
      },
      B: { puntajeTecnico: '95.00', puntajeEconomico: '90.00', puntajeTotal: '93.50', orden: 1 },
    });
    const { datos } = await p.otorgar();
    expect(datos.items[0].ganadores).toEqual(['B']);
  });

  test('TV-C8, RS-71-bon, AMB-C20: with the bonus, 94.60 wins', async () => {
    p = await conBonificacion({ pideBonificacion: true, domicilioProvincia: 'Jauja' });
    expect(await cuadro(p)).toMatchObject({
      A: { bonificacion: '8.60', puntajeTotal: '94.60', orden: 1 },
      B: { bonificacion: null, puntajeTotal: '93.50', orden: 2 },
    });
    const otorgada = await p.otorgar();
    expect(otorgada.datos.items[0].ganadores).toEqual(['A']);
  });

  test.each([
    ['nobody asked for it', { domicilioProvincia: 'Huancayo' }],
    ['the domicile is elsewhere', { pideBonificacion: true, domicilioProvincia: 'Arequipa' }],
    ['the domicile is not said', { pideBonificacion: true }],
  ])('RS-71-bon: no bonus when %s', async (_, suya) => {
    p = await conBonificacion(suya);
    expect(await cuadro(p)).toMatchObject({ A: { bonificacion: null, puntajeTotal: '86.00' } });
  });

  test('RS-71-bon: nor in Lima', async () => {
    p = await conBonificacion(
      { pideBonificacion: true, domicilioProvincia: 'Lima' },
      { provinciaEjecucion: 'Lima' },
    );
    expect((await cuadro(p))['A'].puntajeTotal).toBe('86.00');
  });

  async function conBonificacion(suya: Json, mas: Json = {}): Promise<ProcesoDePrueba> {
    const nuevo = await porPresentar({ ...SERVICIO_FUERA, ...mas });
    await nuevo.presentar({ A: '90000.00' }, suya);
    await nuevo.presentar({ B: '100000.00' });
    await nuevo.evaluar({ A: ['80'], B: ['95'] });
    await nuevo.abrir();
    return nuevo;
  }

  test('RS-47-sinfac: works of ADS are scored by their price alone', async () => {
    p = await porOtorgar(OBRAS_ADS, { A: '500000.00', B: '450000.00' });
    expect(await cuadro(p)).toMatchObject({
      A: { puntajeTecnico: null, puntajeEconomico: '90.00', puntajeTotal: '90.00', orden: 2 },
      B: { puntajeTotal: '100.00', orden: 1 },
    });
  });

  test('RS-72-2: the order is that of the exact values, and the table shows two decimals', async () => {
    p = await porEvaluar({ valorReferencial: '500000.00' }, { A: '499999.99', B: '500000.00' });
    await p.evaluar({ A: ['60', '40'], B: ['60', '40'] });
    await p.abrir();
    expect(await cuadro(p)).toMatchObject({
      A: { puntajeTotal: '100.00', orden: 1 },
      B: { puntajeTotal: '100.00', orden: 2 },
    });
    const html = await p.http.get(`/api/procesos/${p.id}/cuadro-comparativo.html`);
    expect(html.texto).toContain('100.00');
    expect((await p.http.get(`/api/procesos/${p.id}/cuadro-comparativo.xlsx`)).estado).toBe(200);
  });
});

describe('RS-70-3: the technical minimum', () => {
  test('AMB-C11: 60 in goods goes on; 59.99 is out, and its envelope is never opened', async () => {
    p = await porEvaluar(BIENES_ADS, { A: '90000.00', B: '80000.00' });
    await p.evaluar({ A: ['40', '20'], B: ['40', '19.99'] });
    await p.abrir();
    expect(await cuadro(p)).toMatchObject({
      A: { estado: 'calificada', puntajeTecnico: '60.00', puntajeEconomico: '100.00' },
      B: { estado: 'descalificada', puntajeTecnico: '59.99', monto: null },
    });
    // Two were received, so consent waits (AMB-C13).
    await consentir(p);
    expect((await p.tipos()).filter((t) => t === 'VENCIO_CONSENTIMIENTO')).toHaveLength(1);
  });

  test('AMB-C11: 80 in services', async () => {
    p = await porEvaluar(
      { objeto: 'servicios', valorReferencial: '100000.00' },
      { A: '90000.00', B: '80000.00' },
    );
    await p.evaluar({ A: ['80'], B: ['79.99'] });
    await p.abrir();
    expect(await cuadro(p)).toMatchObject({ A: { estado: 'calificada' }, B: { estado: 'descalificada' } });
  });

  test('RS-70-2: scores of factors of the bases, up to their maximum, of those admitted', async () => {
    p = await porEvaluar(BIENES_ADS, { A: '90000.00', B: '80000.00' });
    await p.hasta(await p.diaDe('calificacion_evaluacion'));
    const puntajes = (postor: string, ...factores: [string, string][]) => ({
      puntajes: [{ postor, factores: factores.map(([nombre, puntaje]) => ({ nombre, puntaje })) }],
    });
    await p.acto('ADMITIR_PROPUESTA', { postor: 'A' });
    await p.rechazo('EVALUAR_TECNICA', puntajes('B', ['Plazo', '50'], ['Garantía', '30']));
    await p.rechazo('EVALUAR_TECNICA', puntajes('A', ['Plazo', '60.01'], ['Garantía', '30']));
    await p.rechazo('EVALUAR_TECNICA', puntajes('A', ['Plazo', '60'], ['Otro', '30']));
    await p.rechazo('EVALUAR_TECNICA', puntajes('Z', ['Plazo', '60'], ['Garantía', '30']));
    await p.acto('EVALUAR_TECNICA', puntajes('A', ['Plazo', '60'], ['Garantía', '40']));
    await p.rechazo('EVALUAR_TECNICA', puntajes('A', ['Plazo', '60'], ['Garantía', '40']));
    expect((await p.rechazo('EVALUAR_ECONOMICA', {})).regla).toBe('RS-70-1');
  });

  test('RS-78-1: nobody reaches the minimum, and it is deserted without opening anything', async () => {
    p = await porEvaluar(BIENES_ADS, { A: '90000.00', B: '80000.00' });
    await p.evaluar({ A: ['10', '20'], B: ['10', '20'] });
    expect((await p.rechazo('EVALUAR_ECONOMICA', {})).regla).toBe('RS-70-1');
    await p.acto('DECLARAR_DESIERTO', { motivo: 'Nadie alcanzó el mínimo.' });
    expect(await p.situacion()).toBe('desierto');
    expect((await cuadro(p))['A'].monto).toBeNull();
  });

  test('RS-22-orden: neither evaluation comes before its day', async () => {
    p = await porEvaluar(BIENES_ADS, { A: '90000.00' });
    await p.rechazo('EVALUAR_TECNICA', { puntajes: [{ postor: 'A', factores: [] }] });
    await p.rechazo('EVALUAR_ECONOMICA', {});
    await evaluarTodos(p);
    const sinActa = await p.rechazo('EVALUAR_ECONOMICA', {}, 422);
    expect(sinActa.errores?.[0]?.ruta).toBe('datos.actoPublico');
    await p.abrir();
    expect((await p.rechazo('OTORGAR_BUENA_PRO')).regla).toBe('RS-72-1');
  });
});
