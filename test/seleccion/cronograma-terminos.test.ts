import { describe, expect, test } from 'vitest';
import { normalizar, proponer, validar } from '../../machines/seleccion/cronograma/index.js';
import type { Actividad, Procedimiento } from '../../machines/seleccion/tipos.js';
import { con, DIAS, extremos, faltas, LIMA, UNE } from './cronograma-apoyo.js';

const propuesta = (p: Procedimiento) => proponer(p, '2011-03-14', 'ordinario', LIMA, DIAS);
type Cambios = Partial<Record<Actividad, readonly [string, string?] | null>>;
const avisos = (p: Procedimiento, cambios: Cambios) =>
  validar(p, con(propuesta(p), cambios), LIMA, DIAS).advertencias;

describe('RS-55 y RS-57 en LP y CP', () => {
  test.each(['LP', 'CP'] as const)('%s: cuatro días de consultas no bastan; seis sí (RS-55).', (p) => {
    const corta = con(propuesta(p), {
      consultas: ['2011-03-15', '2011-03-18'],
      absolucion_consultas: ['2011-03-21', '2011-03-25'],
      observaciones: ['2011-03-28', '2011-04-01'],
      absolucion_observaciones: ['2011-04-04', '2011-04-08'],
    });
    expect(faltas(p, corta)).toEqual([`RS-55-${p} consultas`]);
    expect(validar(p, corta, LIMA, DIAS).incumplimientos[0]?.detalle).toBe(
      'Presentación de consultas: el plazo tiene 4 días hábiles y el mínimo es 5; si corre desde el 15 de marzo de 2011, no puede terminar antes del 21 de marzo de 2011.',
    );
    expect(faltas(p, UNE)).toEqual([]);
  });

  test('Empezar tarde no acorta el plazo: los días se cuentan en la ventana, y se avisa.', () => {
    expect(faltas('LP', con(propuesta('LP'), { consultas: ['2011-03-16', '2011-03-21'] }))).toEqual([
      'RS-55-LP consultas',
    ]);
    const tarde: Cambios = {
      consultas: ['2011-03-16', '2011-03-22'],
      absolucion_consultas: ['2011-03-23', '2011-03-28'],
    };
    expect(faltas('LP', con(propuesta('LP'), tarde))).toEqual([]);
    expect(avisos('LP', tarde)).toEqual([expect.stringContaining('15 de marzo de 2011')]);
  });

  test('Las observaciones tienen cinco días: ni cuatro ni seis, salvo prórroga (AMB-C6).', () => {
    const corta = con(propuesta('LP'), {
      observaciones: ['2011-03-29', '2011-04-01'],
      absolucion_observaciones: ['2011-04-04', '2011-04-08'],
    });
    const larga = con(propuesta('LP'), {
      observaciones: ['2011-03-29', '2011-04-05'],
      absolucion_observaciones: ['2011-04-06', '2011-04-11'],
    });
    expect(faltas('LP', corta)).toEqual(['RS-57-LP observaciones']);
    expect(faltas('LP', corta, ['observaciones'])).toEqual(['RS-57-LP observaciones']);
    expect(faltas('LP', larga)).toEqual(['RS-57-LP observaciones']);
    expect(faltas('LP', larga, ['consultas'])).toEqual(['RS-57-LP observaciones']);
    expect(faltas('LP', larga, ['observaciones'])).toEqual([]);
    expect(faltas('CP', larga)).toEqual(['RS-57-CP observaciones']);
  });

  test('El comité puede absolver antes de su máximo, nunca después (RS-55-LP-abs, RS-57-LP-abs).', () => {
    const c = propuesta('LP');
    expect(faltas('LP', con(c, { absolucion_observaciones: ['2011-04-05'] }))).toEqual([]);
    const tarde = con(c, { absolucion_observaciones: ['2011-04-12'] });
    expect(faltas('LP', tarde)).toEqual(['RS-57-LP-abs absolucion_observaciones']);
    expect(faltas('LP', tarde, ['absolucion_observaciones'])).toEqual([]);
    const pliegoTarde = con(c, {
      absolucion_consultas: ['2011-03-29'],
      observaciones: ['2011-03-30', '2011-04-05'],
      absolucion_observaciones: ['2011-04-06', '2011-04-11'],
    });
    expect(faltas('LP', pliegoTarde)).toEqual(['RS-55-LP-abs absolucion_consultas']);
  });
});

describe('Los procesos de un solo pliego', () => {
  test.each([
    ['ADP', 'AD', '2011-03-16', '2011-03-23'],
    ['ADS', 'AD', '2011-03-16', '2011-03-23'],
    ['AMC-OC', 'AMCOC', '2011-03-15', '2011-03-21'],
  ] as const)('%s: mínimo de consultas y máximo del pliego (RS-55-%s).', (p, sufijo, corto, tarde) => {
    const sinGemelas: Cambios = { observaciones: null, absolucion_observaciones: null };
    const solas = con(propuesta(p), sinGemelas);
    expect(faltas(p, solas)).toEqual([]);
    expect(normalizar(p, solas)).toEqual(propuesta(p));
    expect(faltas(p, con(propuesta(p), { consultas: null, absolucion_consultas: null }))).toEqual([]);
    expect(faltas(p, con(solas, { consultas: ['2011-03-15', corto] }))).toContain(
      `RS-55-${sufijo} consultas`,
    );
    const pasado = con(solas, { absolucion_consultas: [tarde] });
    expect(faltas(p, pasado)).toEqual([`RS-55-${sufijo}-abs absolucion_consultas`]);
    expect(faltas(p, pasado, ['absolucion_observaciones'])).toEqual([]);
  });

  test.each([
    ['ADS', 'AD'],
    ['AMC-OC', 'AMCOC'],
  ] as const)('%s: las observaciones y su pliego van con las consultas (RS-57-%s).', (p, sufijo) => {
    const aparte = con(propuesta(p), {
      observaciones: ['2011-03-15', '2011-03-18'],
      absolucion_observaciones: ['2011-03-21'],
    });
    expect(faltas(p, aparte)).toEqual([
      `RS-57-${sufijo} observaciones`,
      `RS-57-${sufijo}-abs absolucion_observaciones`,
    ]);
  });
});

describe('RS-59: la integración', () => {
  test.each([
    ['2011-04-11', 'la víspera', ['RS-22-orden integracion_bases', 'RS-59-sinobs integracion_bases']],
    ['2011-04-12', 'el día siguiente', []],
    ['2011-04-13', 'un día después', []],
    ['2011-04-18', 'más tarde', []],
  ])('Integrar el %s, %s de vencer la absolución.', (dia, _, esperadas) => {
    const registro = LIMA.sumar(dia, 1);
    const cambios: Cambios = {
      integracion_bases: [dia],
      registro_participantes: ['2011-03-15', registro],
      presentacion_propuestas: ['2011-04-27'],
    };
    expect(faltas('LP', con(propuesta('LP'), cambios))).toEqual(esperadas);
    expect(avisos('LP', cambios).length).toBe(1);
    expect(
      validar('LP', con(propuesta('LP'), cambios), LIMA, DIAS, { prorrogadas: ['integracion_bases'] })
        .advertencias.length,
    ).toBe(dia === '2011-04-18' ? 0 : 1);
  });
});

describe('RS-53: el registro', () => {
  test.each([
    ['2011-03-14', '2011-04-18'],
    ['2011-03-16', '2011-04-18'],
    ['2011-03-15', '2011-04-15'],
    ['2011-03-15', '2011-04-19'],
  ])('En LP no va del %s al %s (RS-53-gral).', (inicio, fin) => {
    expect(faltas('LP', con(propuesta('LP'), { registro_participantes: [inicio, fin] }))).toEqual([
      'RS-53-gral registro_participantes',
    ]);
  });

  test.each([
    ['2011-03-16T14:59:00.000Z', true],
    ['2011-03-16T14:58:00.000Z', false],
    ['2011-03-16T15:00:00.000Z', false],
    ['2011-03-16', true],
    ['2011-03-15', true],
    ['2011-03-17', false],
  ])(
    'En AMC de bienes, con propuestas el 16 a las 10:00, registrar hasta %s: %s (RS-53-AMCBS).',
    (fin, vale) => {
      const c = con(propuesta('AMC-BS'), { registro_participantes: ['2011-03-15', fin] });
      expect(faltas('AMC-BS', c)).toEqual(vale ? [] : ['RS-53-AMCBS registro_participantes']);
    },
  );

  test('En AMC de bienes cerrar días antes tampoco vale, y la hora de inicio puede decirse.', () => {
    const c = con(propuesta('AMC-BS'), {
      registro_participantes: ['2011-03-15', '2011-03-17'],
      presentacion_propuestas: ['2011-03-21'],
      calificacion_evaluacion: ['2011-03-21'],
      buena_pro: ['2011-03-21'],
    });
    expect(faltas('AMC-BS', c)).toEqual(['RS-53-AMCBS registro_participantes']);
    const conHora = con(c, {
      registro_participantes: ['2011-03-15T14:00:00.000Z', '2011-03-21T14:59:00.000Z'],
    });
    expect(faltas('AMC-BS', conHora)).toEqual([]);
    expect(faltas('AMC-BS', con(conHora, { presentacion_propuestas: null }))).toEqual([
      'RS-22-orden presentacion_propuestas',
    ]);
    expect(extremos(conHora, 'presentacion_propuestas')).toBe('2011-03-21/2011-03-21');
  });
});

describe('RS-24: de la convocatoria y de la integración a las propuestas', () => {
  test.each([
    ['LP', '2011-04-25', 'RS-24-LP-integracion'],
    ['CP', '2011-04-25', 'RS-24-CP-integracion'],
    ['ADP', '2011-03-30', 'RS-24-AD-integracion'],
    ['AMC-OC', '2011-03-25', 'RS-24-AMCOC-integracion'],
    ['AMC-BS', '2011-03-15', 'RS-24-AMCBS'],
  ] as const)('%s: la víspera, el %s, incumple %s.', (p, dia, regla) => {
    const c = con(propuesta(p), {
      presentacion_propuestas: [dia],
      ...(p === 'AMC-BS' ? { registro_participantes: ['2011-03-15', dia] as const } : {}),
    });
    expect(faltas(p, c)).toEqual([`${regla} presentacion_propuestas`]);
  });

  test.each([
    ['LP', '2011-04-08', 'RS-24-LP'],
    ['CP', '2011-04-08', 'RS-24-CP'],
    ['ADS', '2011-03-25', 'RS-24-AD'],
    ['AMC-OC', '2011-03-21', 'RS-24-AMCOC'],
  ] as const)('%s con calendario rápido: la víspera, el %s, incumple %s.', (p, dia, regla) => {
    const c = con(proponer(p, '2011-03-14', 'rapido', LIMA, DIAS), { presentacion_propuestas: [dia] });
    expect(faltas(p, c)).toContain(`${regla} presentacion_propuestas`);
  });
});
