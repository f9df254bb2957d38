import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import type { ProcesoDePrueba } from './apoyo.js';
import { abiertas, conPropuestas, puntajes, situaciones, TRES_ITEMS } from './items-apoyo.js';
import { cancelacion, contratar, cuadro, masDias, porPresentar } from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

const AMBOS = {
  A: { 1: '55000.00', 2: '45000.00', 3: '39000.00' },
  B: { 1: '60000.00', 2: '50000.00', 3: '40000.00' },
};

describe('RS-19-item2: each item lives its own life', () => {
  test('one contract, one desierto, one cancelled; the case is where its least advanced living item is', async () => {
    p = await abiertas({ A: { 1: '55000.00', 3: '39000.00' }, B: { 1: '60000.00', 3: '40000.00' } });
    expect(await situaciones(p)).toEqual({ 1: 'en_evaluacion', 2: 'en_evaluacion', 3: 'en_evaluacion' });
    await p.acto('OTORGAR_BUENA_PRO', { item: 1 });
    expect(await p.situacion()).toBe('en_evaluacion');
    await p.acto('DECLARAR_DESIERTO', { item: 2, motivo: 'Nadie ofertó.' });
    expect(await situaciones(p)).toEqual({ 1: 'buena_pro', 2: 'desierto', 3: 'en_evaluacion' });
    expect((await p.plazo('RS-78-3', '2')).dias).toBe(1);
    await p.acto('CANCELAR', await cancelacion(p, { item: 3 }));
    expect(await situaciones(p)).toEqual({ 1: 'buena_pro', 2: 'desierto', 3: 'cancelado' });
    expect(await p.situacion()).toBe('buena_pro');
    await p.hasta(masDias((await p.plazo('RS-77-AD', '1')).vence, 1), '00:00');
    expect(await p.situacion()).toBe('consentido');
    await contratar(p, { item: 1 });
    expect(await p.situacion()).toBe('contrato');
    await p.acto('EMITIR_INFORME_CAUSAS', {
      causas: 'Nadie ofertó mesas.',
      causaValorOCaracteristicas: false,
    });
    expect(await situaciones(p)).toEqual({ 1: 'contrato', 2: 'desierto', 3: 'cancelado' });
  });

  test('RS-77-AD: awarded on different days, consented on different days', async () => {
    p = await abiertas(AMBOS);
    const primero = await p.diaDe('buena_pro');
    await p.acto('OTORGAR_BUENA_PRO', { item: 1 });
    await p.hasta(masDias(primero, 1));
    await p.acto('OTORGAR_BUENA_PRO', { item: 2 });
    await p.acto('OTORGAR_BUENA_PRO', { item: 3 });
    const uno = await p.plazo('RS-77-AD', '1');
    const dos = await p.plazo('RS-77-AD', '2');
    expect(dos.vence > uno.vence).toBe(true);
    await p.hasta(masDias(uno.vence, 1), '00:00');
    expect(await situaciones(p)).toEqual({ 1: 'consentido', 2: 'buena_pro', 3: 'buena_pro' });
    expect(await p.situacion()).toBe('buena_pro');
    await p.acto('SUSCRIBIR_CONTRATO', { item: 1, numero: 'C-1', fecha: (await p.caso()).actualizado });
    await p.hasta(masDias(dos.vence, 1), '00:00');
    expect(await situaciones(p)).toEqual({ 1: 'contrato', 2: 'consentido', 3: 'consentido' });
    await p.acto('NO_SUSCRIBIR_CONTRATO', { item: 2, causal: 'Recorte presupuestal', motivo: 'Art. 137.' });
    await p.acto('DEJAR_SIN_EFECTO', { item: 3, motivo: 'Causa de la entidad.' });
    expect(await situaciones(p)).toEqual({
      1: 'contrato',
      2: 'contrato_no_suscrito',
      3: 'buena_pro_sin_efecto',
    });
    expect(await p.situacion()).toBe('contrato');
  });

  test('RS-77-1: an item with one proposal is consented the same day, the others wait', async () => {
    p = await abiertas({ A: { 1: '55000.00', 2: '45000.00' }, B: { 2: '50000.00' } });
    await p.acto('OTORGAR_BUENA_PRO', { item: 1 });
    await p.acto('OTORGAR_BUENA_PRO', { item: 2 });
    expect(await situaciones(p)).toEqual({ 1: 'consentido', 2: 'buena_pro', 3: 'en_evaluacion' });
  });

  test('RS-33-max: the limits are those of the item', async () => {
    p = await abiertas({ A: { 1: '60000.01', 2: '50000.00' }, B: { 1: '60000.00' } });
    expect(await cuadro(p, '1')).toMatchObject({
      A: { estado: 'no_presentada' },
      B: { estado: 'calificada' },
    });
    expect(await cuadro(p, '2')).toMatchObject({ A: { estado: 'calificada' } });
  });
});

describe('RS-19-item2: the item an act is about', () => {
  test('omitted or unknown where it must be named, 422', async () => {
    p = await conPropuestas(AMBOS);
    const sinItem = await p.rechazo('PRESENTAR_PROPUESTA', { postor: 'A', ofertas: [{ monto: '1.00' }] });
    expect(sinItem.regla).toBe('RS-63-1');
    await p.hasta(await p.diaDe('calificacion_evaluacion'), '12:00');
    for (const postor of ['A', 'B']) await p.acto('ADMITIR_PROPUESTA', { postor });
    const { puntajes: filas } = puntajes({ A: { 1: '' } });
    for (const item of [undefined, 9])
      expect(
        (await p.rechazo('EVALUAR_TECNICA', { puntajes: [{ ...filas[0], item }] }, 422)).errores?.[0]?.ruta,
      ).toBe('datos.puntajes.0.item');
    await p.acto('EVALUAR_TECNICA', puntajes(AMBOS));
    await p.abrir();
    await p.hasta(await p.diaDe('buena_pro'), '15:00');
    const actos: Record<string, Json> = {
      OTORGAR_BUENA_PRO: {},
      RESOLVER_EMPATE: { metodo: 'sorteo' },
      APROBAR_EXCESO: { apruebaTitular: true, creditoPresupuestario: true },
      REDUCIR_OFERTA: { postor: 'A', monto: '1.00' },
      DISTRIBUIR: { asignaciones: [{ postor: 'A', cantidad: 1 }] },
      SUSCRIBIR_CONTRATO: { numero: 'C-1', fecha: (await p.caso()).actualizado },
      NO_SUSCRIBIR_CONTRATO: { causal: 'x', motivo: 'x' },
      DEJAR_SIN_EFECTO: { motivo: 'x' },
    };
    for (const [tipo, datos] of Object.entries(actos))
      for (const item of [undefined, 9])
        expect([tipo, (await p.rechazo(tipo, { ...datos, item }, 422)).errores?.[0]?.ruta]).toEqual([
          tipo,
          'datos.item',
        ]);
    const { ahora } = await p.http.bien(200, p.http.get('/api/reloj'));
    for (const [tipo, datos] of [
      ['CANCELAR', await cancelacion(p)],
      ['DECLARAR_DESIERTO', { motivo: 'x' }],
      ['DECLARAR_NULIDAD', { causal: 'forma', etapa: 'buena_pro', resolucion: `R ${ahora}` }],
      ['INTERPONER_APELACION', { acto: 'buena_pro', apelante: 'B', garantia: '1800.00' }],
    ] as const)
      expect((await p.rechazo(tipo, { ...datos, item: 9 }, 422)).errores?.[0]?.ruta).toBe('datos.item');
  });

  test('an offer for no item, for an unknown one, or twice for one, is 422', async () => {
    p = await porPresentar(TRES_ITEMS);
    await p.hasta(await p.diaDe('presentacion_propuestas'));
    const ofertas = (...suyas: Json[]) => ({ postor: 'B', ofertas: suyas });
    for (const [datos, ruta] of [
      [ofertas({ monto: '1.00' }), 'datos.ofertas.0.item'],
      [ofertas({ item: 9, monto: '1.00' }), 'datos.ofertas.0.item'],
      [ofertas({ item: 1, monto: '1.00' }, { item: 1, monto: '2.00' }), 'datos.ofertas.1.item'],
    ] as const)
      expect((await p.rechazo('PRESENTAR_PROPUESTA', datos, 422)).errores?.[0]?.ruta).toBe(ruta);
  });

  test('RS-79-1: a cancellation without item is of them all', async () => {
    p = await abiertas(AMBOS);
    await p.acto('OTORGAR_BUENA_PRO', { item: 1 });
    const no = await p.rechazo('CANCELAR', await cancelacion(p));
    expect(no.regla).toBe('RS-79-1');
    await p.acto('CANCELAR', await cancelacion(p, { item: 2 }));
    await p.acto('CANCELAR', await cancelacion(p, { item: 3 }));
    await p.rechazo('CANCELAR', await cancelacion(p, { item: 3 }));
    expect(await situaciones(p)).toEqual({ 1: 'buena_pro', 2: 'cancelado', 3: 'cancelado' });
  });
});

describe('RS-56ley-1: nullity of one item', () => {
  const NUEVO = [
    { actividad: 'calificacion_evaluacion', inicio: '2011-04-05', fin: '2011-04-05' },
    { actividad: 'buena_pro', inicio: '2011-04-06', fin: '2011-04-06' },
  ];
  const nulidad = (mas: Json) => ({ causal: 'contra_ley', resolucion: 'R-30', ...mas });

  test('to the evaluation: that item alone is evaluated and opened again', async () => {
    p = await abiertas(AMBOS);
    for (const item of [1, 2, 3]) await p.acto('OTORGAR_BUENA_PRO', { item });
    const antes = (await p.caso()).datos.items;
    const suya = nulidad({ item: 2, etapa: 'calificacion_evaluacion' });
    expect((await p.rechazo('DECLARAR_NULIDAD', suya, 422)).errores?.[0]?.ruta).toBe('datos.cronograma');
    await p.acto('DECLARAR_NULIDAD', { ...suya, cronograma: NUEVO });
    expect(await situaciones(p)).toEqual({ 1: 'buena_pro', 2: 'en_evaluacion', 3: 'buena_pro' });
    expect((await p.plazo('RS-77-AD', '2')).estado).toBe('anulado');
    expect((await p.plazo('RS-77-AD', '1')).estado).toBe('corriendo');
    await p.hasta('2011-04-05');
    await p.acto('NO_ADMITIR_PROPUESTA', { postor: 'A', item: 2, motivo: 'No cumplía.' });
    await p.acto('ADMITIR_PROPUESTA', { postor: 'B', item: 2 });
    await p.acto('EVALUAR_TECNICA', puntajes({ B: { 2: '' } }));
    await p.abrir();
    await p.hasta('2011-04-06');
    await p.acto('OTORGAR_BUENA_PRO', { item: 2 });
    const { items } = (await p.caso()).datos;
    expect(items[1].ganadores).toEqual(['B']);
    expect([items[0], items[2]]).toEqual([antes[0], antes[2]]);
  });

  test('to the award: it is awarded again', async () => {
    p = await abiertas(AMBOS);
    await p.acto('OTORGAR_BUENA_PRO', { item: 1 });
    await p.acto('DECLARAR_NULIDAD', nulidad({ item: 1, etapa: 'buena_pro', cronograma: NUEVO.slice(1) }));
    expect((await situaciones(p))['1']).toBe('en_evaluacion');
    await p.hasta('2011-04-06');
    await p.acto('OTORGAR_BUENA_PRO', { item: 1 });
    expect((await situaciones(p))['1']).toBe('buena_pro');
  });

  test('to a stage of the whole process: the item is void, and a linked process convokes it again', async () => {
    p = await abiertas(AMBOS);
    await p.acto('OTORGAR_BUENA_PRO', { item: 1 });
    await p.acto('DECLARAR_NULIDAD', nulidad({ item: 2, etapa: 'integracion_bases' }));
    expect(await situaciones(p)).toEqual({ 1: 'buena_pro', 2: 'nulo', 3: 'en_evaluacion' });
    const { elementos } = await p.http.bien(200, p.http.get('/api/procesos?limite=50'));
    const hijo = elementos.find((x: Json) => x.id !== p.id);
    const nuevo = await p.http.bien(200, p.http.get(`/api/procesos/${hijo.id}`));
    expect(nuevo.situacion).toBe('preparacion');
    expect(nuevo.datos.items).toHaveLength(1);
    expect(nuevo.datos.items[0]).toMatchObject({ numero: 2, valorReferencial: '50000.00' });
    expect(nuevo.vinculos).toEqual([expect.objectContaining({ caso: p.id })]);
    await p.rechazo('OTORGAR_BUENA_PRO', { item: 2 });
    await p.acto('OTORGAR_BUENA_PRO', { item: 3 });
  });

  test('of the whole process: every item goes back, and none may once there is a contract', async () => {
    p = await abiertas({ A: { 1: '55000.00', 2: '45000.00' }, B: { 2: '50000.00' } });
    await p.acto('OTORGAR_BUENA_PRO', { item: 2 });
    const cronograma = NUEVO;
    await p.rechazo('DECLARAR_NULIDAD', nulidad({ etapa: 'calificacion_evaluacion' }), 422);
    await p.acto('DECLARAR_NULIDAD', nulidad({ etapa: 'calificacion_evaluacion', cronograma }));
    expect((await p.caso()).datos.items.map((i: Json) => i.ofertas.map((o: Json) => o.estado))).toEqual([
      ['presentada'],
      ['presentada', 'presentada'],
      [],
    ]);
    await p.hasta('2011-04-05', '12:00');
    for (const postor of ['A', 'B']) await p.acto('ADMITIR_PROPUESTA', { postor });
    await p.acto('EVALUAR_TECNICA', puntajes({ A: { 1: '', 2: '' }, B: { 2: '' } }));
    await p.abrir();
    await p.hasta('2011-04-06');
    await p.acto('OTORGAR_BUENA_PRO', { item: 1 });
    await contratar(p, { item: 1 });
    const no = await p.rechazo(
      'DECLARAR_NULIDAD',
      nulidad({ etapa: 'buena_pro', cronograma: cronograma.slice(1) }),
    );
    expect(no.regla).toBe('RS-56ley-1');
  });
});
