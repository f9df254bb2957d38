import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import type { ProcesoDePrueba } from './apoyo.js';
import { abiertas, situaciones } from './items-apoyo.js';
import {
  BIENES_ADS,
  BIENES_AMC,
  contratar,
  cuadro,
  evaluarTodos,
  masDias,
  porOtorgar,
} from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

const apelar = (mas: Json = {}) => ({ acto: 'buena_pro', apelante: 'B', garantia: '3000.00', ...mas });
const OFERTAS = { A: '90000.00', B: '95000.00' };

/** An ADS awarded to A on Monday 4 April 2011: five days, until Monday 11. */
async function otorgada(
  expediente: Json = BIENES_ADS,
  ofertas: Record<string, string> = OFERTAS,
): Promise<void> {
  p = await porOtorgar(expediente, ofertas);
  await p.otorgar();
  expect(await p.situacion()).toBe('buena_pro');
}

describe('RS-54ley: an appeal suspends', () => {
  test('its term stops, and nothing else may be done; not upheld, the award becomes firm', async () => {
    await otorgada();
    const { vence } = await p.plazo('RS-77-AD', '1');
    await p.acto('INTERPONER_APELACION', apelar());
    expect(await p.situacion()).toBe('apelado');
    expect((await p.plazo('RS-77-AD', '1')).estado).toBe('suspendido');
    for (const [tipo, datos] of [
      ['OTORGAR_BUENA_PRO', {}],
      ['SUSCRIBIR_CONTRATO', { numero: 'C-1', fecha: (await p.caso()).actualizado }],
      ['NO_SUSCRIBIR_CONTRATO', { causal: 'x', motivo: 'x' }],
      ['DECLARAR_DESIERTO', { motivo: 'x' }],
      ['INTERPONER_APELACION', apelar({ apelante: 'A' })],
    ] as const)
      await p.rechazo(tipo, datos);
    await p.hasta(masDias(vence, 30));
    expect(await p.situacion()).toBe('apelado');
    await p.acto('RESOLVER_APELACION', { resultado: 'infundada' });
    expect(await p.situacion()).toBe('consentido');
    await contratar(p);
    expect(await p.situacion()).toBe('contrato');
  });

  test('improcedente is as not upheld', async () => {
    await otorgada();
    await p.acto('INTERPONER_APELACION', apelar());
    await p.acto('RESOLVER_APELACION', { resultado: 'improcedente' });
    expect(await p.situacion()).toBe('consentido');
  });
});

describe('RS-107: the term to appeal is that of consent', () => {
  test('on the last day, yes; the day after, no', async () => {
    await otorgada();
    const { vence } = await p.plazo('RS-77-AD', '1');
    await p.hasta(vence, '23:59');
    await p.acto('INTERPONER_APELACION', apelar());
    expect(await p.situacion()).toBe('apelado');
  });

  test('late: the award is consented and the appeal is refused', async () => {
    await otorgada();
    await p.hasta(masDias((await p.plazo('RS-77-AD', '1')).vence, 1), '00:00');
    await p.rechazo('INTERPONER_APELACION', apelar());
    expect(await p.situacion()).toBe('consentido');
  });

  test('RS-105: only after the award, by a participant, and against what there is', async () => {
    p = await porOtorgar(BIENES_ADS, OFERTAS);
    await p.rechazo('INTERPONER_APELACION', apelar());
    await p.otorgar();
    expect((await p.rechazo('INTERPONER_APELACION', apelar({ apelante: 'Z' }))).regla).toBe('RS-105');
    for (const acto of ['desierto', 'cancelacion']) await p.rechazo('INTERPONER_APELACION', apelar({ acto }));
    await p.rechazo('RESOLVER_APELACION', { resultado: 'infundada' });
  });
});

describe('RS-105-gar: the guarantee', () => {
  test.each([
    ['3 % of the valor referencial', BIENES_ADS, OFERTAS, '2999.99', '3000.00'],
    ['half a UIT at least', BIENES_AMC, { A: '29000.00', B: '30000.00' }, '1799.99', '1800.00'],
    [
      'a fraction of a céntimo counts as one',
      { valorReferencial: '100000.01' },
      OFERTAS,
      '3000.00',
      '3000.01',
    ],
  ])('%s', async (_, expediente, ofertas, poca, justa) => {
    await otorgada(expediente, ofertas);
    expect((await p.rechazo('INTERPONER_APELACION', apelar({ garantia: poca }))).regla).toBe('RS-105-gar');
    await p.acto('INTERPONER_APELACION', apelar({ garantia: justa }));
  });

  test('that of the item, when it is of an item', async () => {
    p = await abiertas(
      { A: { 1: '190000.00', 2: '45000.00' }, B: { 1: '195000.00', 2: '50000.00' } },
      {
        valorReferencial: '250000.00',
        items: [
          { numero: 1, descripcion: 'Uno', valorReferencial: '200000.00' },
          { numero: 2, descripcion: 'Dos', valorReferencial: '50000.00' },
        ],
      },
    );
    for (const item of [1, 2]) await p.acto('OTORGAR_BUENA_PRO', { item });
    expect((await p.rechazo('INTERPONER_APELACION', apelar({ item: 1, garantia: '5999.99' }))).regla).toBe(
      'RS-105-gar',
    );
    await p.acto('INTERPONER_APELACION', apelar({ item: 2, garantia: '1800.00' }));
    expect(await situaciones(p)).toEqual({ 1: 'buena_pro', 2: 'apelado' });
    expect(await p.situacion()).toBe('buena_pro');
    await p.acto('RESOLVER_APELACION', { item: 2, resultado: 'infundada' });
    expect(await situaciones(p)).toEqual({ 1: 'buena_pro', 2: 'consentido' });
  });
});

describe('RS-105-comp, TV-C9: up to 600 UIT the Titular, above it the Tribunal', () => {
  test.each([
    ['2160000.00', 'titular', 'tribunal'],
    ['2160000.01', 'tribunal', 'titular'],
  ] as const)('%s: %s', async (valorReferencial, competente, otro) => {
    await otorgada({ valorReferencial }, { A: '2000000.00', B: '2100000.00' });
    expect((await p.caso()).datos.competencia.apelacion).toBe(competente);
    await p.acto('INTERPONER_APELACION', apelar({ garantia: '70000.00' }));
    const ajena = await p.http.ficha([otro]);
    const r = await p.http.post(
      `/api/procesos/${p.id}/eventos`,
      { tipo: 'RESOLVER_APELACION', datos: { resultado: 'infundada' } },
      { ficha: ajena },
    );
    expect([403, 409]).toContain(r.estado);
    await p.acto('RESOLVER_APELACION', { resultado: 'infundada' }, await p.http.ficha([competente]));
    expect(await p.situacion()).toBe('consentido');
  });
});

describe('RS-56ley-3: upheld, it goes back to the stage it says', () => {
  test('to the award', async () => {
    await otorgada();
    await p.acto('INTERPONER_APELACION', apelar());
    await p.acto('RESOLVER_APELACION', { resultado: 'fundada', retrotraeA: 'buena_pro' });
    expect(await p.situacion()).toBe('en_evaluacion');
    await p.acto('OTORGAR_BUENA_PRO');
    expect(await p.plazo('RS-77-AD', '1')).toMatchObject({ dias: 5, estado: 'corriendo' });
  });

  test('to the evaluation: everything is admitted, scored and opened again', async () => {
    await otorgada();
    await p.acto('INTERPONER_APELACION', apelar());
    await p.acto('RESOLVER_APELACION', { resultado: 'fundada', retrotraeA: 'calificacion_evaluacion' });
    expect(await p.situacion()).toBe('en_evaluacion');
    await p.rechazo('OTORGAR_BUENA_PRO');
    await p.acto('NO_ADMITIR_PROPUESTA', { postor: 'A', motivo: 'No acreditó su representación.' });
    await p.acto('ADMITIR_PROPUESTA', { postor: 'B' });
    await p.acto('EVALUAR_TECNICA', {
      puntajes: [
        {
          postor: 'B',
          factores: [
            { nombre: 'Plazo', puntaje: '60' },
            { nombre: 'Garantía', puntaje: '40' },
          ],
        },
      ],
    });
    await p.abrir();
    await p.acto('OTORGAR_BUENA_PRO');
    expect((await p.caso()).datos.items[0].ganadores).toEqual(['B']);
    expect(await p.situacion()).toBe('buena_pro');
  });

  test('to the integration, with its calendar: proposals are presented again', async () => {
    await otorgada();
    await p.acto('INTERPONER_APELACION', apelar());
    const fundada = { resultado: 'fundada', retrotraeA: 'integracion_bases' };
    const cronograma = [
      { actividad: 'integracion_bases', inicio: '2011-04-11', fin: '2011-04-11' },
      { actividad: 'presentacion_propuestas', inicio: '2011-04-14', fin: '2011-04-14' },
      { actividad: 'calificacion_evaluacion', inicio: '2011-04-15', fin: '2011-04-15' },
      { actividad: 'buena_pro', inicio: '2011-04-18', fin: '2011-04-18' },
    ];
    expect((await p.rechazo('RESOLVER_APELACION', fundada, 422)).errores?.[0]?.ruta).toBe('datos.cronograma');
    await p.rechazo('RESOLVER_APELACION', {
      ...fundada,
      cronograma: cronograma.map((f) =>
        f.actividad === 'presentacion_propuestas' ? { ...f, inicio: '2011-04-13', fin: '2011-04-13' } : f,
      ),
    });
    await p.acto('RESOLVER_APELACION', { ...fundada, cronograma });
    expect(await p.situacion()).toBe('convocado');
    expect((await p.caso()).datos.propuestas).toEqual([]);
    await p.hasta('2011-04-11');
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    await p.hasta('2011-04-12');
    await p.registrar('C');
    await p.presentar({ B: '85000.00', C: '99000.00' });
    await evaluarTodos(p);
    await p.abrir();
    expect(Object.keys(await cuadro(p))).toEqual(['B', 'C']);
    expect((await p.otorgar()).datos.items[0].ganadores).toEqual(['B']);
  });

  test('to the convocation: it is prepared and convoked again', async () => {
    await otorgada();
    await p.acto('INTERPONER_APELACION', apelar());
    await p.acto('RESOLVER_APELACION', { resultado: 'fundada', retrotraeA: 'convocatoria' });
    expect(await p.situacion()).toBe('preparacion');
    await p.convocar('2011-04-11');
    expect(await p.situacion()).toBe('convocado');
    await p.hasta('2011-04-12');
    await p.registrar('A');
  });
});
