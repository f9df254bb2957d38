import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sumarDias } from '../../machines/calendario/index.js';
import { citar } from '../../machines/reglas/index.js';
import { cronograma, normalizar, proponer, validar } from '../../machines/seleccion/cronograma/index.js';
import {
  ACTIVIDADES,
  type Actividad,
  type Cronograma,
  PROCEDIMIENTOS,
  type Procedimiento,
} from '../../machines/seleccion/tipos.js';
import { con, DIAS, faltas, filas, LIMA, UNE } from './cronograma-apoyo.js';

const propuesta = (p: Procedimiento) => proponer(p, '2011-03-14', 'ordinario', LIMA, DIAS);
const detalle = (p: Procedimiento, c: Cronograma, regla: string) =>
  validar(p, c, LIMA, DIAS).incumplimientos.find((i) => i.regla === regla)?.detalle ?? '';

describe('La ficha de la LP 2-2010/UNE', () => {
  test('TV-C1: vale tal como se publicó, y avisa que no reservó los días de elevar.', () => {
    const { valido, incumplimientos, advertencias } = validar('LP', UNE, LIMA, DIAS);
    expect(incumplimientos).toEqual([]);
    expect(valido).toBe(true);
    expect(advertencias).toEqual([expect.stringContaining('24 de agosto de 2010')]);
  });

  test('Vale en cualquier orden y la esquema la lee con la hora de Lima.', () => {
    const leida = cronograma().parse(
      con(UNE, { presentacion_propuestas: ['2010-09-01T10:00:00-05:00'] }).toReversed(),
    );
    expect(faltas('LP', leida)).toEqual([]);
    expect(normalizar('LP', leida)).toEqual(UNE);
  });
});

describe('La forma de las filas', () => {
  test('La esquema rechaza lo que no conoce, fechas de otros años y calendarios vacíos o enormes.', () => {
    const [fila] = UNE;
    const lee = (v: unknown) => cronograma().safeParse(v).success;
    expect(lee([fila])).toBe(true);
    for (const mala of [
      [],
      [{ ...fila, hora: '10:00' }],
      [{ ...fila, actividad: 'sorteo' }],
      [{ ...fila, fin: '2031-01-01' }],
      [{ ...fila, fin: '2010-02-30' }],
      Array.from({ length: 21 }, () => fila),
    ])
      expect(lee(mala)).toBe(false);
  });
});

type Cambios = Partial<Record<Actividad, readonly [string, string?] | null>>;

describe('RS-22-orden, RS-23-1: filas, fechas y orden', () => {
  const casos: [string, Cambios, string[]][] = [
    ['falta una etapa', { buena_pro: null }, ['RS-22-orden buena_pro']],
    [
      'faltan dos',
      { consultas: null, integracion_bases: null },
      ['RS-22-orden consultas', 'RS-22-orden integracion_bases'],
    ],
    ['fechas invertidas', { consultas: ['2011-03-21', '2011-03-15'] }, ['RS-22-orden consultas']],
    [
      'etapas encimadas',
      { absolucion_consultas: ['2011-03-21', '2011-03-28'] },
      ['RS-22-orden absolucion_consultas'],
    ],
    [
      'empieza en sábado',
      { integracion_bases: ['2011-04-16', '2011-04-15'] },
      ['RS-22-orden integracion_bases', 'RS-23-1 integracion_bases'],
    ],
    [
      'cae en feriado',
      { calificacion_evaluacion: ['2011-05-02'], buena_pro: ['2011-05-03'] },
      ['RS-23-1 calificacion_evaluacion'],
    ],
    [
      'termina en domingo',
      { calificacion_evaluacion: ['2011-04-27', '2011-05-01'], buena_pro: ['2011-05-03'] },
      ['RS-23-1 calificacion_evaluacion'],
    ],
    [
      'hora donde no la hay',
      { integracion_bases: ['2011-04-15T15:00:00.000Z'] },
      ['RS-23-1 integracion_bases'],
    ],
    [
      'hora en el registro de una licitación',
      { registro_participantes: ['2011-03-15', '2011-04-18T22:00:00.000Z'] },
      ['RS-23-1 registro_participantes'],
    ],
    [
      'evalúa antes de recibir',
      { calificacion_evaluacion: ['2011-04-25'] },
      ['RS-22-orden calificacion_evaluacion'],
    ],
    [
      'buena pro antes de terminar de evaluar',
      { calificacion_evaluacion: ['2011-04-27', '2011-04-29'] },
      ['RS-72-1 buena_pro'],
    ],
    [
      'todo el mismo día, que se puede',
      { calificacion_evaluacion: ['2011-04-26'], buena_pro: ['2011-04-26'] },
      [],
    ],
    ['sin convocatoria', { convocatoria: null }, ['RS-22-orden convocatoria']],
    ['sin propuestas', { presentacion_propuestas: null }, ['RS-22-orden presentacion_propuestas']],
    ['sin registro', { registro_participantes: null }, ['RS-22-orden registro_participantes']],
  ];
  test.each(casos)('En LP, %s.', (_, cambios, esperadas) => {
    expect(faltas('LP', con(propuesta('LP'), cambios))).toEqual(esperadas);
  });

  test('Sobra lo que el proceso no tiene y lo repetido; cada cosa una sola vez.', () => {
    const amc = [
      ...propuesta('AMC-BS'),
      ...filas('consultas 2011-03-15', 'buena_pro 2011-03-21', 'buena_pro 2011-03-22'),
    ];
    expect(faltas('AMC-BS', amc)).toEqual(['RS-22-orden consultas', 'RS-22-orden buena_pro']);
    expect(detalle('AMC-BS', amc.slice(0, -2), 'RS-22-orden')).toContain('no tiene esta etapa');
  });

  test('Dice todos los incumplimientos y no el primero, con el día que sí se puede y una norma que se cita.', () => {
    const malo = con(propuesta('LP'), {
      registro_participantes: ['2011-03-16', '2011-04-20'],
      consultas: ['2011-03-15', '2011-03-18'],
      absolucion_consultas: ['2011-03-21', '2011-03-29'],
      observaciones: ['2011-03-30', '2011-04-07'],
      absolucion_observaciones: ['2011-04-08', '2011-04-19'],
      integracion_bases: ['2011-04-18'],
      presentacion_propuestas: ['2011-04-08'],
      buena_pro: ['2011-04-22'],
    });
    expect(faltas('LP', malo)).toEqual([
      'RS-23-1 buena_pro',
      'RS-22-orden integracion_bases',
      'RS-22-orden presentacion_propuestas',
      'RS-72-1 buena_pro',
      'RS-53-gral registro_participantes',
      'RS-53-gral registro_participantes',
      'RS-55-LP consultas',
      'RS-57-LP observaciones',
      'RS-55-LP-abs absolucion_consultas',
      'RS-57-LP-abs absolucion_observaciones',
      'RS-59-sinobs integracion_bases',
      'RS-24-LP presentacion_propuestas',
      'RS-24-LP-integracion presentacion_propuestas',
    ]);
    for (const i of validar('LP', malo, LIMA, DIAS).incumplimientos) {
      expect(i.detalle).toMatch(/^[A-Z].*\d de [a-z]+ de 2011.*\.$/);
      expect(citar(i.regla)).toMatch(/art\. \d+/);
    }
    expect(detalle('LP', malo, 'RS-23-1')).toContain('Viernes Santo');
    expect(detalle('LP', malo, 'RS-24-LP')).toContain('no antes del 11 de abril de 2011');
    expect(detalle('LP', malo, 'RS-24-LP-integracion')).toContain('no antes del 27 de abril de 2011');
  });
});

describe('Cualquier calendario que se pueda leer', () => {
  const dia = fc.integer({ min: 0, max: 500 }).map((n) => sumarDias('2010-12-01', n));
  const momento = fc.oneof(
    { weight: 3, arbitrary: dia },
    dia.map((d) => `${d}T15:00:00.000Z`),
  );
  const fila = fc.record({ actividad: fc.constantFrom(...ACTIVIDADES), inicio: momento, fin: momento });

  it('recibe respuesta, la misma en cualquier orden, y cada falta se cita', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROCEDIMIENTOS),
        fc.uniqueArray(fila, { selector: (f) => f.actividad, minLength: 1 }),
        (procedimiento, c) => {
          const { valido, incumplimientos } = validar(procedimiento, c, LIMA, DIAS);
          expect(valido).toBe(incumplimientos.length === 0);
          for (const i of incumplimientos) expect(citar(i.regla)).toContain('art. ');
          expect(faltas(procedimiento, c.toReversed())).toEqual(faltas(procedimiento, c));
        },
      ),
      { numRuns: 500 },
    );
  });
});
