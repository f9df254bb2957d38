import { afterEach, describe, expect, test } from 'vitest';
import { CRONOGRAMA_LP, participante } from '../seleccion/muestras.js';
import type { ProcesoDePrueba } from './apoyo.js';
import { absolucion, consulta, decision, negado, observacion, tvC2 } from './bases-apoyo.js';

let p: ProcesoDePrueba;
afterEach(() => p.cerrar());

const oferta = (postor: string) => ({ postor, ofertas: [{ monto: '480000.00' }] });
const nuevo = (id: string) =>
  participante(id, { pago: { monto: '10.00', comprobante: `R-${id}`, fecha: '2011-03-15' } });
const conPropuestas = (inicio: string, fin = inicio) =>
  CRONOGRAMA_LP.map((f) => (f.actividad === 'presentacion_propuestas' ? { ...f, inicio, fin } : f));

describe('TV-C2: windows of participants preclude, to the minute (CONTRATO §1)', () => {
  test('RS-55-LP: a consulta on 21 March at 23:59 is in time, at 00:00 of the 22nd it is not', async () => {
    p = await tvC2({}, { horario: undefined });
    await p.hasta('2011-03-20', '12:00');
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await p.hasta('2011-03-21', '23:59');
    await p.acto('FORMULAR_CONSULTA', consulta('C2'));
    await p.hasta('2011-03-22', '00:00');
    const tarde = await negado(p, 'RS-54-1', 'FORMULAR_CONSULTA', consulta('C3'));
    expect(tarde.detail).toContain('21 de marzo de 2011');
    expect(await p.plazo('RS-55-LP')).toMatchObject({ vence: '2011-03-21', estado: 'vencido' });
    await p.verificar();
  });

  test('RS-55-LP, RS-53-hora: with office hours the last day closes at their end, and only the last', async () => {
    p = await tvC2();
    await p.hasta('2011-03-18', '20:00');
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await p.hasta('2011-03-21', '16:30');
    await p.acto('FORMULAR_CONSULTA', consulta('C2'));
    await p.hasta('2011-03-21', '16:31');
    await negado(p, 'RS-54-1', 'FORMULAR_CONSULTA', consulta('C3'));
    await p.verificar();
  });

  test('RS-55-LP-abs, RS-57-LP, RS-57-LP-abs: the pliegos on their last days, observaciones from 29 March to 4 April', async () => {
    p = await tvC2({}, { horario: undefined });
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await negado(p, 'RS-54-2', 'ABSOLVER_CONSULTAS', { pliego: [absolucion('C1')] });
    await negado(p, 'RS-56-1', 'FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2011-03-28', '23:59');
    expect((await p.plazo('RS-55-LP-abs')).vence).toBe('2011-03-28');
    await p.acto('ABSOLVER_CONSULTAS', { pliego: [absolucion('C1')] });
    expect((await p.plazo('RS-55-LP-abs')).estado).toBe('cumplido');
    await negado(p, 'RS-56-1', 'FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2011-03-29', '00:00');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2011-04-04', '23:59');
    await p.acto('FORMULAR_OBSERVACION', observacion('O2', 'B'));
    expect((await p.plazo('RS-57-LP')).vence).toBe('2011-04-04');
    await p.hasta('2011-04-05', '00:00');
    await negado(p, 'RS-56-1', 'FORMULAR_OBSERVACION', observacion('O3', 'C'));
    await p.hasta('2011-04-11', '23:59');
    expect((await p.plazo('RS-57-LP-abs')).vence).toBe('2011-04-11');
    await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'acoge'), decision('O2', 'no_acoge')] });
    expect((await p.plazo('RS-57-LP-abs')).estado).toBe('cumplido');
    expect((await p.plazo('RS-58-plazo')).vence).toBe('2011-04-14');
    expect((await p.plazo('RS-59-conobs')).vence).toBe('2011-04-15');
    await p.verificar();
  });

  test('RS-53-gral: registration from 15 March to 18 April at 23:59', async () => {
    p = await tvC2({}, { horario: undefined });
    await p.hasta('2011-04-15');
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    expect((await p.plazo('RS-53-gral')).vence).toBe('2011-04-18');
    await p.hasta('2011-04-18', '23:59');
    await p.acto('REGISTRAR_PARTICIPANTE', nuevo('D'));
    await p.hasta('2011-04-19', '00:00');
    const tarde = await negado(p, 'RS-53-gral', 'REGISTRAR_PARTICIPANTE', nuevo('E'));
    expect(tarde.seHabilita).toEqual({ desde: '2011-03-15', hasta: '2011-04-18' });
    await p.verificar();
  });

  test('RS-53-gral: nobody registers on the day of the convocation', async () => {
    const { ProcesoDePrueba: P } = await import('./apoyo.js');
    p = await P.crear('2011-03-14');
    await p.convocar('2011-03-14', { cronograma: CRONOGRAMA_LP });
    await negado(p, 'RS-53-gral', 'REGISTRAR_PARTICIPANTE', nuevo('A'));
    await p.hasta('2011-03-15', '00:00');
    await p.acto('REGISTRAR_PARTICIPANTE', nuevo('A'));
    await p.verificar();
  });

  test('RS-63-1: the proposal on its day, until the end of it when the row has no hour', async () => {
    p = await tvC2({}, { horario: undefined });
    await p.hastaIntegrar();
    await p.hasta('2011-04-25', '23:59');
    await negado(p, 'RS-63-1', 'PRESENTAR_PROPUESTA', oferta('A'));
    await p.hasta('2011-04-26', '00:00');
    await p.acto('PRESENTAR_PROPUESTA', oferta('A'));
    await p.hasta('2011-04-26', '23:59');
    await p.acto('PRESENTAR_PROPUESTA', oferta('B'));
    await p.hasta('2011-04-27', '00:00');
    const tarde = await negado(p, 'RS-63-1', 'PRESENTAR_PROPUESTA', oferta('C'));
    expect(tarde.seHabilita).toMatchObject({ hasta: '2011-04-26' });
    expect(tarde.detail).toContain('26 de abril de 2011');
    await p.verificar();
  });

  test('RS-63-1: with an hour, a minute after it is too late', async () => {
    p = await tvC2(
      {},
      { cronograma: conPropuestas('2011-04-26T10:00:00-05:00', '2011-04-26T12:00:00-05:00') },
    );
    await p.hastaIntegrar();
    await p.hasta('2011-04-26', '09:59');
    await negado(p, 'RS-63-1', 'PRESENTAR_PROPUESTA', oferta('A'));
    await p.hasta('2011-04-26', '10:00');
    await p.acto('PRESENTAR_PROPUESTA', oferta('A'));
    await p.hasta('2011-04-26', '12:01');
    await negado(p, 'RS-63-1', 'PRESENTAR_PROPUESTA', oferta('B'));
    await p.acto('ADMITIR_PROPUESTA', { postor: 'A' });
    expect(await p.situacion()).toBe('en_evaluacion');
    await p.verificar();
  });

  test('RS-59-sinobs: a calendar that does not reserve the three days integrates on 12 April', async () => {
    const cronograma = CRONOGRAMA_LP.map((f) =>
      f.actividad === 'integracion_bases'
        ? { ...f, inicio: '2011-04-12', fin: '2011-04-12' }
        : f.actividad === 'registro_participantes'
          ? { ...f, fin: '2011-04-13' }
          : f,
    );
    p = await tvC2({}, { cronograma });
    await p.hasta('2011-04-11', '23:59');
    await p.rechazo('INTEGRAR_BASES', { cambios: [] });
    await p.hasta('2011-04-12', '00:00');
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    expect(await p.plazo('RS-59-sinobs')).toMatchObject({ vence: '2011-04-12', estado: 'cumplido' });
    expect((await p.plazo('RS-53-gral')).vence).toBe('2011-04-13');
    await p.verificar();
  });

  test('RS-72-1, RS-70-E: neither the evaluation nor the award come before their day', async () => {
    p = await tvC2();
    await p.hastaIntegrar();
    await p.presentar({ A: '480000.00', B: '490000.00' });
    await p.hasta('2011-04-26', '18:00');
    // In the public act the technical envelopes are opened there and then; to score them is of the day after.
    for (const postor of ['A', 'B']) await p.acto('ADMITIR_PROPUESTA', { postor });
    const puntajes = ['A', 'B'].map((postor) => ({
      postor,
      factores: [
        { nombre: 'Plazo', puntaje: '50' },
        { nombre: 'Garantía', puntaje: '30' },
      ],
    }));
    await negado(p, 'RS-70-2', 'EVALUAR_TECNICA', { puntajes });
    await p.hasta('2011-04-27', '00:00');
    await p.acto('EVALUAR_TECNICA', { puntajes });
    await p.abrir();
    await negado(p, 'RS-72-1', 'OTORGAR_BUENA_PRO');
    await p.hasta('2011-04-29', '00:00');
    await p.acto('OTORGAR_BUENA_PRO');
    await p.verificar();
  });
});

describe('AMB-D1: what the office does late is accepted, and stays late on record', () => {
  test('RS-55-LP-abs: consultas absolved after 28 March, in the next stage', async () => {
    p = await tvC2();
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await p.hasta('2011-03-29');
    expect(await p.plazo('RS-55-LP-abs')).toMatchObject({ estado: 'vencido', vence: '2011-03-28' });
    await p.acto('ABSOLVER_CONSULTAS', { pliego: [absolucion('C1', true)] });
    expect((await p.plazo('RS-55-LP-abs')).estado).toBe('vencido');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.verificar();
  });

  test('RS-54-2, CONTRATO §1: pliegos published in time and recorded later are in time', async () => {
    p = await tvC2();
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await p.hasta('2011-03-29');
    await p.acto('ABSOLVER_CONSULTAS', {
      pliego: [absolucion('C1')],
      publicado: '2011-03-28T18:00:00-05:00',
    });
    expect((await p.plazo('RS-55-LP-abs')).estado).toBe('cumplido');
    await p.hasta('2011-04-04');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2011-04-12');
    await p.acto('ABSOLVER_OBSERVACIONES', {
      pliego: [decision('O1', 'acoge')],
      publicado: '2011-04-11T18:00:00-05:00',
    });
    expect((await p.plazo('RS-57-LP-abs')).estado).toBe('cumplido');
    expect((await p.plazo('RS-58-plazo')).vence).toBe('2011-04-14');
    await p.verificar();
  });

  test('RS-59-cont: consultas never absolved hold the integration until they are', async () => {
    p = await tvC2();
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await p.hasta('2011-04-15');
    await negado(p, 'RS-59-cont', 'INTEGRAR_BASES', { cambios: [] });
    await p.acto('ABSOLVER_CONSULTAS', { pliego: [absolucion('C1')] });
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    await p.verificar();
  });

  test('RS-57-LP-abs, RS-58-plazo: observaciones absolved late count their three days from the real pliego', async () => {
    p = await tvC2();
    await p.hasta('2011-04-04');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2011-04-13');
    expect(await p.plazo('RS-57-LP-abs')).toMatchObject({ estado: 'vencido', vence: '2011-04-11' });
    await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'acoge')] });
    expect((await p.plazo('RS-57-LP-abs')).estado).toBe('vencido');
    expect((await p.plazo('RS-58-plazo')).vence).toBe('2011-04-18');
    expect((await p.plazo('RS-59-conobs')).vence).toBe('2011-04-19');
    expect((await p.fila('registro_participantes')).fin).toBe('2011-04-20');
    expect(await p.plazo('RS-53-gral')).toMatchObject({ vence: '2011-04-20', estado: 'corriendo' });
    await p.verificar();
  });

  test('RS-59-sinobs, AMB-D5, RS-24-LP: bases integrated late keep the registry open and hold the proposals', async () => {
    p = await tvC2();
    await p.hasta('2011-04-19');
    expect(await p.plazo('RS-59-sinobs')).toMatchObject({ estado: 'vencido', vence: '2011-04-15' });
    await p.acto('REGISTRAR_PARTICIPANTE', nuevo('D'));
    await p.hasta('2011-04-20');
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    expect((await p.plazo('RS-59-sinobs')).estado).toBe('vencido');
    await p.hasta('2011-04-25', '16:00');
    await p.acto('REGISTRAR_PARTICIPANTE', nuevo('E'));
    await p.hasta('2011-04-26');
    await negado(p, 'RS-53-gral', 'REGISTRAR_PARTICIPANTE', nuevo('F'));
    const corto = await negado(p, 'RS-24-LP-integracion', 'PRESENTAR_PROPUESTA', oferta('A'));
    expect(corto.seHabilita).toMatchObject({ acto: 'POSTERGAR', desde: '2011-04-29' });
    await p.acto('POSTERGAR', {
      actividad: 'presentacion_propuestas',
      fin: '2011-04-29',
      motivo: 'Art. 24.',
    });
    await p.hasta('2011-04-29');
    await p.acto('PRESENTAR_PROPUESTA', oferta('A'));
    await p.verificar();
  });

  test('RS-24-LP: the day passes with art. 24 broken, and a later postergación still brings the proposals', async () => {
    p = await tvC2();
    await p.hasta('2011-04-20');
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    await p.hasta('2011-04-28');
    expect(await p.situacion()).toBe('bases_integradas');
    await p.acto('POSTERGAR', {
      actividad: 'presentacion_propuestas',
      inicio: '2011-05-05',
      fin: '2011-05-05',
      motivo: 'Art. 24.',
    });
    await p.hasta('2011-05-05');
    await p.acto('PRESENTAR_PROPUESTA', oferta('A'));
    await p.verificar();
  });

  test('AMB-C-calificacion, AMB-C-buenaPro: evaluated and awarded after their days', async () => {
    p = await tvC2();
    await p.hastaIntegrar();
    await p.presentar({ A: '480000.00' });
    await p.hasta('2011-05-03');
    expect((await p.plazo('AMB-C-calificacion')).estado).toBe('vencido');
    await p.evaluar({ A: ['50', '30'] });
    await p.abrir();
    await p.acto('OTORGAR_BUENA_PRO');
    expect((await p.plazo('AMB-C-buenaPro')).estado).toBe('vencido');
    expect(await p.situacion()).toBe('consentido');
    await p.verificar();
  });
});
