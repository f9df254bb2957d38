import { afterEach, describe, expect, test } from 'vitest';
import { convocatoria, participante } from '../seleccion/muestras.js';
import { lima, ProcesoDePrueba } from './apoyo.js';
import { dias } from './bases-apoyo.js';
import {
  BIENES_AMC,
  CONSULTORIA_DE_OBRAS_AMC,
  consentir,
  contratar,
  cuadro,
  evaluarTodos,
  LUNES,
  OBRAS_AMC,
  porOtorgar,
  porPresentar,
} from './postores-apoyo.js';

let p: ProcesoDePrueba;
afterEach(async () => {
  await p.verificar();
  await p.cerrar();
});

describe('RS-19-AMC: menor cuantía of works and of consultoría of works, seven stages', () => {
  test.each([
    ['obras', OBRAS_AMC, '95000.00', '100000.00'],
    ['consultoría de obras (AMB-C4)', CONSULTORIA_DE_OBRAS_AMC, '28000.00', '30000.00'],
  ])('TV-C4, RS-24-AMCOC: %s, with the dates of the vector', async (_, expediente, a, b) => {
    p = await porPresentar(expediente);
    expect((await p.caso()).maquina).toBe('menor-cuantia-obras');
    expect(await dias(p)).toMatchObject({
      consultas: '2011-03-15/2011-03-16',
      observaciones: '2011-03-15/2011-03-16',
      absolucion_consultas: '2011-03-17/2011-03-18',
      integracion_bases: '2011-03-24/2011-03-24',
      registro_participantes: '2011-03-15/2011-03-25',
      presentacion_propuestas: '2011-03-28/2011-03-28',
    });
    await p.presentar({ A: a, B: b });
    await evaluarTodos(p);
    await p.abrir();
    await consentir(p);
    expect(await p.plazo('RS-77-AD', '1')).toMatchObject({ dias: 5, estado: 'vencido' });
    await contratar(p);
    expect(await p.situacion()).toBe('contrato');
  });

  test('RS-59-sinobs, TV-C4: in the quick calendar the bases are integrated the day after the pliego', async () => {
    p = await ProcesoDePrueba.crear(LUNES, OBRAS_AMC);
    await p.convocar(LUNES, {}, 'rapido');
    await p.hasta('2011-03-16');
    await p.registrar('A');
    await p.acto('FORMULAR_OBSERVACION', {
      id: 'O1',
      participante: 'A',
      texto: 'Marca.',
      sustento: 'Art. 11.',
    });
    await p.hasta('2011-03-17');
    await p.acto('ABSOLVER_OBSERVACIONES', {
      pliego: [{ id: 'O1', respuesta: 'No.', decision: 'no_acoge', cambiaBases: false }],
    });
    // RS-58-plazo keeps its three days whatever the calendar said: RS-59-cal moves the integration.
    expect((await p.plazo('RS-58-plazo')).vence).toBe('2011-03-22');
    expect((await p.fila('integracion_bases')).inicio).toBe('2011-03-23');
  });

  test('RS-61-1: on the day itself, past the hour, the first admission of whoever did not present says so', async () => {
    p = await porPresentar(BIENES_AMC);
    await p.presentar({ A: '1000.00' });
    await p.hasta(await p.diaDe('presentacion_propuestas'), '23:00');
    const antes = await p.caso();
    const no = await p.rechazo('ADMITIR_PROPUESTA', { postor: 'B' });
    expect(no).toMatchObject({ codigo: 'CONDICION_NO_CUMPLIDA' });
    expect(no.detail).toContain('B');
    expect(await p.caso()).toEqual(antes);
    await p.acto('ADMITIR_PROPUESTA', { postor: 'A' });
    const otra = await p.rechazo('ADMITIR_PROPUESTA', { postor: 'B' });
    expect([otra.codigo, otra.regla, otra.detail]).toEqual([no.codigo, no.regla, no.detail]);
  });

  test('RS-47-sinfac: works of AMC have neither technical factors nor technical scores', async () => {
    p = await porPresentar(OBRAS_AMC);
    await p.presentar({ A: '100000.00', B: '95000.00' });
    await p.hasta(await p.diaDe('calificacion_evaluacion'));
    await p.acto('ADMITIR_PROPUESTA', { postor: 'A' });
    const no = await p.rechazo('EVALUAR_TECNICA', {
      puntajes: [{ postor: 'A', factores: [{ nombre: 'Obras', puntaje: '10' }] }],
    });
    expect(no.regla).toBe('RS-47-sinfac');
    await p.acto('ADMITIR_PROPUESTA', { postor: 'B' });
    await p.abrir();
    expect((await cuadro(p))['A']).toMatchObject({
      puntajeTecnico: null,
      puntajeEconomico: '95.00',
      puntajeTotal: '95.00',
      orden: 2,
    });
  });
});

describe('RS-19-AMC: menor cuantía of goods and services, five stages', () => {
  test('TV-C5, RS-24-AMCBS: from its convocation to its contract, in a private act', async () => {
    p = await porPresentar(BIENES_AMC, { convocatoria: { acto: 'privado', resumenEjecutivo: false } });
    expect((await p.caso()).datos.cronograma.map((f: { actividad: string }) => f.actividad)).toEqual([
      'convocatoria',
      'registro_participantes',
      'presentacion_propuestas',
      'calificacion_evaluacion',
      'buena_pro',
    ]);
    expect(await p.diaDe('presentacion_propuestas')).toBe('2011-03-16');
    expect(await p.situacion()).toBe('convocado');
    for (const tipo of ['FORMULAR_CONSULTA', 'FORMULAR_OBSERVACION'])
      expect(
        await p.rechazo(tipo, {
          id: 'C1',
          participante: 'A',
          texto: 'x',
          ...(tipo.endsWith('CION') ? { sustento: 'x' } : {}),
        }),
      ).toMatchObject({ codigo: 'EVENTO_NO_PERMITIDO' });
    await p.presentar({ A: '30000.00', B: '29000.00' });
    await evaluarTodos(p);
    await p.rechazo('CUSTODIAR_SOBRES', { notario: 'Notaría', acta: 'Acta' });
    await p.abrir();
    await consentir(p);
    await contratar(p);
    expect(await p.situacion()).toBe('contrato');
  });

  test('RS-52-3: the registration is free, and a fee is refused', async () => {
    p = await ProcesoDePrueba.crear(LUNES, BIENES_AMC);
    await p.hasta(LUNES, '11:00');
    const no = await p.rechazo(
      'CONVOCAR',
      convocatoria({ cronograma: (await p.proponer('AMC', 'bienes', LUNES)) as never }),
    );
    expect(no.incumplimientos?.map((i) => i.regla)).toEqual(['RS-52-3']);
    await p.convocar(LUNES);
    await p.hasta('2011-03-15');
    await p.acto('REGISTRAR_PARTICIPANTE', participante('A', { pago: undefined }));
    expect((await p.caso()).datos.participantes).toHaveLength(1);
  });

  test('RS-53-AMCBS: registration from the day after until one minute before the proposals', async () => {
    p = await ProcesoDePrueba.crear(LUNES, BIENES_AMC);
    await p.convocar(LUNES);
    expect(await p.fila('registro_participantes')).toEqual({
      actividad: 'registro_participantes',
      inicio: '2011-03-15',
      fin: lima('2011-03-16', '09:59'),
    });
    const registro = (id: string) => participante(id, { pago: undefined });
    expect((await p.rechazo('REGISTRAR_PARTICIPANTE', registro('A'))).regla).toBe('RS-53-AMCBS');
    await p.hasta('2011-03-15', '08:00');
    await p.acto('REGISTRAR_PARTICIPANTE', registro('A'));
    await p.hasta('2011-03-16', '09:59');
    await p.acto('REGISTRAR_PARTICIPANTE', registro('B'));
    expect(
      (await p.rechazo('PRESENTAR_PROPUESTA', { postor: 'A', ofertas: [{ monto: '30000.00' }] })).regla,
    ).toBe('RS-63-1');
    await p.hasta('2011-03-16', '10:00');
    expect((await p.rechazo('REGISTRAR_PARTICIPANTE', registro('C'))).regla).toBe('RS-53-AMCBS');
    await p.acto('PRESENTAR_PROPUESTA', { postor: 'A', ofertas: [{ monto: '30000.00' }] });
    // A minute after it is too late; what was received in time may be put on record later, by the entity.
    await p.hasta('2011-03-16', '10:01');
    const tardia = { postor: 'B', ofertas: [{ monto: '29000.00' }] };
    expect((await p.rechazo('PRESENTAR_PROPUESTA', tardia)).regla).toBe('RS-63-1');
    await p.rechazo('PRESENTAR_PROPUESTA', { ...tardia, recibida: lima('2011-03-16', '10:02') }, 422);
    const r = await p.http.post(
      `/api/procesos/${p.id}/eventos`,
      { tipo: 'PRESENTAR_PROPUESTA', datos: { ...tardia, recibida: lima('2011-03-16') } },
      { ficha: await p.http.ficha(['participante']) },
    );
    expect([r.estado, r.cuerpo.errores[0].ruta]).toEqual([422, 'datos.recibida']);
    await p.acto('PRESENTAR_PROPUESTA', { ...tardia, recibida: lima('2011-03-16') });
  });

  test('RS-63-1: with a window of hours, the proposals come between them', async () => {
    p = await ProcesoDePrueba.crear(LUNES, BIENES_AMC);
    const cronograma = (await p.proponer('AMC', 'bienes', LUNES)).map((f) =>
      f.actividad === 'presentacion_propuestas' ? { ...f, fin: lima('2011-03-16', '12:00') } : f,
    );
    await p.convocar(LUNES, { cronograma });
    await p.hasta('2011-03-15');
    await p.registrar('A', 'B');
    const propuesta = (postor: string) => ({ postor, ofertas: [{ monto: '30000.00' }] });
    await p.hasta('2011-03-16', '12:00');
    await p.acto('PRESENTAR_PROPUESTA', propuesta('A'));
    await p.http.reloj('2011-03-16T17:01:00.000Z');
    expect((await p.rechazo('PRESENTAR_PROPUESTA', propuesta('B'))).regla).toBe('RS-63-1');
  });

  test('RS-77-1: one bidder, consented the same day; RS-51-3: suppliers may be invited', async () => {
    p = await porOtorgar(BIENES_AMC, { A: '30000.00' }, { convocatoria: { invitados: ['Empresa A'] } });
    await p.otorgar();
    expect(await p.situacion()).toBe('consentido');
  });
});
