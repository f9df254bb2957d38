import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import type { ProcesoDePrueba } from './apoyo.js';
import { situaciones, TRES_ITEMS } from './items-apoyo.js';
import { BIENES_ADS, cancelacion, evaluarTodos, masDias, porPresentar } from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

const apelar = (mas: Json = {}) => ({ acto: 'buena_pro', apelante: 'B', garantia: '3000.00', ...mas });
const OFERTAS = { A: '90000.00', B: '95000.00' };

describe('RS-107, RS-79-6: against the desierto and the cancellation', () => {
  const cronograma = [
    { actividad: 'presentacion_propuestas', inicio: '2011-04-14', fin: '2011-04-14' },
    { actividad: 'calificacion_evaluacion', inicio: '2011-04-15', fin: '2011-04-15' },
    { actividad: 'buena_pro', inicio: '2011-04-18', fin: '2011-04-18' },
  ];

  async function desierta(): Promise<void> {
    p = await porPresentar(BIENES_ADS);
    await p.presentar(OFERTAS);
    await p.hasta('2011-04-01');
    for (const postor of ['A', 'B']) await p.acto('NO_ADMITIR_PROPUESTA', { postor, motivo: 'No cumple.' });
    await p.acto('DECLARAR_DESIERTO', { motivo: 'Ninguna válida.' });
    expect(await p.situacion()).toBe('desierto');
  }

  test('desierto, upheld, back to the evaluation', async () => {
    await desierta();
    expect(await p.plazo('RS-107-AD', '1')).toMatchObject({ dias: 5, estado: 'corriendo' });
    await p.rechazo('INTERPONER_APELACION', apelar());
    await p.acto('INTERPONER_APELACION', apelar({ acto: 'desierto' }));
    expect(await p.situacion()).toBe('apelado');
    expect((await p.plazo('RS-107-AD', '1')).estado).toBe('suspendido');
    await p.rechazo('RESOLVER_APELACION', { resultado: 'fundada' });
    await p.acto('RESOLVER_APELACION', { resultado: 'fundada', retrotraeA: 'calificacion_evaluacion' });
    expect(await p.situacion()).toBe('en_evaluacion');
    await evaluarTodos(p);
    await p.abrir();
    expect((await p.otorgar()).datos.items[0].ganadores).toEqual(['A']);
  });

  test('desierto, upheld, back to the proposals', async () => {
    await desierta();
    await p.acto('INTERPONER_APELACION', apelar({ acto: 'desierto' }));
    await p.acto('RESOLVER_APELACION', {
      resultado: 'fundada',
      retrotraeA: 'presentacion_propuestas',
      cronograma,
    });
    expect(await p.situacion()).toBe('bases_integradas');
    await p.presentar({ A: '90000.00' });
    await evaluarTodos(p);
    await p.abrir();
    await p.otorgar();
    expect(await p.situacion()).toBe('consentido');
  });

  test('desierto, not upheld, or not appealed in time: firm', async () => {
    await desierta();
    await p.acto('INTERPONER_APELACION', apelar({ acto: 'desierto' }));
    await p.acto('RESOLVER_APELACION', { resultado: 'infundada' });
    expect(await p.situacion()).toBe('desierto');
    await p.rechazo('INTERPONER_APELACION', apelar({ acto: 'desierto' }));
  });

  test('late against the desierto', async () => {
    await desierta();
    const { vence } = await p.plazo('RS-107-AD', '1');
    await p.hasta(masDias(vence, 1), '00:00');
    expect(await p.tipos()).toContain('VENCIO_IMPUGNACION');
    await p.rechazo('INTERPONER_APELACION', apelar({ acto: 'desierto' }));
  });

  test('RS-79-5: cancellation upheld, back to the proposals, and nothing is to be given back', async () => {
    p = await porPresentar(BIENES_ADS);
    await p.acto('CANCELAR', await cancelacion(p));
    expect((await p.caso()).datos.devolucionesPendientes).toHaveLength(2);
    await p.rechazo('INTERPONER_APELACION', apelar());
    await p.acto('INTERPONER_APELACION', apelar({ acto: 'cancelacion' }));
    expect(await p.situacion()).toBe('apelado');
    await p.hasta('2011-03-31', '09:00');
    await p.acto('RESOLVER_APELACION', {
      resultado: 'fundada',
      retrotraeA: 'integracion_bases',
      cronograma: [
        { actividad: 'integracion_bases', inicio: '2011-04-11', fin: '2011-04-11' },
        ...cronograma,
      ],
    });
    expect(await p.situacion()).toBe('convocado');
    expect((await p.caso()).datos.devolucionesPendientes).toEqual([]);
    await p.hasta('2011-04-11');
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    await p.presentar(OFERTAS);
  });

  test('RS-19-item2: of the whole process, upheld: all its items go back with it', async () => {
    p = await porPresentar(TRES_ITEMS);
    await p.acto('CANCELAR', await cancelacion(p));
    await p.acto('INTERPONER_APELACION', apelar({ acto: 'cancelacion', garantia: '4500.00' }));
    const fundada = { resultado: 'fundada', retrotraeA: 'integracion_bases' };
    await p.rechazo('RESOLVER_APELACION', fundada, 422);
    await p.acto('RESOLVER_APELACION', {
      ...fundada,
      cronograma: [
        { actividad: 'integracion_bases', inicio: '2011-04-11', fin: '2011-04-11' },
        ...cronograma,
      ],
    });
    expect(await situaciones(p)).toEqual({ 1: 'convocado', 2: 'convocado', 3: 'convocado' });
    const { elementos } = await p.http.bien(200, p.http.get('/api/procesos'));
    expect(elementos).toHaveLength(1);
    await p.hasta('2011-04-11');
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    expect(await p.situacion()).toBe('bases_integradas');
  });

  test('RS-19-item2: of one item, upheld: that one alone is convoked again', async () => {
    p = await porPresentar(TRES_ITEMS);
    await p.acto('CANCELAR', await cancelacion(p, { item: 2 }));
    await p.acto('INTERPONER_APELACION', apelar({ acto: 'cancelacion', item: 2 }));
    await p.acto('RESOLVER_APELACION', {
      resultado: 'fundada',
      retrotraeA: 'integracion_bases',
      item: 2,
    });
    expect(await situaciones(p)).toEqual({ 1: 'bases_integradas', 2: 'nulo', 3: 'bases_integradas' });
    const { elementos } = await p.http.bien(200, p.http.get('/api/procesos'));
    expect(elementos).toHaveLength(2);
  });

  test('RS-79-4: a nullity does not undo a cancellation', async () => {
    p = await porPresentar(BIENES_ADS);
    await p.acto('CANCELAR', await cancelacion(p));
    const no = await p.rechazo('DECLARAR_NULIDAD', {
      causal: 'forma',
      etapa: 'convocatoria',
      resolucion: 'R-1',
    });
    expect(no.regla).toBe('RS-79-4');
  });

  test('cancellation not upheld', async () => {
    p = await porPresentar(BIENES_ADS);
    await p.acto('CANCELAR', await cancelacion(p));
    await p.acto('INTERPONER_APELACION', apelar({ acto: 'cancelacion' }));
    await p.acto('RESOLVER_APELACION', { resultado: 'improcedente' });
    expect(await p.situacion()).toBe('cancelado');
    for (const participante of ['A', 'B'])
      await p.acto('REGISTRAR_DEVOLUCION', {
        concepto: 'derecho',
        participante,
        monto: '10.00',
        fecha: (await p.caso()).actualizado,
      });
    expect((await p.caso()).estado).toMatchObject({ proceso: 'terminado' });
  });
});
