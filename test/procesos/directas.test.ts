import { afterEach, describe, expect, test } from 'vitest';
import { ProcesoDePrueba } from './apoyo.js';
import { dias } from './bases-apoyo.js';
import {
  BIENES_ADP,
  BIENES_ADS,
  consentir,
  contratar,
  cuadro,
  evaluarTodos,
  LUNES,
  masDias,
  OBRAS_ADS,
  porEvaluar,
  porOtorgar,
  porPresentar,
} from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

describe('RS-19-AD: adjudicación directa from its convocation to its contract', () => {
  test.each([
    ['ADP', BIENES_ADP],
    ['ADS', BIENES_ADS],
  ])('TV-C3, RS-24-AD: %s, with the dates of the vector', async (tipo, expediente) => {
    p = await porPresentar(expediente);
    expect((await p.caso()).datos.tipo).toBe(tipo);
    expect(await dias(p)).toMatchObject({
      consultas: '2011-03-15/2011-03-17',
      observaciones: '2011-03-15/2011-03-17',
      absolucion_consultas: '2011-03-18/2011-03-22',
      absolucion_observaciones: '2011-03-18/2011-03-22',
      integracion_bases: '2011-03-28/2011-03-28',
      registro_participantes: '2011-03-15/2011-03-29',
      presentacion_propuestas: '2011-03-31/2011-03-31',
    });
    expect(await p.situacion()).toBe('bases_integradas');
    await p.presentar({ A: '90000.00', B: '95000.00' });
    await evaluarTodos(p);
    await p.abrir();
    await consentir(p);
    await contratar(p);
    expect(await p.situacion()).toBe('contrato');
    expect((await cuadro(p))['A']).toMatchObject({ estado: 'ganadora', orden: 1, puntajeTotal: '100.00' });
  });

  test('RS-24-AD: a calendar one day shorter is not convoked', async () => {
    p = await ProcesoDePrueba.crear(LUNES, BIENES_ADS);
    const cronograma = (await p.proponer('ADS', 'bienes', LUNES)).map((f) =>
      f.actividad === 'presentacion_propuestas' ? { ...f, inicio: '2011-03-30', fin: '2011-03-30' } : f,
    );
    await p.hasta(LUNES, '11:00');
    const { datos } = await p.caso();
    expect(datos.cronograma).toEqual([]);
    const r = await p.http.post('/api/cronogramas/validar', {
      regimen: 'DL1017',
      tipo: 'ADS',
      objeto: 'bienes',
      cronograma,
    });
    expect(r.cuerpo.valido).toBe(false);
    expect(r.cuerpo.incumplimientos.map((i: { regla: string }) => i.regla)).toContain('RS-24-AD-integracion');
  });
});

describe('RS-57-AD: consultas and observaciones in one pliego', () => {
  const consulta = (id: string) => ({ id, participante: 'A', texto: '¿Qué se pide?' });
  const observacion = (id: string) => ({ ...consulta(id), sustento: 'Art. 11.' });

  test('RS-57-AD-abs: a decision only for observaciones; the calendar waits for the elevation (TV-C3)', async () => {
    p = await ProcesoDePrueba.crear(LUNES, BIENES_ADS);
    await p.convocar(LUNES);
    await p.hasta('2011-03-15');
    await p.registrar('A', 'B');
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await p.hasta('2011-03-17', '16:30');
    await p.acto('FORMULAR_OBSERVACION', observacion('O1'));
    await p.hasta('2011-03-17', '16:31');
    await p.rechazo('FORMULAR_CONSULTA', consulta('C2'));
    await p.hasta('2011-03-22');
    const c1 = { id: 'C1', respuesta: 'Se aclara.', cambiaBases: true };
    const o1 = { id: 'O1', respuesta: 'No.', cambiaBases: false };
    await p.rechazo('ABSOLVER_CONSULTAS', { pliego: [c1] });
    const falta = await p.rechazo('ABSOLVER_OBSERVACIONES', { pliego: [c1, o1] }, 422);
    expect(falta.errores?.[0]?.ruta).toBe('datos.pliego.1.decision');
    await p.rechazo('ABSOLVER_OBSERVACIONES', { pliego: [{ ...o1, decision: 'no_acoge' }] });
    await p.acto('ABSOLVER_OBSERVACIONES', { pliego: [c1, { ...o1, decision: 'no_acoge' }] });
    expect((await p.plazo('RS-58-plazo')).vence).toBe('2011-03-25');
    await p.hasta('2011-03-26');
    await p.hasta('2011-03-28');
    await p.rechazo('INTEGRAR_BASES', { cambios: [] });
    await p.acto('INTEGRAR_BASES', { cambios: [{ origen: 'C1', cambio: 'Se precisa.' }] });
    expect(await p.situacion()).toBe('bases_integradas');
  });

  test('RS-59-sinobs: with only consultas, the bases are integrated the day after the term to absolve (TV-C3)', async () => {
    p = await ProcesoDePrueba.crear(LUNES, BIENES_ADP);
    await p.convocar(LUNES, {}, 'rapido');
    expect((await p.fila('integracion_bases')).inicio).toBe('2011-03-21');
    await p.hasta('2011-03-15');
    await p.registrar('A');
    await p.acto('FORMULAR_CONSULTA', consulta('C1'));
    await p.hasta('2011-03-18');
    await p.acto('ABSOLVER_OBSERVACIONES', {
      pliego: [{ id: 'C1', respuesta: 'Se aclara.', cambiaBases: false }],
    });
    await p.hasta('2011-03-21');
    await p.acto('INTEGRAR_BASES', { cambios: [] });
    expect((await p.fila('registro_participantes')).fin).toBe('2011-03-22');
  });
});

describe('RS-77-LP, RS-77-AD: consent of the award', () => {
  test.each([
    ['ADP: eight days', BIENES_ADP, 'RS-77-LP', 8, '2011-04-29', '2011-05-03'],
    ['ADS: five days', BIENES_ADS, 'RS-77-AD', 5, '2011-04-26', '2011-04-27'],
  ])('TV-C6, AMB-C12, AMB-C14, %s', async (_, expediente, regla, cuantos, vence, publica) => {
    p = await porOtorgar(
      expediente,
      { A: '90000.00', B: '95000.00' },
      { cambios: { buena_pro: '2011-04-15' } },
    );
    await p.otorgar();
    expect(await p.plazo(regla, '1')).toMatchObject({ dias: cuantos, vence, estado: 'corriendo' });
    await p.hasta(vence, '23:59');
    expect(await p.situacion()).toBe('buena_pro');
    await p.hasta(masDias(vence, 1), '00:00');
    expect(await p.situacion()).toBe('consentido');
    expect((await p.caso()).datos.items[0].consentida).toBe(vence);
    expect((await p.plazo('RS-77-pub', '1')).vence).toBe(publica);
  });

  test('RS-77-1, AMB-C13: with one proposal, the same day', async () => {
    p = await porOtorgar(BIENES_ADP, { A: '300000.00' });
    const { datos } = await p.otorgar();
    expect(datos.items[0]).toMatchObject({ situacion: 'consentido', consentida: datos.items[0].buenaPro });
    expect(await p.plazo('RS-77-LP')).toBeUndefined();
  });

  test('AMB-C15: an offer returned for its price, or one not admitted, still counts as received', async () => {
    p = await porOtorgar(BIENES_ADS, { A: '99000.00', B: '100000.01' });
    expect((await cuadro(p))['B']).toMatchObject({ estado: 'no_presentada' });
    await p.otorgar();
    expect(await p.situacion()).toBe('buena_pro');
    expect(await p.plazo('RS-77-AD', '1')).toMatchObject({ dias: 5, estado: 'corriendo' });
  });

  test('AMB-C13: one not admitted counts too', async () => {
    p = await porEvaluar(OBRAS_ADS, { A: '500000.00', B: '480000.00' });
    await p.hasta(await p.diaDe('calificacion_evaluacion'));
    await p.acto('NO_ADMITIR_PROPUESTA', { postor: 'B', motivo: 'Falta la carta de compromiso.' });
    await p.acto('ADMITIR_PROPUESTA', { postor: 'A' });
    await p.abrir();
    expect((await cuadro(p))['B']).toMatchObject({ estado: 'no_admitida', monto: null });
    await p.otorgar();
    expect(await p.situacion()).toBe('buena_pro');
  });
});
