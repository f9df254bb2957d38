import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { convocatoria } from '../seleccion/muestras.js';
import { ProcesoDePrueba } from './apoyo.js';
import { cuadro, evaluarTodos, historial, OBRAS_ADS, porOtorgar, porPresentar } from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

describe('RS-76-1: an offer over the valor referencial, in works', () => {
  const OFERTAS = { A: '520000.00', B: '540000.00' };
  const si = { apruebaTitular: true, creditoPresupuestario: true };

  test('approved by the Titular with credit, ten days from the award of the calendar', async () => {
    p = await porOtorgar(OBRAS_ADS, OFERTAS);
    await p.rechazo('OTORGAR_BUENA_PRO');
    const { desde, dias, estado } = await p.plazo('RS-76-1', '1');
    expect({ desde, dias, estado }).toEqual({
      desde: await p.diaDe('buena_pro'),
      dias: 10,
      estado: 'corriendo',
    });
    const { datos } = await p.acto('APROBAR_EXCESO', si);
    expect(datos.items[0].excesoAprobado).toBe(true);
    expect((await p.plazo('RS-76-1', '1')).estado).toBe('cumplido');
    expect((await p.otorgar()).datos.items[0].ganadores).toEqual(['A']);
  });

  test('AMB-D1: late, it still is approved, and the lateness is on record', async () => {
    p = await porOtorgar(OBRAS_ADS, OFERTAS);
    const { vence } = await p.plazo('RS-76-1', '1');
    await p.hasta(vence, '23:59');
    await p.hasta('2011-05-02');
    await p.acto('APROBAR_EXCESO', si);
    expect((await p.plazo('RS-76-1', '1')).estado).toBe('vencido');
    expect((await p.acto('OTORGAR_BUENA_PRO')).datos.items[0].situacion).toBe('buena_pro');
  });

  test.each([
    ['the Titular', { apruebaTitular: false, creditoPresupuestario: true }],
    ['the credit', { apruebaTitular: true, creditoPresupuestario: false }],
  ])('denied for want of %s, it goes to the next; with none left, deserted', async (_, no) => {
    p = await porOtorgar(OBRAS_ADS, { ...OFERTAS, C: '550000.00' });
    await p.acto('APROBAR_EXCESO', no);
    expect(await cuadro(p)).toMatchObject({
      A: { estado: 'descalificada', orden: null },
      B: { estado: 'calificada', orden: 1, puntajeTotal: '100.00' },
    });
    await p.acto('APROBAR_EXCESO', no);
    await p.acto('APROBAR_EXCESO', no);
    await p.acto('DECLARAR_DESIERTO', { motivo: 'No se aprobó ningún exceso.' });
    expect(await p.situacion()).toBe('desierto');
  });

  test('denied, the next within the value is awarded', async () => {
    p = await porPresentar({ objeto: 'obras', valorReferencial: '2000000.00' });
    await p.presentar({ A: '2100000.00', B: '1990000.00' });
    await p.evaluar({ A: ['100'], B: ['60'] });
    await p.abrir();
    await p.acto('APROBAR_EXCESO', { apruebaTitular: false, creditoPresupuestario: false });
    expect((await p.otorgar()).datos.items[0].ganadores).toEqual(['B']);
  });

  test('the bidder reduces to the value, or less, but never below 90 %', async () => {
    p = await porOtorgar(OBRAS_ADS, OFERTAS);
    const reduce = (reduceOferta: string) => ({
      apruebaTitular: false,
      creditoPresupuestario: false,
      reduceOferta,
    });
    expect((await p.rechazo('APROBAR_EXCESO', reduce('500000.01'))).regla).toBe('RS-76-1');
    expect((await p.rechazo('APROBAR_EXCESO', reduce('449999.99'))).regla).toBe('RS-33-min');
    await p.acto('APROBAR_EXCESO', reduce('500000.00'));
    expect((await cuadro(p))['A']).toMatchObject({ monto: '500000.00', orden: 1 });
    await p.otorgar();
    expect(await p.situacion()).toBe('buena_pro');
  });

  test('REDUCIR_OFERTA does the same, and only of the best', async () => {
    p = await porOtorgar(OBRAS_ADS, OFERTAS);
    expect((await p.rechazo('REDUCIR_OFERTA', { postor: 'B', monto: '500000.00' })).regla).toBe('RS-76-1');
    await p.acto('REDUCIR_OFERTA', { postor: 'A', monto: '499000.00' });
    expect((await p.otorgar()).datos.items[0].ganadores).toEqual(['A']);
  });

  test('nothing to approve when the best is within the value', async () => {
    p = await porOtorgar(OBRAS_ADS, { A: '500000.00', B: '540000.00' });
    await p.rechazo('APROBAR_EXCESO', si);
    await p.rechazo('REDUCIR_OFERTA', { postor: 'A', monto: '450000.00' });
  });
});

describe('RS-74-1, RS-74-2: the award is shared out', () => {
  const BASES = {
    c1: '0.70',
    c2: '0.30',
    minimoTecnico: '60',
    factores: [
      { nombre: 'Plazo', maximo: '60' },
      { nombre: 'Garantía', maximo: '40' },
    ],
    distribuible: true,
  };
  const EXPEDIENTE = {
    valorReferencial: '100000.00',
    mercadoInsuficiente: true,
    items: [{ numero: 1, descripcion: 'Sillas', valorReferencial: '100000.00', cantidad: 100 }],
  };

  async function conOfertas(ofertas: Readonly<Record<string, Json>>): Promise<void> {
    p = await porPresentar(EXPEDIENTE, {
      postores: Object.keys(ofertas),
      convocatoria: { bases: BASES },
    });
    await p.hasta(await p.diaDe('presentacion_propuestas'));
    for (const [postor, oferta] of Object.entries(ofertas))
      await p.acto('PRESENTAR_PROPUESTA', { postor, ofertas: [oferta] });
    await evaluarTodos(p);
    await p.abrir();
  }
  const asignar = (...asignaciones: [string, number][]) => ({
    asignaciones: asignaciones.map(([postor, cantidad]) => ({ postor, cantidad })),
  });

  test('AMB-C21: the balance goes by order to those up to 5 % over the winner, exactly', async () => {
    await conOfertas({
      A: { monto: '54000.00', cantidad: 60 },
      B: { monto: '47250.00', cantidad: 50 },
      C: { monto: '47300.00', cantidad: 50 },
    });
    await p.rechazo('OTORGAR_BUENA_PRO');
    expect((await p.rechazo('DISTRIBUIR', asignar(['A', 50], ['B', 50]))).regla).toBe('RS-74-2');
    await p.rechazo('DISTRIBUIR', asignar(['A', 60], ['C', 40]));
    await p.rechazo('DISTRIBUIR', asignar(['A', 60]));
    await p.acto('DISTRIBUIR', asignar(['A', 60], ['B', 40]));
    const { datos } = await p.otorgar();
    expect(datos.items[0].ganadores).toEqual(['A', 'B']);
    expect((await cuadro(p))['C'].estado).toBe('calificada');
  });

  test('RS-74-2: one céntimo over must reduce first, and may', async () => {
    await conOfertas({ A: { monto: '54000.00', cantidad: 60 }, B: { monto: '47250.01', cantidad: 50 } });
    await p.rechazo('DISTRIBUIR', asignar(['A', 60], ['B', 40]));
    expect((await p.rechazo('REDUCIR_OFERTA', { postor: 'B', monto: '47250.01' })).regla).toBe('RS-74-2');
    expect((await p.rechazo('REDUCIR_OFERTA', { postor: 'A', monto: '50000.00' })).regla).toBe('RS-74-2');
    await p.acto('REDUCIR_OFERTA', { postor: 'B', monto: '47250.00' });
    await p.acto('DISTRIBUIR', asignar(['A', 60], ['B', 40]));
    await p.otorgar();
    expect(await cuadro(p)).toMatchObject({ B: { monto: '47250.00', estado: 'ganadora' } });
    expect((await historial(p)).map((e) => e.tipo)).toContain('REDUCIR_OFERTA');
  });

  test('RS-74-1: the best that covers everything takes it all', async () => {
    await conOfertas({ A: { monto: '90000.00', cantidad: 100 }, B: { monto: '47250.00', cantidad: 50 } });
    await p.rechazo('DISTRIBUIR', asignar(['A', 50], ['B', 50]));
    await p.otorgar();
    expect((await p.caso()).datos.items[0].ganadores).toEqual(['A']);
  });

  test('RS-74-1: the bases share out only where the market study found one is not enough', async () => {
    p = await ProcesoDePrueba.crear('2011-03-14', { valorReferencial: '100000.00' });
    await p.hasta('2011-03-14', '11:00');
    const no = await p.rechazo(
      'CONVOCAR',
      convocatoria({ cronograma: (await p.proponer('ADS', 'bienes', '2011-03-14')) as never, bases: BASES }),
    );
    expect(no.incumplimientos?.map((i) => i.regla)).toEqual(['RS-74-1']);
  });
});
