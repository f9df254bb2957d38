import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { con, UNE } from '../seleccion/cronograma-apoyo.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

const LP = { regimen: 'DL1017', tipo: 'LP', objeto: 'bienes' };
const proponer = (cambios: Json) =>
  s.post('/api/cronogramas/proponer', { ...LP, convocatoria: '2011-03-14', ...cambios });
const validar = (cambios: Json) => s.post('/api/cronogramas/validar', { ...LP, cronograma: UNE, ...cambios });
const dia = (filas: Json[], actividad: string) =>
  filas.find((f) => f.actividad === actividad).fin.slice(0, 10);

describe('Proponer un calendario', () => {
  test.each([
    ['LP', 'bienes', '2011-04-15', '2011-04-26'],
    ['LP', 'obras', '2011-04-15', '2011-04-26'],
    ['CP', 'servicios', '2011-04-15', '2011-04-26'],
    ['CP', 'consultoria_obras', '2011-04-15', '2011-04-26'],
    ['ADP', 'obras', '2011-03-28', '2011-03-31'],
    ['ADS', 'consultoria', '2011-03-28', '2011-03-31'],
    ['AMC', 'consultoria_obras', '2011-03-24', '2011-03-28'],
  ])('%s de %s: integra el %s y recibe propuestas el %s.', async (tipo, objeto, integra, propuestas) => {
    const r = await proponer({ tipo, objeto });
    expect(r.estado).toBe(200);
    expect(dia(r.cuerpo.cronograma, 'integracion_bases')).toBe(integra);
    expect(dia(r.cuerpo.cronograma, 'presentacion_propuestas')).toBe(propuestas);
    expect(r.cuerpo.advertencias).toEqual([]);
  });

  test('AMC de bienes y servicios: cinco etapas, y cada una con su norma.', async () => {
    for (const objeto of ['bienes', 'servicios', 'consultoria']) {
      const { cronograma, normas } = (await proponer({ tipo: 'AMC', objeto })).cuerpo;
      expect(cronograma.map((f: Json) => f.actividad)).toEqual([
        'convocatoria',
        'registro_participantes',
        'presentacion_propuestas',
        'calificacion_evaluacion',
        'buena_pro',
      ]);
      expect(normas.map((n: Json) => n.actividad)).toEqual(cronograma.map((f: Json) => f.actividad));
      expect(normas[2]).toMatchObject({ regla: 'RS-24-AMCBS', norma: expect.stringContaining('art. 24') });
    }
  });

  test('El rápido avisa que no reserva los días de elevar, y lo propuesto vale al validarlo.', async () => {
    for (const modo of ['ordinario', 'rapido']) {
      const { cronograma, advertencias } = (await proponer({ modo })).cuerpo;
      expect(advertencias.length).toBe(modo === 'rapido' ? 1 : 0);
      expect((await validar({ cronograma })).cuerpo).toEqual({
        valido: true,
        incumplimientos: [],
        advertencias,
      });
    }
  });

  test('Cuenta con los feriados de la provincia que se diga; sin ella, con los de Lima.', async () => {
    const consultas = async (provincia?: string) =>
      dia((await proponer({ convocatoria: '2010-06-21', provincia })).cuerpo.cronograma, 'consultas');
    expect(await consultas()).toBe('2010-06-28');
    expect(await consultas('Cusco')).toBe('2010-06-30');
  });

  test('Fuera de los años del régimen lo dice.', async () => {
    const { estado, cuerpo } = await proponer({ convocatoria: '2015-03-16' });
    expect(estado).toBe(200);
    expect(cuerpo.advertencias).toEqual([expect.stringContaining('19 de setiembre de 2012')]);
    expect((await validar({ cronograma: cuerpo.cronograma })).cuerpo.advertencias).toEqual(
      cuerpo.advertencias,
    );
  });
});

describe('Validar un calendario', () => {
  test('La ficha de la LP 2-2010/UNE vale.', async () => {
    const r = await validar({
      cronograma: con(UNE, { presentacion_propuestas: ['2010-09-01T10:00:00-05:00'] }),
    });
    expect(r.estado).toBe(200);
    expect(r.cuerpo).toMatchObject({ valido: true, incumplimientos: [] });
    expect(r.cuerpo.advertencias.length).toBe(1);
  });

  test('Cada incumplimiento viene con su regla, su norma, la actividad y qué corresponde.', async () => {
    const r = await validar({
      cronograma: con(UNE, {
        consultas: ['2010-07-27', '2010-08-02'],
        presentacion_propuestas: ['2010-08-23'],
        buena_pro: null,
      }),
    });
    expect(r.cuerpo.valido).toBe(false);
    expect(r.cuerpo.incumplimientos.map((i: Json) => `${i.regla} ${i.actividad}`)).toEqual([
      'RS-22-orden buena_pro',
      'RS-55-LP consultas',
      'RS-24-LP presentacion_propuestas',
      'RS-24-LP-integracion presentacion_propuestas',
    ]);
    for (const i of r.cuerpo.incumplimientos) {
      expect(Object.keys(i).sort()).toEqual(['actividad', 'detalle', 'norma', 'regla']);
      expect(i.norma).toMatch(/art\. \d+/);
      expect(i.detalle).toMatch(/\.$/);
    }
  });

  test('Sin convocatoria o cerca del último año revisado responde igual de claro.', async () => {
    const sin = await validar({ cronograma: con(UNE, { convocatoria: null }) });
    expect(sin.cuerpo.incumplimientos[0]).toMatchObject({ regla: 'RS-22-orden', actividad: 'convocatoria' });
    const fin = [
      { actividad: 'convocatoria', inicio: '2030-12-30', fin: '2030-12-31' },
      { actividad: 'presentacion_propuestas', inicio: '2030-12-31', fin: '2030-12-31' },
    ];
    const r = await validar({ cronograma: fin });
    expect([r.estado, r.cuerpo.codigo]).toEqual([422, 'CALENDARIO_SIN_ANIO']);
  });
});

describe('Lo que no se entiende', () => {
  test.each([
    [{ tipo: 'LP', objeto: 'servicios' }, 'tipo'],
    [{ tipo: 'LP', objeto: 'consultoria_obras' }, 'tipo'],
    [{ tipo: 'CP', objeto: 'bienes' }, 'tipo'],
    [{ tipo: 'CP', objeto: 'obras' }, 'tipo'],
    [{ tipo: 'AMC-BS' }, 'tipo'],
    [{ objeto: 'otros' }, 'objeto'],
    [{ regimen: 'L32069' }, 'regimen'],
    [{ provincia: 'Narnia' }, 'provincia'],
    [{ otro: 1 }, '(cuerpo)'],
  ])('%o es 422, en las dos llamadas.', async (cambios, donde) => {
    for (const r of [await proponer(cambios), await validar(cambios)]) {
      expect([r.estado, r.cuerpo.codigo]).toEqual([422, 'DATOS_INVALIDOS']);
      expect(r.cuerpo.errores[0].ruta).toBe(donde);
    }
  });

  test.each([
    ['2011-03-13', 'siguiente día hábil es el 2011-03-14'],
    ['2011-04-21', 'Jueves Santo'],
    ['2008-12-31', '2009'],
    ['2031-01-02', '2030'],
    ['2011-02-30', 'fecha real'],
    [20110314, 'texto'],
    [null, 'texto'],
  ])('Convocar el %s es 422 y dice por qué.', async (convocatoria, razon) => {
    const r = await proponer({ convocatoria });
    expect(r.estado).toBe(422);
    expect(r.cuerpo.errores).toEqual([{ ruta: 'convocatoria', mensaje: expect.stringContaining(razon) }]);
  });

  test('Convocar cuando las etapas pasarían del último año revisado es 422.', async () => {
    const r = await proponer({ convocatoria: '2030-12-20' });
    expect([r.estado, r.cuerpo.codigo]).toEqual([422, 'CALENDARIO_SIN_ANIO']);
  });

  test.each([
    [[]],
    [[{ actividad: 'sorteo', inicio: '2010-07-26', fin: '2010-07-26' }]],
    [[{ actividad: 'convocatoria', inicio: '2010-07-26' }]],
    [[{ actividad: 'convocatoria', inicio: '26/07/2010', fin: '2010-07-26' }]],
    [[{ actividad: 'convocatoria', inicio: '2010-07-26T10:00:00', fin: '2010-07-26' }]],
    [Array.from({ length: 21 }, () => UNE[0])],
    ['2010-07-26'],
  ])('El calendario %j no se puede leer: 422.', async (cronograma) => {
    expect((await validar({ cronograma })).estado).toBe(422);
  });
});

describe('Quién puede preguntar', () => {
  test('Todo el que se identifica, también la entidad; nadie sin ficha.', async () => {
    for (const rol of ['oec', 'lectura', 'mesa_partes']) {
      const ficha = await s.ficha([rol]);
      const r = await s.post('/api/cronogramas/proponer', { ...LP, convocatoria: '2011-03-14' }, { ficha });
      expect(r.estado).toBe(200);
    }
    const sin = await s.post('/api/cronogramas/validar', { ...LP, cronograma: UNE }, { ficha: null });
    expect(sin.estado).toBe(401);
  });
});
