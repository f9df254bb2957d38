import { describe, expect } from 'vitest';
import {
  CONVOCATORIA,
  CRITERIO,
  convocada,
  DEFICIENCIA,
  escenario,
  HASTA_REUNION,
  informada,
  lima,
  MEDIANOCHE,
  reunida,
} from './apoyo.js';

const INFORMADO = [...HASTA_REUNION, 'INFORME'];
const INVITADO = [...INFORMADO, 'INVITACION_EXPOSICION'];

describe('archivada sin convocatoria', () => {
  escenario(
    'AMB-A17: without convocation in 180 calendar days the case is archived, with a mail',
    async (e) => {
      await informada(e);
      expect(await e.plazo('AMB-A17')).toMatchObject({
        desde: '2027-02-12',
        dias: 180,
        computo: 'calendario',
        vence: '2027-08-11',
      });
      await e.hasta(lima('2027-08-12', MEDIANOCHE));
      const caso = await e.caso();
      expect(caso.situacion).toBe('archivada');
      expect(caso.estado.snapshot.value).toBe('archivadaSinConvocatoria');
      expect((await e.evento('VENCIO_ESPERA_DE_CONVOCATORIA')).ocurrido).toBe(lima('2027-08-12', MEDIANOCHE));
      return [...INVITADO, 'ARCHIVO_SIN_CONVOCATORIA'];
    },
  );

  escenario('AMB-A17: it closes the whole case and annuls what else runs', async (e) => {
    await informada(e, [], { consultas: 'requieren_analisis', acompanamiento: 'necesario' });
    await e.hasta(lima('2027-08-12', MEDIANOCHE));
    expect((await e.caso()).situacion).toBe('archivada');
    expect(await e.corriendo()).toEqual([]);
    expect((await e.niega('REGISTRAR_CONVOCATORIA', CONVOCATORIA)).codigo).toBe('EVENTO_NO_PERMITIDO');
    return [...INFORMADO, 'ARCHIVO_SIN_CONVOCATORIA'];
  });
});

describe('atendida', () => {
  escenario(
    'AT-8.2.1.A-4: consultations absolved in the meeting end the case, with a mail on record',
    async (e) => {
      await reunida(e, { consultas: 'absueltas' });
      const caso = await e.caso();
      expect(caso.situacion).toBe('atendida');
      expect(caso.datos['resultadoDeReunion']).toMatchObject({
        consultas: 'absueltas',
        asesoramiento: 'no_hubo',
      });
      expect(await e.corriendo()).toEqual([]);
      expect((await e.plazo('AT-8.2.1.A-2')).estado).toBe('cumplido');
      expect((await e.plazo('AMB-A6-resultado')).estado).toBe('cumplido');
      return [...HASTA_REUNION, 'CONSTANCIA_ABSOLUCION'];
    },
  );

  escenario('AT-8.2.2: a meeting that opens nothing ends the case as atendida', async (e) => {
    await reunida(e, { asesoramiento: 'brindado', acompanamiento: 'no_necesario' });
    expect((await e.caso()).situacion).toBe('atendida');
    return HASTA_REUNION;
  });

  escenario('AT-8.2.2: a meeting with nothing at all ends the case as atendida', async (e) => {
    await reunida(e);
    expect((await e.caso()).situacion).toBe('atendida');
    expect((await e.niega('REMITIR_RESPUESTA', { contenido: 'Nada.' })).codigo).toBe('EVENTO_NO_PERMITIDO');
    return HASTA_REUNION;
  });

  escenario(
    'AT-8.2.1.A-5: consultations that need analysis are answered by mail and then it ends',
    async (e) => {
      await reunida(e, { consultas: 'requieren_analisis' });
      expect(await e.plazo('AMB-A6-respuesta', 'consultas')).toMatchObject({
        desde: '2027-02-10',
        vence: '2027-02-19',
      });
      expect((await e.caso()).situacion).toBe('en_tramite');
      await e.hasta(lima('2027-02-19'));
      const caso = await e.acto('REMITIR_RESPUESTA', { contenido: 'La respuesta.' });
      expect(caso.situacion).toBe('atendida');
      expect((await e.plazo('AMB-A6-respuesta', 'consultas')).estado).toBe('cumplido');
      return [...HASTA_REUNION, 'RESPUESTA'];
    },
  );

  escenario(
    'AT-7.3: advice that goes on after the meeting is concluded by mail and then it ends',
    async (e) => {
      await reunida(e, { asesoramiento: 'continua' });
      expect((await e.plazo('AMB-A6-respuesta', 'asesoramiento')).vence).toBe('2027-02-19');
      expect((await e.acto('REMITIR_RESPUESTA', { contenido: 'El consejo.' })).situacion).toBe('atendida');
      expect((await e.plazo('AMB-A6-respuesta', 'asesoramiento')).estado).toBe('cumplido');
      return [...HASTA_REUNION, 'ASESORAMIENTO'];
    },
  );

  escenario('AT-8.2.1.A-5: one answer closes both pending consultation and advice', async (e) => {
    await reunida(e, { consultas: 'requieren_analisis', asesoramiento: 'continua' });
    expect(await e.corriendo()).toEqual(['AMB-A6-respuesta', 'AMB-A6-respuesta']);
    expect((await e.acto('REMITIR_RESPUESTA', { contenido: 'Todo.' })).situacion).toBe('atendida');
    expect(await e.corriendo()).toEqual([]);
    return [...HASTA_REUNION, 'RESPUESTA', 'ASESORAMIENTO'];
  });
});

describe('culminada', () => {
  escenario('AT-8.2.1.C-3: a favourable follow-up is mailed and ends the case as culminada', async (e) => {
    await convocada(e, [DEFICIENCIA, CRITERIO]);
    expect(await e.plazo('AMB-A6-seguimiento')).toMatchObject({ desde: '2027-02-15', vence: '2027-02-24' });
    expect((await e.plazo('AMB-A17')).estado).toBe('cumplido');
    const caso = await e.acto('EMITIR_INFORME_SEGUIMIENTO', {
      numero: '002-2027',
      verificaciones: [
        { deficiencia: 2, resultado: 'evaluada' },
        { deficiencia: 1, resultado: 'implementada' },
      ],
    });
    expect(caso.situacion).toBe('culminada');
    expect(caso.datos['informe']).toMatchObject({ deficiencias: [{ deficiencia: 1 }, { deficiencia: 2 }] });
    expect(caso.datos['seguimiento']).toMatchObject({ numero: '002-2027' });
    expect(caso.datos['convocatoria']).toEqual(CONVOCATORIA);
    expect((await e.plazo('AMB-A6-seguimiento')).estado).toBe('cumplido');
    return [...INVITADO, 'SEGUIMIENTO_FAVORABLE'];
  });

  escenario('AMB-D3: what does not apply is not a failure', async (e) => {
    await convocada(e, [DEFICIENCIA, CRITERIO]);
    const caso = await e.acto('EMITIR_INFORME_SEGUIMIENTO', {
      numero: '002-2027',
      verificaciones: [1, 2].map((deficiencia) => ({ deficiencia, resultado: 'no_aplicable' })),
    });
    expect(caso.situacion).toBe('culminada');
    return [...INVITADO, 'SEGUIMIENTO_FAVORABLE'];
  });

  escenario(
    'AT-8.2.1.C-2, AMB-A1, AMB-A2, AMB-A18: one deficiency not attended goes to SEACE with dispositions',
    async (e) => {
      await convocada(e, [DEFICIENCIA, CRITERIO]);
      const caso = await e.acto('EMITIR_INFORME_SEGUIMIENTO', {
        numero: '002-2027',
        verificaciones: [
          { deficiencia: 1, resultado: 'implementada' },
          { deficiencia: 2, resultado: 'no_atendida' },
        ],
        disposiciones: 'Que se implemente.',
        derivarASupervision: true,
      });
      expect(caso.situacion).toBe('culminada');
      expect((await e.plazo('AMB-A6-seguimiento')).estado).toBe('cumplido');
      await e.registrado('SEGUIMIENTO_CON_DISPOSICIONES', 'registrada', '2027-02-15', 'SEACE-1');
      expect(await e.aviso('SEGUIMIENTO_CON_DISPOSICIONES')).toMatchObject({
        codigo: 'SEACE-1',
        enviado: '2027-02-15',
      });
      return [...INVITADO, 'SEGUIMIENTO_CON_DISPOSICIONES:registrada'];
    },
  );

  const MAL: [string, unknown[], Record<string, unknown>, string[]][] = [
    [
      'a deficiency verified twice',
      [
        [1, 'implementada'],
        [1, 'implementada'],
        [2, 'evaluada'],
      ],
      {},
      ['datos.verificaciones.1.deficiencia'],
    ],
    ['a deficiency missing', [[2, 'evaluada']], {}, ['datos.verificaciones']],
    [
      'a deficiency the report does not have',
      [
        [1, 'implementada'],
        [2, 'evaluada'],
        [3, 'evaluada'],
      ],
      {},
      ['datos.verificaciones.2.deficiencia'],
    ],
    [
      'a recommendation judged as a criterion',
      [
        [1, 'evaluada'],
        [2, 'evaluada'],
      ],
      {},
      ['datos.verificaciones.0.resultado'],
    ],
    [
      'a criterion judged as a recommendation',
      [
        [1, 'implementada'],
        [2, 'implementada'],
      ],
      {},
      ['datos.verificaciones.1.resultado'],
    ],
    [
      'a failure without dispositions',
      [
        [1, 'no_atendida'],
        [2, 'evaluada'],
      ],
      {},
      ['datos.disposiciones'],
    ],
  ];
  for (const [caso, pares, resto, rutas] of MAL) {
    escenario(`AMB-D3: ${caso} is wrong data`, async (e) => {
      await convocada(e, [DEFICIENCIA, CRITERIO]);
      const verificaciones = (pares as [number, string][]).map(([deficiencia, resultado]) => ({
        deficiencia,
        resultado,
      }));
      const rechazo = await e.niega('EMITIR_INFORME_SEGUIMIENTO', { numero: '2', verificaciones, ...resto });
      expect(rechazo.codigo).toBe('DATOS_INVALIDOS');
      expect(rechazo.regla).toBe('AMB-D3');
      expect(rechazo.errores?.map((x) => x.ruta)).toEqual(rutas);
      return INVITADO;
    });
  }

  escenario(
    'AMB-A16: a report without deficiencies closes with a favourable follow-up at the convocation',
    async (e) => {
      await informada(e, []);
      expect(await e.niega('REALIZAR_EXPOSICION', { fecha: '2027-02-12' })).toMatchObject({
        codigo: 'EVENTO_NO_PERMITIDO',
      });
      await e.hasta(lima('2027-02-15'));
      const caso = await e.acto('REGISTRAR_CONVOCATORIA', CONVOCATORIA);
      expect(caso.situacion).toBe('culminada');
      expect((await e.plazo('AMB-A17')).estado).toBe('cumplido');
      return [...INFORMADO, 'SEGUIMIENTO_FAVORABLE AMB-A16'];
    },
  );

  escenario('AT-7.6: a concluded accompaniment ends the case as culminada', async (e) => {
    await reunida(e, { acompanamiento: 'necesario' });
    expect(
      await e.niega('REGISTRAR_SEGUIMIENTO', { fecha: '2027-02-10', mecanismo: 'Llamada', notas: 'Nada.' }),
    ).toMatchObject({
      codigo: 'EVENTO_NO_PERMITIDO',
    });
    await e.acto('RECIBIR_PROGRAMACION', { hitos: [{ actividad: 'Convocatoria', fecha: '2027-03-01' }] });
    await e.acto('RECIBIR_PROGRAMACION', { hitos: [{ actividad: 'Convocatoria', fecha: '2027-03-02' }] });
    await e.acto('REGISTRAR_SEGUIMIENTO', {
      fecha: '2027-02-10',
      mecanismo: 'Llamada',
      notas: 'Todo va bien.',
    });
    expect(
      await e.niega('REGISTRAR_SEGUIMIENTO', { fecha: '2027-02-11', mecanismo: 'Llamada', notas: 'x' }),
    ).toMatchObject({
      regla: 'AT-8.2.1.D-2',
    });
    const caso = await e.acto('CONCLUIR_ACOMPANAMIENTO', { motivo: 'Se firmó el contrato.' });
    expect(caso.situacion).toBe('culminada');
    expect(caso.datos['programacion']).toEqual([{ actividad: 'Convocatoria', fecha: '2027-03-02' }]);
    return [...HASTA_REUNION, 'ACOMPANAMIENTO_CONCLUIDO'];
  });

  escenario('AT-7.6: accompaniment concluded before any programme also ends as culminada', async (e) => {
    await reunida(e, { acompanamiento: 'necesario' });
    expect((await e.acto('CONCLUIR_ACOMPANAMIENTO', { motivo: 'No se necesitó.' })).situacion).toBe(
      'culminada',
    );
    return [...HASTA_REUNION, 'ACOMPANAMIENTO_CONCLUIDO'];
  });
});
