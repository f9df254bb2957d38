import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, RUC_A } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { abrir, acto, CIERRE, enEnero, enviar, vencimientos } from './apoyo.js';

describe('AT-8.3: one report for each fiscal year that closed', () => {
  let s: Servidor;
  beforeAll(async () => {
    s = await enEnero();
  });
  afterAll(() => s.cerrar());

  test('the running year, a future one and one before the Directiva are refused with the day that enables them', async () => {
    const enCurso = await abrir(s, 2027);
    expect([enCurso.estado, enCurso.cuerpo.codigo, enCurso.cuerpo.regla]).toEqual([
      409,
      'CONDICION_NO_CUMPLIDA',
      'AT-8.3',
    ]);
    expect(enCurso.cuerpo.seHabilita).toEqual({ desde: '2028-01-01' });
    expect((await abrir(s, 2030)).estado).toBe(409);
    expect((await abrir(s, 2024)).cuerpo.detail).toBe(
      'La directiva rige desde 2025; no se informa el ejercicio 2024.',
    );
    for (const malo of ['2026', 26, 2026.5, null, {}]) expect((await abrir(s, malo)).estado).toBe(422);
    expect((await s.post('/api/informes', { ejercicio: 2026, cifras: {} })).estado).toBe(422);
  });

  test('five people at once open one, and the others are told that it is open', async () => {
    const respuestas = await Promise.all(Array.from({ length: 5 }, () => abrir(s, 2026)));
    expect(respuestas.map((r) => r.estado).sort()).toEqual([201, 409, 409, 409, 409]);
    const abierto = respuestas.find((r) => r.estado === 201)?.cuerpo;
    expect([abierto.numero, abierto.situacion, abierto.maquina]).toEqual([
      'IA-2026',
      'pendiente',
      'informe-anual',
    ]);
    expect(respuestas.find((r) => r.estado === 409)?.cuerpo.detail).toMatch(/ejercicio 2026 ya está abierto/);
    expect(await s.elementos('/api/informes')).toHaveLength(1);
    expect((await abrir(s, 2026)).cuerpo.regla).toBe('AT-8.3');
  });

  test('two servers over the same database open one between them', async () => {
    const otro = await Servidor.abrir({ RELOJ_INICIO: CIERRE }, s.archivo);
    const respuestas = await Promise.all(
      [s, otro, s, otro].map((c) =>
        c.bien(201, abrir(c, 2025)).then(
          () => 201,
          () => 409,
        ),
      ),
    );
    expect(respuestas.sort()).toEqual([201, 409, 409, 409]);
    expect((await otro.elementos('/api/informes')).map((i) => i.numero).sort()).toEqual([
      'IA-2025',
      'IA-2026',
    ]);
    await otro.cerrar();
  });

  test('it is due on 31 January or the next business day, and internally on the last business day of January', async () => {
    const informe = (await s.elementos('/api/informes')).find((i) => i.numero === 'IA-2026');
    const caso = await s.bien(200, s.get(`/api/informes/${informe.id}`));
    expect(caso.plazos.map((p: Json) => [p.regla, p.desde, p.dias, p.computo])).toEqual([
      ['AT-8.3', '2026-12-31', 31, 'calendario'],
      ['AMB-A14-cifras', '2026-12-31', 10, 'calendario'],
      ['AMB-A14-conformidad', '2026-12-31', 20, 'calendario'],
      ['AMB-A14-alerta', '2027-01-29', 0, 'fecha'],
    ]);
    // 10 and 31 January 2027 are Sundays.
    expect(vencimientos(caso)).toEqual({
      'AT-8.3': ['2027-02-01', 'corriendo'],
      'AMB-A14-cifras': ['2027-01-11', 'corriendo'],
      'AMB-A14-conformidad': ['2027-01-20', 'corriendo'],
      'AMB-A14-alerta': ['2027-01-29', 'corriendo'],
    });
  });

  test('those who attend entities neither read nor open it; the office reads it', async () => {
    const [entidad, mesa, oec] = await Promise.all([
      s.ficha(['entidad'], RUC_A),
      s.ficha(['mesa_partes']),
      s.ficha(['oec']),
    ]);
    expect((await s.get('/api/informes', { ficha: entidad })).estado).toBe(403);
    expect((await s.get('/api/informes', { ficha: oec })).estado).toBe(403);
    expect((await s.get('/api/informes', { ficha: mesa })).estado).toBe(200);
    expect((await abrir(s, 2025, mesa)).estado).toBe(403);
    const [{ id }] = (await s.elementos('/api/informes')) as [Json];
    expect((await s.get(`/api/informes/${id}`, { ficha: entidad })).estado).toBe(403);
    expect((await enviar(s, id, 'CONSOLIDAR', {}, mesa)).estado).toBe(403);
    const hoy = await s.get('/api/plazos', { ficha: entidad });
    expect(hoy.cuerpo.elementos.filter((p: Json) => p.coleccion === 'informes')).toEqual([]);
  });
});

describe('AT-8.3: from the figures to the presentation', () => {
  let s: Servidor;
  let id: string;
  beforeAll(async () => {
    s = await enEnero();
    id = (await s.bien(201, abrir(s, 2026))).id;
  });
  afterAll(() => s.cerrar());

  test('the figures are counted from the data, and nobody may write them', async () => {
    const ajenas = await enviar(s, id, 'CONSOLIDAR', { cifras: { resultados: { recibidas: 900 } } });
    expect(ajenas.estado).toBe(422);
    const caso = await acto(s, id, 'CONSOLIDAR', { analisis: 'Creció la demanda.' });
    expect(caso.situacion).toBe('en_elaboracion');
    const { informeAnual } = (await s.get('/api/indicadores?desde=2026-01&hasta=2026-12')).cuerpo;
    expect(caso.datos.cifras.resultados).toEqual(informeAnual);
    expect(caso.datos.cifras).toMatchObject({
      ejercicio: 2026,
      tomadas: CIERRE,
      resultados: { recibidas: 2, rechazadas: 1, enTramite: 1, entidades: 1 },
    });
    expect(caso.datos.cifras.meses).toHaveLength(12);
    expect(caso.datos.cifras.meses[10]).toEqual({
      mes: '2026-11',
      recibidas: 2,
      terminadas: 1,
      enTramite: 1,
    });
    expect(JSON.stringify(caso.datos.cifras)).not.toMatch(/Entidad de Prueba|20131312955/);
  });

  test('observed, it is corrected and consolidated again; the conformity is asked anew', async () => {
    expect((await enviar(s, id, 'PRESENTAR_INFORME', {})).estado).toBe(422);
    const observado = await acto(s, id, 'OBSERVAR_INFORME', {
      observaciones: 'Falta el análisis de plazos.',
    });
    expect([observado.situacion, observado.datos.observaciones]).toEqual([
      'observado',
      'Falta el análisis de plazos.',
    ]);
    const sinMas = await enviar(s, id, 'DAR_CONFORMIDAD');
    expect([sinMas.estado, sinMas.cuerpo.codigo]).toEqual([409, 'EVENTO_NO_PERMITIDO']);
    await s.reloj('2027-01-07T14:00:00.000Z');
    const corregido = await acto(s, id, 'CONSOLIDAR', { analisis: 'Con plazos.' });
    expect(corregido.datos.observaciones).toBeUndefined();
    const conforme = await acto(s, id, 'DAR_CONFORMIDAD');
    expect([conforme.situacion, conforme.datos.conformidad]).toEqual(['revisado', true]);
    expect(vencimientos(conforme)['AMB-A14-conformidad']).toEqual(['2027-01-20', 'cumplido']);
  });

  test('a presentation of tomorrow, or of before its figures, is refused; that of today fulfils the term', async () => {
    const con = (fecha: string) => ({ destinatario: 'gerencia_general', fecha, documento: 'Informe 1-2027' });
    const futura = await enviar(s, id, 'PRESENTAR_INFORME', con('2027-01-08'));
    expect([futura.estado, futura.cuerpo.seHabilita]).toEqual([409, { desde: '2027-01-08' }]);
    const previa = await enviar(s, id, 'PRESENTAR_INFORME', con('2027-01-06'));
    expect([previa.estado, previa.cuerpo.regla]).toEqual([409, 'AT-8.3']);
    expect(previa.cuerpo.detail).toMatch(/^Las cifras se consolidaron el 7 de enero de 2027/);
    expect(
      (await enviar(s, id, 'PRESENTAR_INFORME', { ...con('2027-01-07'), destinatario: 'otro' })).estado,
    ).toBe(422);
    const aunNo = await enviar(s, id, 'PRESENTAR_INFORME', con('2027-01-07T09:00:01-05:00'));
    expect([aunNo.estado, aunNo.cuerpo.detail]).toEqual([
      409,
      'El 7 de enero de 2027 aún no llega; la presentación se registra después de hecha.',
    ]);
    const ensayo = await s.post(`/api/informes/${id}/eventos?simular=true`, {
      tipo: 'PRESENTAR_INFORME',
      datos: con('2027-01-07T09:00:00-05:00'),
    });
    expect([ensayo.estado, ensayo.cuerpo.caso?.situacion]).toEqual([200, 'presentado']);
    const caso = await acto(s, id, 'PRESENTAR_INFORME', con('2027-01-07'));
    expect(caso.situacion).toBe('presentado');
    expect(vencimientos(caso)).toMatchObject({
      'AT-8.3': ['2027-02-01', 'cumplido'],
      'AMB-A14-alerta': ['2027-01-29', 'cumplido'],
    });
    expect(caso.eventosPermitidos).toEqual([]);
  });

  test('its history proves the figures, whatever is registered later of that year', async () => {
    await s.presentar();
    const caso = await s.bien(200, s.get(`/api/informes/${id}`));
    expect(caso.datos.cifras.resultados.recibidas).toBe(2);
    const historia = await s.elementos(`/api/informes/${id}/historial`);
    expect(historia.filter((f) => f.tipo === 'CONSOLIDAR').map((f) => f.datos.cifras.tomadas)).toEqual([
      CIERRE,
      '2027-01-07T14:00:00.000Z',
    ]);
    expect(await s.bien(200, s.get(`/api/informes/${id}/verificacion`))).toEqual({
      integra: true,
      eventos: historia.length,
      diferencias: [],
    });
  });
});
