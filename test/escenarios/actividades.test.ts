import { describe, expect } from 'vitest';
import {
  CONVOCATORIA,
  convocada,
  DEFICIENCIA,
  escenario,
  HASTA_REUNION,
  informada,
  lima,
  NADA,
  programada,
  reunida,
} from './apoyo.js';

const INFORMADO = [...HASTA_REUNION, 'INFORME'];
const INVITADO = [...INFORMADO, 'INVITACION_EXPOSICION'];

describe('parallel activities', () => {
  escenario('AT-8.2.2: the case ends only when every opened activity has ended', async (e) => {
    await convocada(e, [DEFICIENCIA], {
      consultas: 'requieren_analisis',
      asesoramiento: 'continua',
      acompanamiento: 'necesario',
    });
    const seguimiento = { numero: '2', verificaciones: [{ deficiencia: 1, resultado: 'implementada' }] };
    expect((await e.acto('EMITIR_INFORME_SEGUIMIENTO', seguimiento)).situacion).toBe('en_tramite');
    expect(await e.actividad('revision')).toBe('concluida');
    expect((await e.acto('CONCLUIR_ACOMPANAMIENTO', { motivo: 'Concluyó.' })).situacion).toBe('en_tramite');
    expect((await e.acto('REMITIR_RESPUESTA', { contenido: 'La respuesta.' })).situacion).toBe('culminada');
    return [...INVITADO, 'SEGUIMIENTO_FAVORABLE', 'ACOMPANAMIENTO_CONCLUIDO', 'RESPUESTA', 'ASESORAMIENTO'];
  });

  escenario(
    'AT-8.2.1.B-1: an early convocation closes the review, on record, and the rest goes on',
    async (e) => {
      await reunida(e, { revisionDocumental: true, consultas: 'requieren_analisis' });
      await e.hasta(lima('2027-02-15'));
      const caso = await e.acto('REGISTRAR_CONVOCATORIA', CONVOCATORIA);
      expect(caso.situacion).toBe('en_tramite');
      expect(await e.actividad('revision')).toBe('cerradaPorConvocatoria');
      expect(await e.plazo('AMB-A6-informe')).toMatchObject({
        estado: 'anulado',
        motivo: 'Se convocó el procedimiento.',
      });
      expect(await e.corriendo()).toEqual(['AMB-A6-respuesta']);
      expect((await e.acto('REMITIR_RESPUESTA', { contenido: 'La respuesta.' })).situacion).toBe('atendida');
      return [...HASTA_REUNION, 'REVISION_CERRADA', 'RESPUESTA'];
    },
  );

  escenario('AT-7.3: after the convocation, or outside preparation, no review can be agreed', async (e) => {
    await programada(e);
    await e.acto('REGISTRAR_CONVOCATORIA', { ...CONVOCATORIA, fecha: '2027-02-03' });
    await e.hasta(lima('2027-02-10', '16:00:00'));
    const rechazo = await e.niega('REGISTRAR_REUNION', { ...NADA, revisionDocumental: true });
    expect(rechazo).toMatchObject({ codigo: 'CONDICION_NO_CUMPLIDA', regla: 'AT-7.3' });
    expect(rechazo.detalle).toContain('se convocó el 3 de febrero de 2027');
    expect((await e.acto('REGISTRAR_REUNION', NADA)).situacion).toBe('atendida');
    return HASTA_REUNION;
  });

  for (const fase of ['seleccion', 'ejecucion']) {
    escenario(`AT-7.3: in fase ${fase} no review can be agreed, and everything else can`, async (e) => {
      await programada(e, { fase });
      await e.hasta(lima('2027-02-10', '16:00:00'));
      const rechazo = await e.niega('REGISTRAR_REUNION', { ...NADA, revisionDocumental: true });
      expect(rechazo).toMatchObject({ codigo: 'CONDICION_NO_CUMPLIDA', regla: 'AT-7.3' });
      expect(rechazo.detalle).toContain('ya no está en actuaciones preparatorias');
      const resto = { ...NADA, consultas: 'requieren_analisis', acompanamiento: 'necesario' };
      expect((await e.acto('REGISTRAR_REUNION', resto)).situacion).toBe('en_tramite');
      return HASTA_REUNION;
    });
  }

  for (const [fase, fecha, acepta] of [
    ['actuaciones_preparatorias', '2027-01-31', false],
    ['actuaciones_preparatorias', '2027-02-01', true],
    ['seleccion', '2027-01-31', true],
    ['actuaciones_preparatorias', '2027-02-03', true],
    ['actuaciones_preparatorias', '2027-02-04', false],
  ] as const) {
    escenario(
      `AT-8.2.1.C-1: presented on 1 February in ${fase}, convoked on ${fecha}: accepted ${acepta}`,
      async (e) => {
        await e.presentar({ fase });
        await e.hasta(lima('2027-02-03'));
        const datos = { ...CONVOCATORIA, fecha };
        if (!acepta) {
          expect(await e.niega('REGISTRAR_CONVOCATORIA', datos)).toMatchObject({ regla: 'AT-8.2.1.C-1' });
          return [];
        }
        await e.acto('REGISTRAR_CONVOCATORIA', datos);
        expect(await e.region('enTramite', 'convocatoria')).toBe('convocada');
        expect(await e.niega('REGISTRAR_CONVOCATORIA', datos)).toMatchObject({
          codigo: 'EVENTO_NO_PERMITIDO',
        });
        return [];
      },
    );
  }

  escenario('AMB-D8: exposition, derivation and visits never hold the case open', async (e) => {
    await informada(e);
    expect(await e.niega('REALIZAR_EXPOSICION', { fecha: '2027-02-13' })).toMatchObject({
      regla: 'AT-8.2.1.B-8',
    });
    await e.acto('REALIZAR_EXPOSICION', { fecha: '2027-02-12', asistentes: ['Una persona'] });
    await e.acto('REALIZAR_EXPOSICION', { fecha: '2027-02-12T15:00:00Z' });
    expect(await e.niega('REALIZAR_EXPOSICION', { fecha: '2027-02-12T15:00:00.001Z' })).toMatchObject({
      regla: 'AT-8.2.1.B-8',
    });
    await e.acto('DERIVAR', { organo: 'Supervisión', materia: 'Otra.' });
    await e.acto('DERIVAR', { organo: 'Registro', materia: 'Otra más.' });
    await e.acto('REGISTRAR_VISITA', { fecha: '2027-02-12', lugar: 'Sede', notas: 'Se vio.' });
    await e.acto('REGISTRAR_VISITA', { fecha: '2027-02-12', lugar: 'Sede', notas: 'Se vio otra vez.' });
    expect(
      await e.niega('REGISTRAR_VISITA', { fecha: '2027-02-13', lugar: 'Sede', notas: 'x' }),
    ).toMatchObject({
      regla: 'AT-8.2.3',
    });
    await e.hasta(lima('2027-02-15'));
    await e.acto('REGISTRAR_CONVOCATORIA', CONVOCATORIA);
    const caso = await e.acto('EMITIR_INFORME_SEGUIMIENTO', {
      numero: '2',
      verificaciones: [{ deficiencia: 1, resultado: 'implementada' }],
    });
    expect(caso.situacion).toBe('culminada');
    const derivaciones = (await e.avisos()).filter((a) => a.plantilla === 'DERIVACION');
    expect(derivaciones.map((a) => JSON.parse(a.destinatarios)[0])).toEqual([
      { rol: 'organo', nombre: 'Supervisión', correo: null },
      { rol: 'organo', nombre: 'Registro', correo: null },
    ]);
    return [...INVITADO, 'DERIVACION', 'DERIVACION', 'SEGUIMIENTO_FAVORABLE'];
  });

  escenario(
    'AT-8.2.1.A-6: a matter derived in the meeting is sent to its organ and holds nothing open',
    async (e) => {
      await reunida(e, { consultas: 'absueltas', derivacion: { organo: 'Supervisión', materia: 'Otra.' } });
      expect((await e.caso()).situacion).toBe('atendida');
      expect(JSON.parse((await e.aviso('DERIVACION')).destinatarios)[0]).toMatchObject({
        nombre: 'Supervisión',
      });
      return ['CITACION', 'RESULTADO_REUNION', 'CONSTANCIA_ABSOLUCION', 'DERIVACION'];
    },
  );

  escenario(
    'AT-8.2.1.A-6: a matter derived before the meeting and another in it are both sent',
    async (e) => {
      await programada(e);
      await e.acto('DERIVAR', { organo: 'Supervisión', materia: 'Una.' });
      await e.hasta(lima('2027-02-10', '16:00:00'));
      await e.acto('REGISTRAR_REUNION', {
        ...NADA,
        consultas: 'requieren_analisis',
        derivacion: { organo: 'Registro', materia: 'Dos.' },
      });
      expect(await e.region('enTramite', 'derivacion')).toBe('derivada');
      return ['CITACION', 'DERIVACION', 'RESULTADO_REUNION', 'DERIVACION'];
    },
  );
});
