import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CalendarioSinAnio, sumarDias } from '../../machines/calendario/index.js';
import {
  actividadesDe,
  diasDelCatalogo,
  MODOS,
  proponer,
  validar,
} from '../../machines/seleccion/cronograma/index.js';
import { type Cronograma, PROCEDIMIENTOS, type Procedimiento } from '../../machines/seleccion/tipos.js';
import { DIAS, extremos, filas, LIMA } from './cronograma-apoyo.js';

const ordinario = (p: Procedimiento) => proponer(p, '2011-03-14', 'ordinario', LIMA, DIAS);
const rapido = (p: Procedimiento) => proponer(p, '2011-03-14', 'rapido', LIMA, DIAS);

const LP_ORDINARIA = filas(
  'convocatoria 2011-03-14',
  'registro_participantes 2011-03-15 2011-04-18',
  'consultas 2011-03-15 2011-03-21',
  'absolucion_consultas 2011-03-22 2011-03-28',
  'observaciones 2011-03-29 2011-04-04',
  'absolucion_observaciones 2011-04-05 2011-04-11',
  'integracion_bases 2011-04-15',
  'presentacion_propuestas 2011-04-26',
  'calificacion_evaluacion 2011-04-27',
  'buena_pro 2011-04-28',
);

function de7(consultas: string, pliego: string, resto: readonly string[]): Cronograma {
  const [integra, registro, propuestas, evaluacion, buenaPro] = resto;
  return filas(
    'convocatoria 2011-03-14',
    `registro_participantes 2011-03-15 ${registro}`,
    `consultas 2011-03-15 ${consultas}`,
    `absolucion_consultas ${pliego}`,
    `observaciones 2011-03-15 ${consultas}`,
    `absolucion_observaciones ${pliego}`,
    `integracion_bases ${integra}`,
    `presentacion_propuestas ${propuestas}`,
    `calificacion_evaluacion ${evaluacion}`,
    `buena_pro ${buenaPro}`,
  );
}

describe('El calendario ordinario', () => {
  test('TV-C2: LP y CP convocados el 14 de marzo de 2011, con la Semana Santa por medio.', () => {
    expect(ordinario('LP')).toEqual(LP_ORDINARIA);
    expect(ordinario('CP')).toEqual(LP_ORDINARIA);
  });

  test('TV-C3: adjudicación directa, un solo pliego y dos pares de filas iguales.', () => {
    const esperado = de7('2011-03-17', '2011-03-18 2011-03-22', [
      '2011-03-28',
      '2011-03-29',
      '2011-03-31',
      '2011-04-01',
      '2011-04-04',
    ]);
    expect(ordinario('ADP')).toEqual(esperado);
    expect(ordinario('ADS')).toEqual(esperado);
  });

  test('TV-C4: menor cuantía de obras.', () => {
    expect(ordinario('AMC-OC')).toEqual(
      de7('2011-03-16', '2011-03-17 2011-03-18', [
        '2011-03-24',
        '2011-03-25',
        '2011-03-28',
        '2011-03-29',
        '2011-03-30',
      ]),
    );
  });

  test('TV-C5: menor cuantía de bienes, con el registro abierto hasta las 09:59 del día de las propuestas.', () => {
    const esperado = filas(
      'convocatoria 2011-03-14',
      'registro_participantes 2011-03-15 2011-03-16T14:59:00.000Z',
      'presentacion_propuestas 2011-03-16T15:00:00.000Z',
      'calificacion_evaluacion 2011-03-17',
      'buena_pro 2011-03-18',
    );
    expect(ordinario('AMC-BS')).toEqual(esperado);
    expect(rapido('AMC-BS')).toEqual(esperado);
  });
});

describe('El calendario rápido', () => {
  test('Da un día a cada acto del comité, integra al siguiente y respeta los mínimos del artículo 24.', () => {
    expect(rapido('LP')).toEqual(
      filas(
        'convocatoria 2011-03-14',
        'registro_participantes 2011-03-15 2011-04-01',
        'consultas 2011-03-15 2011-03-21',
        'absolucion_consultas 2011-03-22',
        'observaciones 2011-03-23 2011-03-29',
        'absolucion_observaciones 2011-03-30',
        'integracion_bases 2011-03-31',
        'presentacion_propuestas 2011-04-11',
        'calificacion_evaluacion 2011-04-12',
        'buena_pro 2011-04-13',
      ),
    );
    expect(extremos(rapido('ADS'), 'integracion_bases')).toBe('2011-03-21/2011-03-21');
    expect(extremos(rapido('ADS'), 'presentacion_propuestas')).toBe('2011-03-28/2011-03-28');
    expect(extremos(rapido('AMC-OC'), 'presentacion_propuestas')).toBe('2011-03-22/2011-03-22');
  });

  test('Avisa que no reserva los días de la elevación (RS-59-cal); el ordinario no tiene qué avisar.', () => {
    const avisos = (c: Cronograma) => validar('LP', c, LIMA, DIAS).advertencias;
    expect(avisos(ordinario('LP'))).toEqual([]);
    expect(avisos(rapido('LP'))).toEqual([expect.stringContaining('RS-59-cal')]);
    expect(avisos(rapido('LP'))[0]).toContain('5 de abril de 2011');
  });
});

describe('Toda propuesta', () => {
  const dia = fc.integer({ min: 0, max: 1460 }).map((n) => LIMA.siguienteHabil(sumarDias('2009-01-02', n)));

  it('es válida, sin avisos si es ordinaria, y trae cada actividad una vez', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROCEDIMIENTOS),
        dia,
        fc.constantFrom(...MODOS),
        (procedimiento, convocatoria, modo) => {
          const propuesta = proponer(procedimiento, convocatoria, modo, LIMA, DIAS);
          const { incumplimientos, advertencias } = validar(procedimiento, propuesta, LIMA, DIAS);
          expect(incumplimientos).toEqual([]);
          expect(advertencias.length).toBe(modo === 'rapido' && procedimiento !== 'AMC-BS' ? 1 : 0);
          expect(propuesta.map((f) => f.actividad)).toEqual(actividadesDe(procedimiento));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('es la más corta: un día hábil antes, las propuestas incumplirían el artículo 24', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROCEDIMIENTOS), dia, (procedimiento, convocatoria) => {
        const propuesta = proponer(procedimiento, convocatoria, 'rapido', LIMA, DIAS);
        const antes = propuesta.map((f) => {
          if (f.actividad !== 'presentacion_propuestas') return f;
          let vispera = sumarDias(f.inicio.slice(0, 10), -1);
          while (!LIMA.esHabil(vispera)) vispera = sumarDias(vispera, -1);
          return { ...f, inicio: vispera, fin: vispera };
        });
        const reglas = validar(procedimiento, antes, LIMA, DIAS).incumplimientos.map((i) => i.regla);
        expect(reglas.some((r) => r.startsWith('RS-24-'))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('No se convoca en día inhábil, ni se cuenta en años sin revisar, ni con reglas sin días.', () => {
    expect(() => proponer('LP', '2011-03-13', 'ordinario', LIMA, DIAS)).toThrow(RangeError);
    expect(() => proponer('LP', '2030-12-20', 'ordinario', LIMA, DIAS)).toThrow(CalendarioSinAnio);
    expect(() => diasDelCatalogo()('SIN-DIAS')).toThrow(/SIN-DIAS/);
    expect(() => diasDelCatalogo()('RS-68-T')).toThrow(/RS-68-T no fija/);
    expect(() => diasDelCatalogo()('RS-22-orden')).toThrow(/RS-22-orden/);
  });
});
