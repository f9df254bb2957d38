import { describe, expect, test } from 'vitest';
import {
  CRITERIO,
  DEFICIENCIA,
  Escenario,
  escenario,
  HASTA_REUNION,
  informada,
  lima,
  programada,
  REUNION,
  reunida,
} from './apoyo.js';

describe('the solicitud and what it must hold', () => {
  for (const fase of ['actuaciones_preparatorias', 'seleccion', 'ejecucion']) {
    escenario(`AT-8.1.1-fase: a solicitud is admitted in the phase ${fase}`, async (e) => {
      expect((await e.presentar({ fase })).situacion).toBe('en_tramite');
      return [];
    });
  }

  test.each([
    ['AT-8.1.1.a: without the name of the entity', { entidad: null }, 'a', 'entidad.nombre'],
    ['AT-8.1.1.a: without the object', { objeto: '  ' }, 'a', 'objeto'],
    [
      'AT-8.1.1.c, AT-7.2: without its strategic reasons',
      { sustentoEstrategico: '' },
      'c',
      'sustentoEstrategico',
    ],
    [
      'AMB-A13, AT-8.1.4.A: a criterion of the list does not stand for the reasons',
      { sustentoEstrategico: null, criterios: ['zona_emergencia'] },
      'c',
      'sustentoEstrategico',
    ],
  ])('%s it is rejected, and the omission is named', async (_que, cambios, literal, dato) => {
    const e = await Escenario.abrir(lima('2027-02-01'));
    try {
      const caso = await e.presentar(cambios);
      expect(caso.situacion).toBe('rechazada');
      expect(caso.datos['omisiones']).toEqual([{ literal, dato }]);
      await e.cuadra(['RECHAZO']);
    } finally {
      await e.sistema.cerrar();
    }
  });

  escenario('AT-8.1.4.A, AMB-A13: with its reasons no criterion is needed', async (e) => {
    expect((await e.presentar({ criterios: [] })).situacion).toBe('en_tramite');
    return [];
  });

  escenario(
    'AT-8.1.4.B-1, AT-7.2, AMB-A19: accompaniment without its reasons is warned of, not rejected',
    async (e) => {
      const caso = await e.presentar({ acompanamiento: true, sustentoAcompanamiento: null });
      expect(caso.situacion).toBe('en_tramite');
      expect(e.sistema.registro.porClave(caso.maquina).advertir(caso.datos)).toContainEqual(
        expect.stringContaining('AT-8.1.4.B-1'),
      );
      return [];
    },
  );

  escenario('AT-S4, AMB-A15: programming the meeting is what accepts the solicitud', async (e) => {
    expect((await e.presentar()).datos['aceptada']).not.toBe(true);
    await e.hasta(lima('2027-02-03'));
    expect((await e.acto('PROGRAMAR_REUNION', REUNION)).datos['aceptada']).toBe(true);
    return ['CITACION'];
  });
});

describe('the meeting', () => {
  escenario(
    'AMB-A5, AMB-A7: both terms run side by side from the reception, not one after the other',
    async (e) => {
      await e.presentar();
      expect(await e.plazo('AT-8.2.1.A-1')).toMatchObject({
        desde: '2027-02-01',
        dias: 5,
        estado: 'corriendo',
      });
      expect(await e.plazo('AT-8.2.1.A-2')).toMatchObject({
        desde: '2027-02-01',
        dias: 10,
        estado: 'corriendo',
      });
      await e.hasta(lima('2027-02-03'));
      await e.acto('PROGRAMAR_REUNION', REUNION);
      expect(await e.plazo('AT-8.2.1.A-2')).toMatchObject({ desde: '2027-02-01', vence: '2027-02-15' });
      return ['CITACION'];
    },
  );

  escenario(
    'AMB-A12: a review is not agreed once the entity has convoked; the other matters are',
    async (e) => {
      await programada(e, { fase: 'seleccion' });
      await e.hasta(lima('2027-02-10', '16:00:00.000'));
      const resultado = {
        fecha: REUNION.fecha,
        consultas: 'requieren_analisis',
        acompanamiento: 'no_solicitado',
        revisionDocumental: true,
        acuerdos: 'Los de la reunión.',
      };
      const rechazo = await e.niega('REGISTRAR_REUNION', resultado);
      expect(rechazo.codigo).toBe('CONDICION_NO_CUMPLIDA');
      const caso = await e.acto('REGISTRAR_REUNION', { ...resultado, revisionDocumental: false });
      expect(caso.situacion).toBe('en_tramite');
      return HASTA_REUNION;
    },
  );

  escenario('AT-8.2.1.A-3, AT-8.2.1.D-1: only an agreed accompaniment receives a programme', async (e) => {
    const hitos = { hitos: [{ actividad: 'Convocatoria', fecha: '2027-03-15' }] };
    await reunida(e, { consultas: 'requieren_analisis', acompanamiento: 'no_necesario' });
    expect((await e.niega('RECIBIR_PROGRAMACION', hitos)).regla).toMatch(/^AT-/);
    return HASTA_REUNION;
  });

  escenario('AT-8.2.1.D-1: the programme of an agreed accompaniment is kept with its dates', async (e) => {
    const hitos = [{ actividad: 'Convocatoria', fecha: '2027-03-15' }];
    await reunida(
      e,
      { acompanamiento: 'necesario' },
      { acompanamiento: true, sustentoAcompanamiento: 'Es complejo.' },
    );
    await e.acto('RECIBIR_PROGRAMACION', { hitos });
    expect(JSON.parse((await e.evento('RECIBIR_PROGRAMACION')).datos)).toEqual({ hitos });
    return HASTA_REUNION;
  });
});

describe('the review and its report', () => {
  escenario('AT-8.2.1.B-2, AT-8.2.1.B-6: each deficiency has its kind and its treatment', async (e) => {
    await reunida(e, { revisionDocumental: true });
    await e.hasta(lima('2027-02-12'));
    const informe = (deficiencias: unknown[]) => ({ numero: '001-2027', deficiencias });
    expect(await e.invalido('EMITIR_INFORME', informe([{ ...DEFICIENCIA, tipo: 'gusto' }]))).toEqual([
      'datos.deficiencias.0.tipo',
    ]);
    expect(await e.invalido('EMITIR_INFORME', informe([{ ...CRITERIO, tratamiento: 'orden' }]))).toEqual([
      'datos.deficiencias.0.tratamiento',
    ]);
    const caso = await e.acto('EMITIR_INFORME', informe([DEFICIENCIA, CRITERIO]));
    expect(caso.datos['informe']).toMatchObject({
      deficiencias: [
        { deficiencia: 1, tratamiento: 'recomendacion' },
        { deficiencia: 2, tratamiento: 'criterio' },
      ],
    });
    return [...HASTA_REUNION, 'INFORME', 'INVITACION_EXPOSICION'];
  });

  escenario('AT-8.2.1.B-6: a review without deficiencies is reported too', async (e) => {
    await informada(e, []);
    expect(JSON.parse((await e.evento('EMITIR_INFORME')).datos).deficiencias).toEqual([]);
    return [...HASTA_REUNION, 'INFORME'];
  });
});
