import { afterEach, describe, expect, test } from 'vitest';
import { lima, ProcesoDePrueba } from './apoyo.js';
import { absolucion, avisos, consulta, decision, dias, elevar, observacion } from './bases-apoyo.js';

let p: ProcesoDePrueba;
afterEach(() => p.cerrar());

/** The calendar SEACE shows for LP 2-2010/UNE, as printed. */
const CRONOGRAMA = [
  ['convocatoria', '2010-07-26', '2010-07-26'],
  ['registro_participantes', '2010-07-27', '2010-08-20'],
  ['consultas', '2010-07-27', '2010-08-05'],
  ['absolucion_consultas', '2010-08-09', '2010-08-09'],
  ['observaciones', '2010-08-10', '2010-08-16'],
  ['absolucion_observaciones', '2010-08-18', '2010-08-18'],
  ['integracion_bases', '2010-08-19', '2010-08-19'],
  ['presentacion_propuestas', '2010-09-01T10:00:00-05:00', '2010-09-01T10:00:00-05:00'],
  ['calificacion_evaluacion', '2010-09-02', '2010-09-03'],
  ['buena_pro', '2010-09-06', '2010-09-06'],
].map(([actividad, inicio, fin]) => ({ actividad, inicio, fin }));

async function convocada(): Promise<void> {
  p = await ProcesoDePrueba.crear('2010-07-26', {
    valorReferencial: '466000.51',
    fechaValorReferencial: '2010-07-01',
    ejercicio: 2010,
    nomenclatura: 'LP 2-2010/UNE',
  });
  await p.convocar('2010-07-26', {
    cronograma: CRONOGRAMA,
    nomenclatura: 'LP 2-2010/UNE',
    publicado: '2010-07-26T11:00:00-05:00',
  });
  await p.hasta('2010-07-27');
  await p.registrar('A', 'B');
}

/** From the presentation to the contract, on the days of the calendar. */
async function hastaElContrato(): Promise<void> {
  await p.presentar({ A: '460000.00', B: '466000.51' });
  await p.hasta('2010-09-02', '00:00');
  await p.rechazo('PRESENTAR_PROPUESTA', { postor: 'C', ofertas: [{ monto: '450000.00' }] });
  await p.evaluar({ A: ['50', '30'], B: ['58', '37'] });
  await p.hasta('2010-09-03');
  await p.abrir();
  await p.otorgar();
  expect((await p.caso()).datos.items[0].buenaPro).toBe('2010-09-06');
  expect((await p.plazo('RS-77-LP')).vence).toBe('2010-09-16');
  await p.hasta('2010-09-16', '23:59');
  expect(await p.situacion()).toBe('buena_pro');
  await p.hasta('2010-09-17', '00:00');
  expect(await p.situacion()).toBe('consentido');
  expect((await p.caso()).datos.items[0].consentida).toBe('2010-09-16');
  expect((await p.plazo('RS-77-pub')).vence).toBe('2010-09-17');
  await p.hasta('2010-09-20');
  await p.acto('SUSCRIBIR_CONTRATO', { numero: 'C-1', fecha: '2010-09-20' });
  expect(await p.situacion()).toBe('contrato');
}

describe('TV-C1: the record of LP 2-2010/UNE that SEACE shows, from its convocation to its contract', () => {
  test('TV-C1, RS-59-sinobs: with a consulta and no observación, on the calendar as it stands', async () => {
    await convocada();
    const { datos } = await p.caso();
    expect(datos).toMatchObject({ tipo: 'LP', valorReferencial: '466000.51', nomenclatura: 'LP 2-2010/UNE' });
    expect(datos.competencia).toEqual({ elevacion: 'titular', apelacion: 'titular' });
    await p.hasta('2010-08-05');
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await p.hasta('2010-08-06', '00:00');
    await p.rechazo('FORMULAR_CONSULTA', consulta('C2'));
    await p.hasta('2010-08-09');
    await p.acto('ABSOLVER_CONSULTAS', { pliego: [absolucion('C1', true)] });
    expect((await p.plazo('RS-55-LP-abs')).estado).toBe('cumplido');
    await p.hasta('2010-08-18');
    await p.rechazo('INTEGRAR_BASES', { cambios: [{ origen: 'C1', cambio: 'Se precisa.' }] });
    await p.hasta('2010-08-19');
    expect((await p.caso()).datos.versionCronograma).toBe(1);
    expect(await p.plazo('RS-59-sinobs')).toMatchObject({ vence: '2010-08-19', estado: 'corriendo' });
    await p.acto('INTEGRAR_BASES', { cambios: [{ origen: 'C1', cambio: 'Se precisa.' }] });
    expect((await p.plazo('RS-59-sinobs')).estado).toBe('cumplido');
    await p.hasta('2010-08-20');
    await p.registrar('C');
    await hastaElContrato();
    await p.verificar();
  });

  test('TV-C1, RS-59-cal: with an observación the integration passes to 24 August and the proposals keep their day', async () => {
    await convocada();
    await p.hasta('2010-08-16');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2010-08-18');
    await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'acoge', true)] });
    expect((await p.plazo('RS-58-plazo')).vence).toBe('2010-08-23');
    expect(await p.plazo('RS-59-conobs')).toMatchObject({ vence: '2010-08-24', estado: 'corriendo' });
    expect((await p.caso()).datos.versionCronograma).toBe(2);
    expect(await dias(p)).toMatchObject({
      integracion_bases: '2010-08-24/2010-08-24',
      registro_participantes: '2010-07-27/2010-08-25',
      calificacion_evaluacion: '2010-09-02/2010-09-03',
      buena_pro: '2010-09-06/2010-09-06',
    });
    expect(await avisos(p, 'RS-26-2')).toHaveLength(1);
    await p.hasta('2010-08-23');
    await p.rechazo('INTEGRAR_BASES', { cambios: [{ origen: 'O1', cambio: 'Se retira la marca.' }] });
    await p.hasta('2010-08-24');
    await p.acto('INTEGRAR_BASES', { cambios: [{ origen: 'O1', cambio: 'Se retira la marca.' }] });
    await p.hasta('2010-08-25');
    await p.registrar('C');
    await hastaElContrato();
    await p.verificar();
  });

  test('TV-C1, RS-59-elev, RS-24-LP: elevated, the integration comes too late for 1 September and the proposals wait', async () => {
    await convocada();
    await p.hasta('2010-08-16');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2010-08-18');
    await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [decision('O1', 'no_acoge')] });
    await p.hasta('2010-08-23', '23:59');
    await p.acto('SOLICITAR_ELEVACION', elevar('E1'));
    expect((await p.plazo('RS-58-Tit')).vence).toBe('2010-09-03');
    await p.hasta('2010-08-24');
    await p.acto('REMITIR_ELEVACION', { completo: true });
    await p.hasta('2010-08-31');
    await p.acto('EMITIR_PRONUNCIAMIENTO', {
      numero: 'R-1',
      disposiciones: [{ id: 'D1', texto: 'Quítese.' }],
    });
    expect(await dias(p)).toMatchObject({ integracion_bases: '2010-08-31/2010-09-02' });
    await p.hasta('2010-09-01', '09:00');
    await p.acto('INTEGRAR_BASES', { cambios: [{ origen: 'D1', cambio: 'Se retira la marca.' }] });
    await p.hasta('2010-09-01', '10:00');
    const { seHabilita, regla } = await p.rechazo('PRESENTAR_PROPUESTA', {
      postor: 'A',
      ofertas: [{ monto: '460000.00' }],
    });
    expect(regla).toBe('RS-24-LP-integracion');
    expect(seHabilita).toMatchObject({ acto: 'POSTERGAR', desde: '2010-09-08' });
    await p.acto('POSTERGAR', {
      actividad: 'presentacion_propuestas',
      inicio: '2010-09-08T10:00:00-05:00',
      fin: '2010-09-08T10:00:00-05:00',
      motivo: 'Deben mediar cinco días desde la integración.',
    });
    await p.http.reloj(lima('2010-09-08'));
    await p.acto('PRESENTAR_PROPUESTA', { postor: 'A', ofertas: [{ monto: '460000.00' }] });
    await p.verificar();
  });
});
