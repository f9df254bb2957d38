import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sumarDias } from '../../machines/calendario/index.js';
import {
  ajustarIntegracion,
  cadenaDe,
  MODOS,
  type Movimiento,
  mover,
  proponer,
  quiebraRs24,
  validar,
} from '../../machines/seleccion/cronograma/index.js';
import { type Cronograma, PROCEDIMIENTOS, type Procedimiento } from '../../machines/seleccion/tipos.js';
import { con, DIAS, extremos, faltas, filas, LIMA, movido, UNE } from './cronograma-apoyo.js';

const propuesta = (p: Procedimiento) => proponer(p, '2011-03-14', 'ordinario', LIMA, DIAS);
const prorroga = (actividad: Movimiento['actividad'], fin: string, inicio?: string): Movimiento => ({
  actividad,
  inicio,
  fin,
  clase: 'prorroga',
});
const postergacion = (actividad: Movimiento['actividad'], fin: string, inicio?: string): Movimiento => ({
  actividad,
  inicio,
  fin,
  clase: 'postergacion',
});
const tras = (c: Cronograma, m: Movimiento, p: Procedimiento = 'LP') => movido(mover(c, m, p, LIMA));
const porque = (c: Cronograma, m: Movimiento, p: Procedimiento = 'LP') => {
  const r = mover(c, m, p, LIMA);
  return 'cronograma' in r ? 'movido' : `${r.regla} ${r.detalle}`;
};

describe('RS-26-1: prórroga', () => {
  test('Alarga la etapa sin mover su inicio y corre en días hábiles todo lo que sigue; la hora se queda.', () => {
    expect(tras(UNE, prorroga('observaciones', '2010-08-18'))).toEqual(
      filas(
        'convocatoria 2010-07-26',
        'registro_participantes 2010-07-27 2010-08-24',
        'consultas 2010-07-27 2010-08-05',
        'absolucion_consultas 2010-08-09',
        'observaciones 2010-08-10 2010-08-18',
        'absolucion_observaciones 2010-08-20',
        'integracion_bases 2010-08-23',
        'presentacion_propuestas 2010-09-03T15:00:00.000Z',
        'calificacion_evaluacion 2010-09-06 2010-09-07',
        'buena_pro 2010-09-08',
      ),
    );
  });

  test('Donde hay un solo pliego, prorrogar las observaciones prorroga las consultas.', () => {
    const c = tras(propuesta('ADS'), prorroga('observaciones', '2011-03-18'), 'ADS');
    for (const a of ['consultas', 'observaciones'] as const)
      expect(extremos(c, a)).toBe('2011-03-15/2011-03-18');
    for (const a of ['absolucion_consultas', 'absolucion_observaciones'] as const)
      expect(extremos(c, a)).toBe('2011-03-21/2011-03-23');
    expect(faltas('ADS', c)).toEqual([]);
  });

  test('Mover la etapa última no mueve nada más.', () => {
    const c = tras(UNE, prorroga('buena_pro', '2010-09-08', '2010-09-06'));
    expect(c).toEqual(con(UNE, { buena_pro: ['2010-09-06', '2010-09-08'] }));
  });
});

describe('RS-26-1: postergación', () => {
  test('Mueve la etapa entera: sin inicio, tantos días como su final; con un día, conserva la hora.', () => {
    const c = tras(UNE, postergacion('presentacion_propuestas', '2010-09-06'));
    expect(extremos(c, 'presentacion_propuestas')).toBe('2010-09-06T15:00:00.000Z/2010-09-06T15:00:00.000Z');
    expect(extremos(c, 'buena_pro')).toBe('2010-09-09/2010-09-09');
    expect(extremos(c, 'registro_participantes')).toBe('2010-07-27/2010-08-20');
    const evaluacion = tras(UNE, postergacion('calificacion_evaluacion', '2010-09-07'));
    expect(extremos(evaluacion, 'calificacion_evaluacion')).toBe('2010-09-06/2010-09-07');
    const conInicio = tras(UNE, postergacion('calificacion_evaluacion', '2010-09-07', '2010-09-03'));
    expect(extremos(conInicio, 'calificacion_evaluacion')).toBe('2010-09-03/2010-09-07');
  });

  test('El acto puede pasar a otra hora del mismo día sin mover lo demás.', () => {
    const c = tras(UNE, postergacion('presentacion_propuestas', '2010-09-01T20:00:00.000Z'));
    expect(c).toEqual(con(UNE, { presentacion_propuestas: ['2010-09-01T20:00:00.000Z'] }));
  });

  test('En AMC de bienes el registro sigue a las propuestas, con hora o con días.', () => {
    const c = tras(
      propuesta('AMC-BS'),
      postergacion('presentacion_propuestas', '2011-03-21T16:30:00.000Z'),
      'AMC-BS',
    );
    expect(extremos(c, 'registro_participantes')).toBe('2011-03-15/2011-03-21T16:29:00.000Z');
    const conDias = con(propuesta('AMC-BS'), {
      registro_participantes: ['2011-03-15', '2011-03-15'],
      presentacion_propuestas: ['2011-03-16'],
    });
    const d = tras(conDias, postergacion('presentacion_propuestas', '2011-03-18'), 'AMC-BS');
    expect(extremos(d, 'registro_participantes')).toBe('2011-03-15/2011-03-17');
    expect(faltas('AMC-BS', d)).toEqual([]);
    const e = tras(propuesta('AMC-BS'), postergacion('buena_pro', '2011-03-22'), 'AMC-BS');
    expect(e).toEqual(con(propuesta('AMC-BS'), { buena_pro: ['2011-03-22'] }));
  });

  test('Un calendario al que le faltan filas se mueve en lo que tiene.', () => {
    const corto = con(UNE, { integracion_bases: null });
    const c = tras(corto, postergacion('observaciones', '2010-08-17'));
    expect(extremos(c, 'registro_participantes')).toBe('2010-07-27/2010-08-20');
    expect(extremos(c, 'presentacion_propuestas')).toContain('2010-09-02T');
  });
});

describe('Lo que no se puede mover', () => {
  test.each([
    [prorroga('consultas', '2010-08-05'), 'RS-26-1', 'debe ser posterior'],
    [prorroga('consultas', '2010-08-04'), 'RS-26-1', 'debe ser posterior'],
    [postergacion('consultas', '2010-08-10', '2010-07-27'), 'RS-26-1', 'el nuevo inicio debe ser posterior'],
    [postergacion('consultas', '2010-08-10', '2010-08-11'), 'RS-26-1', 'es anterior al nuevo inicio'],
    [prorroga('consultas', '2010-08-10', '2010-07-30'), 'RS-26-1', 'no cambia el inicio'],
    [postergacion('convocatoria', '2010-08-10'), 'RS-26-1', 'ya se publicó'],
    [prorroga('registro_participantes', '2010-08-25'), 'RS-53-gral', 'depende de otra etapa'],
  ] as const)('%o se rechaza por %s.', (m, regla, razon) => {
    expect(porque(UNE, m)).toMatch(new RegExp(`^${regla} .*${razon}`));
  });

  test('Ni una etapa que el calendario no tiene.', () => {
    expect(porque(propuesta('AMC-BS'), prorroga('consultas', '2011-03-18'), 'AMC-BS')).toMatch(
      /^RS-26-1 .*no está/,
    );
  });
});

describe('Todo movimiento a un día hábil', () => {
  it('deja válido el calendario que lo era y conserva los días hábiles entre las etapas que siguen', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROCEDIMIENTOS),
        fc.integer({ min: 0, max: 1400 }),
        fc.constantFrom(...MODOS),
        fc.nat(),
        fc.integer({ min: 1, max: 30 }),
        fc.boolean(),
        (procedimiento, n, modo, cual, dias, alarga) => {
          const convocatoria = LIMA.siguienteHabil(sumarDias('2009-01-02', n));
          const antes = proponer(procedimiento, convocatoria, modo, LIMA, DIAS);
          const movibles = cadenaDe(procedimiento).slice(1);
          const actividad = movibles[cual % movibles.length] ?? 'buena_pro';
          const vieja = antes.find((f) => f.actividad === actividad);
          const fin = LIMA.sumar((vieja?.fin ?? '').slice(0, 10), dias);
          const m = alarga ? prorroga(actividad, fin) : postergacion(actividad, fin);
          const despues = tras(antes, m, procedimiento);
          expect(faltas(procedimiento, despues, [actividad])).toEqual([]);
          expect(despues.map((f) => f.actividad)).toEqual(antes.map((f) => f.actividad));
          const distancia = (c: Cronograma, desde: number) =>
            LIMA.contar((c[desde]?.fin ?? '').slice(0, 10), (c.at(-1)?.fin ?? '').slice(0, 10));
          const lugar = antes.findIndex((f) => f.actividad === actividad);
          expect(distancia(despues, lugar)).toBe(distancia(antes, lugar));
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('RS-59-cal: la integración se ajusta sola', () => {
  test('Mueve la integración y el fin del registro, y nada más.', () => {
    const dias = { inicio: '2011-05-06', fin: '2011-05-06' };
    expect(ajustarIntegracion(propuesta('LP'), dias, 'LP', LIMA, DIAS)).toEqual(
      con(propuesta('LP'), {
        integracion_bases: ['2011-05-06'],
        registro_participantes: ['2011-03-15', '2011-05-09'],
      }),
    );
    expect(ajustarIntegracion(propuesta('AMC-BS'), dias, 'AMC-BS', LIMA, DIAS)).toEqual(propuesta('AMC-BS'));
  });

  test('Si así se quiebra el artículo 24 se dice desde cuándo, y postergar las propuestas lo remedia.', () => {
    const quiebra = (c: Cronograma, integrada: string | null) =>
      quiebraRs24(c, 'LP', '2011-03-14', integrada, LIMA, DIAS);
    const dias = { inicio: '2011-05-06', fin: '2011-05-06' };
    const ajustado = ajustarIntegracion(propuesta('LP'), dias, 'LP', LIMA, DIAS);
    expect(quiebra(propuesta('LP'), null)).toBeNull();
    expect(quiebra(propuesta('LP'), '2011-04-15')).toBeNull();
    expect(quiebra(propuesta('LP'), '2011-04-18')).toMatchObject({
      regla: 'RS-24-LP-integracion',
      desde: '2011-04-27',
    });
    expect(quiebra(ajustado, null)).toMatchObject({ regla: 'RS-24-LP-integracion', desde: '2011-05-13' });
    expect(quiebra(ajustado, null)?.detalle).toContain('no puede ser antes del 13 de mayo de 2011');
    expect(
      quiebra(
        con(propuesta('LP'), { presentacion_propuestas: ['2011-04-08'], integracion_bases: null }),
        null,
      ),
    ).toMatchObject({ regla: 'RS-24-LP', desde: '2011-04-11' });
    const postergado = tras(ajustado, postergacion('presentacion_propuestas', '2011-05-13'));
    expect(quiebra(postergado, '2011-05-06')).toBeNull();
    expect(faltas('LP', postergado)).toEqual([]);
    expect(
      validar('LP', postergado, LIMA, DIAS, { prorrogadas: ['integracion_bases'] }).advertencias,
    ).toEqual([]);
    expect(quiebra([], null)).toBeNull();
    expect(quiebraRs24(propuesta('AMC-BS'), 'AMC-BS', '2011-03-15', null, LIMA, DIAS)).toMatchObject({
      regla: 'RS-24-AMCBS',
      desde: '2011-03-17',
    });
  });

  test('Postergar lo que ya quedó delante de las propuestas también se puede, y la validación dirá lo que falte.', () => {
    const ajustado = ajustarIntegracion(
      propuesta('LP'),
      { inicio: '2011-05-06', fin: '2011-05-06' },
      'LP',
      LIMA,
      DIAS,
    );
    const c = tras(ajustado, postergacion('integracion_bases', '2011-05-10'));
    expect(extremos(c, 'presentacion_propuestas')).toBe('2011-04-28/2011-04-28');
    expect(faltas('LP', c)).toEqual([
      'RS-22-orden presentacion_propuestas',
      'RS-24-LP-integracion presentacion_propuestas',
    ]);
  });
});
