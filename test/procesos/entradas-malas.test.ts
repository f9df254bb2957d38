import { afterEach, describe, expect, test } from 'vitest';
import { EVENTOS } from '../../machines/seleccion/eventos/index.js';
import type { Json } from '../apoyo/cliente.js';
import { CRONOGRAMA_LP, convocatoria, MUESTRAS, participante, rucDe } from '../seleccion/muestras.js';
import { ProcesoDePrueba } from './apoyo.js';
import { consulta, negado, observacion, tvC2 } from './bases-apoyo.js';

let p: ProcesoDePrueba;
afterEach(() => p.cerrar());

const con = (actividad: string, mas: object) =>
  CRONOGRAMA_LP.map((f) => (f.actividad === actividad ? { ...f, ...mas } : f));
const oferta = (postor: string, ...ofertas: Json[]) => ({
  postor,
  ofertas: ofertas.length > 0 ? ofertas : [{ monto: '480000.00' }],
});

describe('bad input of a convocation: every breach with its rule, and nothing half written', () => {
  test.each<[string, object[], string[]]>([
    ['RS-55-LP: reversed dates', con('consultas', { inicio: '2011-03-21', fin: '2011-03-15' }), []],
    [
      'RS-22-orden: stages that overlap',
      con('observaciones', { inicio: '2011-03-25', fin: '2011-04-04' }),
      [],
    ],
    ['RS-55-LP: four days for consultas', con('consultas', { fin: '2011-03-18' }), ['RS-55-LP']],
    [
      'RS-55-LP-abs: six days to absolve',
      con('absolucion_consultas', { fin: '2011-03-29' }),
      ['RS-55-LP-abs'],
    ],
    ['RS-57-LP: four days for observaciones', con('observaciones', { fin: '2011-04-01' }), ['RS-57-LP']],
    [
      'RS-24-LP: proposals four days after the bases',
      con('presentacion_propuestas', { inicio: '2011-04-25', fin: '2011-04-25' }),
      ['RS-24-LP-integracion'],
    ],
    [
      'RS-53-gral: registration that outlives its day',
      con('registro_participantes', { fin: '2011-04-20' }),
      ['RS-53-gral'],
    ],
    ['RS-23-2: a stage on Sunday', con('buena_pro', { inicio: '2011-05-01', fin: '2011-05-01' }), []],
    ['RS-22-orden: a stage missing', CRONOGRAMA_LP.filter((f) => f.actividad !== 'observaciones'), []],
    ['RS-22-orden: a stage twice', [...CRONOGRAMA_LP, CRONOGRAMA_LP[2] as object], []],
  ])('%s', async (_nombre, cronograma, reglas) => {
    p = await ProcesoDePrueba.crear('2011-03-14');
    const antes = await p.tipos();
    const r = await p.http.post(`/api/procesos/${p.id}/eventos`, {
      tipo: 'CONVOCAR',
      datos: convocatoria({ cronograma: cronograma as never }),
    });
    expect([409, 422]).toContain(r.estado);
    const hallados = (r.cuerpo.incumplimientos ?? []) as { regla: string; norma: string; detalle: string }[];
    expect(hallados.length + (r.cuerpo.errores ?? []).length).toBeGreaterThan(0);
    for (const regla of reglas) expect(hallados.map((i) => i.regla)).toContain(regla);
    for (const i of hallados) expect(`${i.norma} ${i.detalle}`).toMatch(/\w+ .*\d/);
    expect(await p.tipos()).toEqual(antes);
    expect(await p.situacion()).toBe('preparacion');
    await p.verificar();
  });

  test('RS-71-c, RS-70-2, RS-70-3: weights that do not add up to one, maximums that are not a hundred, a minimum too low', async () => {
    p = await ProcesoDePrueba.crear('2011-03-14');
    const bases = convocatoria().bases;
    const faltas = async (mas: object) => {
      const r = await p.http.post(`/api/procesos/${p.id}/eventos`, {
        tipo: 'CONVOCAR',
        datos: convocatoria({ bases: { ...bases, ...mas } }),
      });
      expect(r.estado, r.texto.slice(0, 600)).toBeGreaterThanOrEqual(409);
      expect(r.estado).toBeLessThan(500);
      return JSON.stringify(r.cuerpo.incumplimientos ?? r.cuerpo.errores);
    };
    expect(await faltas({ c1: '0.70', c2: '0.20' })).toContain('RS-71');
    expect(await faltas({ c1: '0.50', c2: '0.50' })).toContain('RS-71-c');
    expect(await faltas({ minimoTecnico: '59.99' })).toContain('RS-70-3');
    expect(await faltas({ factores: [{ nombre: 'Plazo de entrega', maximo: '99' }] })).toContain('RS-70-2');
    await p.verificar();
  });

  test('AMB-D7, RS-51-3, RS-51-4: outside the regime; guests in an LP; bases replaced twice or next day', async () => {
    p = await ProcesoDePrueba.crear('2011-03-14');
    const datos = convocatoria({ publicado: '2009-01-31T10:00:00-05:00' });
    const fuera = await p.rechazo('CONVOCAR', datos);
    expect(fuera.codigo).toBe('REGIMEN_SIN_VIGENCIA');
    const invita = await p.rechazo('CONVOCAR', convocatoria({ invitados: ['Empresa Uno'] }));
    expect(invita.incumplimientos?.map((i) => i.regla)).toContain('RS-51-3');
    await p.acto('CONVOCAR', convocatoria());
    await p.acto('REEMPLAZAR_BASES', { motivo: 'Archivo equivocado.' });
    await negado(p, 'RS-51-4', 'REEMPLAZAR_BASES', { motivo: 'Otra vez.' });
    await p.rechazo('CONVOCAR', convocatoria());
    await p.verificar();
  });
});

describe('bad input of participants and bidders', () => {
  test('RS-52-1, RS-52-2, RS-52-3, RS-52-6: without RNP, disqualified, unpaid, underpaid, twice, with a bad RUC', async () => {
    p = await tvC2();
    const quien = (mas: object) => ({
      ...participante('D', { pago: { monto: '10.00', comprobante: 'R-1', fecha: '2011-03-15' } }),
      ...mas,
    });
    await negado(p, 'RS-52-1', 'REGISTRAR_PARTICIPANTE', quien({ rnpVigente: false }));
    await negado(p, 'RS-52-2', 'REGISTRAR_PARTICIPANTE', quien({ inhabilitado: true }));
    await negado(p, 'RS-52-3', 'REGISTRAR_PARTICIPANTE', quien({ pago: undefined }), 422);
    const pago = { monto: '9.99', comprobante: 'R-1', fecha: '2011-03-15' };
    await negado(p, 'RS-52-3', 'REGISTRAR_PARTICIPANTE', quien({ pago }));
    const futuro = { ...pago, monto: '10.00', fecha: '2011-03-16' };
    await negado(p, 'RS-52-3', 'REGISTRAR_PARTICIPANTE', quien({ pago: futuro }), 422);
    await negado(p, 'RS-52-6', 'REGISTRAR_PARTICIPANTE', quien({ id: 'A', ruc: rucDe(9) }));
    await negado(p, 'RS-52-6', 'REGISTRAR_PARTICIPANTE', quien({ ruc: participante('A').ruc }));
    await negado(p, 'RS-52-1', 'REGISTRAR_PARTICIPANTE', quien({ ruc: '20131312954' }), 422);
    await negado(p, 'RS-52-6', 'FORMULAR_CONSULTA', consulta('C1', 'Z'));
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await negado(p, 'RS-54-2', 'FORMULAR_CONSULTA', consulta('C1', 'B'));
    await p.verificar();
  });

  test('RS-63-1, RS-52-6, RS-19-item2: a proposal of a stranger, twice, for an unknown item; amounts nobody can pay', async () => {
    p = await tvC2();
    await p.hastaIntegrar();
    await p.hasta('2011-04-26');
    await negado(p, 'RS-52-6', 'PRESENTAR_PROPUESTA', oferta('Z'));
    await negado(p, 'RS-19-item2', 'PRESENTAR_PROPUESTA', oferta('A', { item: 7, monto: '1.00' }), 422);
    for (const monto of ['480000.123', '1000000000000000.00', '0.00', '-1.00', '1e5', 'mil', '', 480000])
      await negado(p, 'RS-63-1', 'PRESENTAR_PROPUESTA', oferta('A', { monto }), 422);
    await p.acto('PRESENTAR_PROPUESTA', oferta('A'));
    await negado(p, 'RS-63-1', 'PRESENTAR_PROPUESTA', oferta('A'));
    await p.verificar();
  });

  test('RS-70-2, RS-105, RS-107: scores above the maximum, and an appeal that comes late or short', async () => {
    p = await tvC2(
      {},
      {
        bases: {
          c1: '0.70',
          c2: '0.30',
          minimoTecnico: '60',
          factores: [
            { nombre: 'Plazo', maximo: '60' },
            { nombre: 'Garantía', maximo: '40' },
          ],
        },
      },
    );
    await p.hastaIntegrar();
    await p.presentar({ A: '480000.00', B: '490000.00' });
    await p.evaluar({ A: [], B: [] });
    const puntos = (postor: string, plazo: string, garantia: string) => ({
      postor,
      factores: [
        { nombre: 'Plazo', puntaje: plazo },
        { nombre: 'Garantía', puntaje: garantia },
      ],
    });
    const antes = await p.tipos();
    const alto = await p.http.post(`/api/procesos/${p.id}/eventos`, {
      tipo: 'EVALUAR_TECNICA',
      datos: { puntajes: [puntos('A', '60.01', '40'), puntos('B', '50', '30')] },
    });
    expect([409, 422]).toContain(alto.estado);
    expect(alto.texto).toContain('60');
    expect(await p.tipos()).toEqual(antes);
    await p.acto('EVALUAR_TECNICA', { puntajes: [puntos('A', '60', '40'), puntos('B', '50', '30')] });
    await p.abrir();
    await p.otorgar();
    const apelar = (mas: object = {}) => ({ acto: 'buena_pro', apelante: 'B', garantia: '15000.00', ...mas });
    await negado(p, 'RS-105', 'INTERPONER_APELACION', apelar({ acto: 'desierto' }));
    await negado(p, 'RS-105', 'INTERPONER_APELACION', apelar({ apelante: 'Z' }));
    await negado(p, 'RS-105-gar', 'INTERPONER_APELACION', apelar({ garantia: '14999.99' }));
    const { vence } = await p.plazo('RS-77-LP');
    expect(vence).toBe('2011-05-12');
    await p.hasta('2011-05-13', '00:00');
    const tarde = await negado(p, 'RS-105', 'INTERPONER_APELACION', apelar());
    expect(tarde.codigo).toBe('EVENTO_NO_PERMITIDO');
    expect(tarde.detail).toContain('12 de mayo de 2011');
    expect(tarde.seHabilita.hasta).toBe('2011-05-12');
    expect(await p.situacion()).toBe('consentido');
    await p.verificar();
  });
});

describe('never a 500, whatever a client sends', () => {
  const BASURA: readonly unknown[] = [
    undefined,
    null,
    [],
    'texto',
    {},
    { __proto__: null, constructor: 'x', desconocido: 1 },
    { postor: '__proto__', id: 'constructor', participante: 'toString', item: '__proto__' },
    { pliego: [{ id: '__proto__', respuesta: 'x', cambiaBases: true, decision: 'acoge' }] },
    {
      etapa: 'convocatoria',
      actividad: 'buena_pro',
      fin: '9999-12-31',
      motivo: 'x',
      publicado: '2011-02-31',
    },
    { actividad: 'buena_pro', fin: '2040-01-01', motivo: 'x' },
    { causal: 'forma', etapa: 'consultas', resolucion: 'x', cronograma: [{ actividad: 'consultas' }] },
    { concepto: 'derecho', participante: '__proto__', monto: '1.00', fecha: '2011-03-15' },
    { cambios: [{ origen: '__proto__', cambio: 'x' }] },
  ];

  test('CONTRATO: every act with garbage is refused with a sentence, in every stage, and leaves no trace', async () => {
    p = await tvC2();
    const probar = async () => {
      const antes = await p.tipos();
      for (const tipo of Object.keys(EVENTOS))
        for (const datos of BASURA) {
          const r = await p.http.post(`/api/procesos/${p.id}/eventos?simular=true`, { tipo, datos });
          expect(r.estado, `${tipo} ${JSON.stringify(datos)} ${r.texto.slice(0, 300)}`).toBeLessThan(500);
          if (r.estado !== 200) expect(r.cuerpo.detail.length).toBeGreaterThan(10);
        }
      expect(await p.tipos()).toEqual(antes);
    };
    await probar();
    await p.hasta('2011-04-04');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2011-04-11');
    await probar();
    await p.verificar();
  });

  test('CONTRATO: every lawful writing of every act, in stages that are not its own, is answered', async () => {
    p = await tvC2();
    const probar = async () => {
      for (const [tipo, escritas] of Object.entries(MUESTRAS))
        for (const datos of JSON.parse(JSON.stringify(escritas).replaceAll('"P1"', '"A"'))) {
          const r = await p.http.post(`/api/procesos/${p.id}/eventos?simular=true`, { tipo, datos });
          expect(r.estado, `${tipo} ${r.texto.slice(0, 300)}`).toBeLessThan(500);
          if (r.estado === 409) expect(`${r.cuerpo.norma}${r.cuerpo.codigo}`).toMatch(/art\.|_/);
        }
    };
    await probar();
    await p.hastaIntegrar();
    await probar();
    await p.presentar({ A: '480000.00', B: '490000.00' });
    await p.evaluar({ A: ['50', '30'], B: ['58', '37'] });
    await probar();
    await p.abrir();
    await probar();
    await p.otorgar();
    await probar();
    await p.hasta('2011-05-13');
    await probar();
    await p.acto('SUSCRIBIR_CONTRATO', { numero: 'C-1', fecha: '2011-05-13' });
    await probar();
    await p.verificar();
  });

  test('CONTRATO: names that JavaScript knows are of nobody here', async () => {
    p = await tvC2();
    for (const raro of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      const antes = await p.tipos();
      for (const [tipo, datos] of [
        ['FORMULAR_CONSULTA', consulta('C1', raro)],
        ['CONSULTAR_AREA', { id: raro, organo: 'oec', detalle: 'x' }],
        ['SOLICITAR_ACCESO', { postor: raro }],
      ] as const) {
        const r = await p.http.post(`/api/procesos/${p.id}/eventos`, { tipo, datos });
        expect([409, 422], `${tipo} ${raro}`).toContain(r.estado);
      }
      expect(await p.tipos()).toEqual(antes);
    }
    await p.verificar();
  });
});
