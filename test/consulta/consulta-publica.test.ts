import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { casoEnAnalisis, DATOS, type Json, RUC_A, RUC_B } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
const consultar = (numero: unknown, codigo: unknown) =>
  s.post('/api/consulta', { numero, codigo }, { ficha: null });
const seguir = async (caso: Json) => s.bien(200, consultar(caso.numero, caso.seguimiento.codigo));

describe('an entity follows its solicitud with number and code', () => {
  beforeEach(async () => {
    s = await Servidor.abrir({ DIRECCION_PUBLICA: 'https://expediente.oece.gob.pe/' });
  });
  afterEach(() => s.cerrar());

  test('the code comes with the birth and with every reading of the case, and is in no other collection', async () => {
    const nacida = await s.presentar();
    expect(nacida.seguimiento).toEqual({
      codigo: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      direccion: 'https://expediente.oece.gob.pe/consulta',
    });
    expect((await s.caso(nacida.id)).seguimiento).toEqual(nacida.seguimiento);
    const suya = await s.ficha(['entidad'], RUC_A);
    const ajena = await s.ficha(['entidad'], RUC_B);
    expect((await s.get(`/api/solicitudes/${nacida.id}`, { ficha: suya })).cuerpo.seguimiento).toEqual(
      nacida.seguimiento,
    );
    expect((await s.get(`/api/solicitudes/${nacida.id}`, { ficha: ajena })).estado).toBe(404);
    expect(JSON.stringify(await s.elementos('/api/solicitudes'))).not.toContain(nacida.seguimiento.codigo);
    const ensayo = await s.post('/api/solicitudes?simular=true', solicitudCompleta());
    expect([ensayo.estado, ensayo.cuerpo.seguimiento]).toEqual([200, undefined]);
  });

  test('it tells where it stands and its next date, and nothing that names a person, an entity or an object', async () => {
    const caso = await s.presentar();
    expect(await seguir(caso)).toEqual({
      numero: 'AT-2027-000001',
      situacion: 'En trámite',
      enQueEsta: 'El OECE va a programar la reunión de asistencia técnica.',
      // Five business days from Monday 1 February 2027 (AT-8.2.1.A-1).
      proximaFecha: { que: 'Último día para que el OECE programe la reunión.', fecha: '2027-02-08' },
    });
    await s.acto(caso.id, 'PROGRAMAR_REUNION', DATOS.programar('2027-02-04T15:00:00.000Z'));
    expect(await seguir(caso)).toMatchObject({
      enQueEsta: 'La reunión de asistencia técnica está programada.',
      proximaFecha: { que: 'Reunión de asistencia técnica.', fecha: '2027-02-04' },
    });
    // On the last day it could be held it is the meeting, not that day, what people wait for.
    const mueve = { motivo: 'Otra agenda.', aPedidoDeLaEntidad: false };
    await s.acto(caso.id, 'REPROGRAMAR_REUNION', {
      ...DATOS.programar('2027-02-15T15:00:00.000Z'),
      ...mueve,
    });
    expect((await seguir(caso)).proximaFecha).toEqual({
      que: 'Reunión de asistencia técnica.',
      fecha: '2027-02-15',
    });
  });

  test('AT-8.2.1.B-3, B-5: it tells the entity its last day, and the ending with its numeral', async () => {
    const id = await casoEnAnalisis(s);
    const caso = await s.caso(id);
    expect(await seguir(caso)).toMatchObject({
      enQueEsta: 'El OECE analiza la documentación.',
      proximaFecha: null,
    });
    await s.acto(id, 'REQUERIR_DOCUMENTACION', DATOS.requerir(3));
    expect((await seguir(caso)).proximaFecha).toEqual({
      que: 'Último día para que la entidad remita la documentación requerida.',
      fecha: '2027-02-04',
    });
    await s.reloj('2027-02-08T15:00:00.000Z');
    expect((await seguir(caso)).proximaFecha).toMatchObject({
      que: expect.stringMatching(/si no lo hace, la solicitud se archiva\.$/),
      fecha: '2027-02-19',
    });
    await s.reloj('2027-03-01T15:00:00.000Z');
    expect(await seguir(caso)).toMatchObject({
      situacion: 'Archivada',
      enQueEsta: expect.stringMatching(/^La solicitud se archivó \(num\. 9\.2\.1/),
      proximaFecha: null,
    });
    const rechazada = await s.presentar({ sustentoEstrategico: '' });
    expect((await seguir(rechazada)).situacion).toBe('Rechazada');
  });

  test('AT-8.2.1.A-2: a date that passed is no next date', async () => {
    const caso = await s.presentar();
    // The last day is still to come until it ends.
    await s.reloj('2027-02-09T04:59:59.000Z');
    expect((await seguir(caso)).proximaFecha.fecha).toBe('2027-02-08');
    await s.reloj('2027-02-10T15:00:00.000Z');
    expect((await seguir(caso)).proximaFecha.fecha).toBe('2027-02-15');
    await s.reloj('2027-02-20T15:00:00.000Z');
    expect((await seguir(caso)).proximaFecha).toBeNull();
  });

  test('a number may be written short', async () => {
    const { seguimiento } = await s.presentar();
    for (const numero of ['at-2027-1', ' AT - 2027-0001 ', 'AT-2027-000001'])
      expect((await consultar(numero, seguimiento.codigo)).estado).toBe(200);
  });
});

describe('what does not match', () => {
  beforeEach(async () => {
    s = await Servidor.abrir();
  });
  afterEach(() => s.cerrar());

  test('no such number, a wrong code, a code of another case and an annual report get the same answer', async () => {
    const [uno, otro] = [await s.presentar(), await s.presentar()];
    await s.post('/api/informes', { ejercicio: 2026 });
    const respuestas = [
      await consultar(uno.numero, 'AAAA-AAAA-AAAA'),
      await consultar(uno.numero, otro.seguimiento.codigo),
      await consultar('AT-2027-999999', uno.seguimiento.codigo),
      await consultar('IA-2026', uno.seguimiento.codigo),
    ];
    expect(new Set(respuestas.map((r) => `${r.estado} ${r.texto}`)).size).toBe(1);
    expect(respuestas[0]?.cuerpo).toMatchObject({ status: 404, codigo: 'NO_COINCIDE' });
    expect(respuestas[0]?.texto).not.toContain(uno.numero);
  });

  test('after five failures an address waits, whatever it asks; the wait is told in Spanish and as a header', async () => {
    const caso = await s.presentar();
    for (let i = 0; i < 5; i++) expect((await consultar(caso.numero, `AAAA-AAAA-AAA${i}`)).estado).toBe(404);
    const frenada = await consultar(caso.numero, caso.seguimiento.codigo);
    expect([frenada.estado, frenada.cuerpo.codigo]).toEqual([429, 'DEMASIADOS_INTENTOS']);
    expect(Number(frenada.cabeceras.get('retry-after'))).toBeGreaterThan(0);
    expect(frenada.cuerpo.detail).toMatch(/^Hubo varios intentos que no coinciden; espere \d segundos? /);
    // Whoever has an account is not slowed down by it.
    expect((await s.get(`/api/solicitudes/${caso.id}`)).estado).toBe(200);
  });

  test.each([
    [{}],
    [{ numero: 'AT-2027-000001' }],
    [{ numero: 1, codigo: 2 }],
    [{ numero: '', codigo: '' }],
    [{ numero: 'x'.repeat(61), codigo: 'y' }],
    [{ numero: 'x', codigo: 'y', caso: 'z' }],
    [{ numero: ['AT-2027-000001'], codigo: {} }],
  ])('%j is refused with what to correct', async (cuerpo) => {
    const r = await s.post('/api/consulta', cuerpo, { ficha: null });
    expect([r.estado, r.cuerpo.codigo]).toEqual([422, 'DATOS_INVALIDOS']);
  });
});

describe('the page /consulta', () => {
  let caso: Json;
  beforeAll(async () => {
    s = await Servidor.abrir();
    caso = await s.presentar({ objeto: '<script>alert(1)</script>' });
  });
  afterAll(() => s.cerrar());
  const formulario = (campos: Record<string, string> | [string, string][]) =>
    fetch(`${s.url}/consulta`, { method: 'POST', body: new URLSearchParams(campos) });

  test('answers without account or script, keeps nothing and lets nobody frame it', async () => {
    const r = await fetch(`${s.url}/consulta?numero=${encodeURIComponent('"><b>AT')}`);
    const html = await r.text();
    expect([r.status, r.headers.get('content-type'), r.headers.get('cache-control')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect(r.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-.+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(r.headers.get('referrer-policy')).toBe('no-referrer');
    expect(r.headers.get('set-cookie')).toBeNull();
    expect(html).toContain('<html lang="es-PE">');
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;AT"');
    expect(html).not.toMatch(/<script/i);
    expect(html.length).toBeLessThan(6000);
  });

  test('shows how the solicitud goes and never repeats the code', async () => {
    const r = await formulario({ numero: caso.numero, codigo: caso.seguimiento.codigo });
    const html = await r.text();
    expect(r.status).toBe(200);
    expect(html).toContain('Solicitud AT-2027-000001');
    expect(html).toContain('<time datetime="2027-02-08">8 de febrero de 2027</time>');
    for (const secreto of [caso.seguimiento.codigo, 'script', 'Entidad de Prueba', 'Responsable', caso.id])
      expect(html).not.toContain(secreto);
  });

  test('what does not match, what is missing and what is not a form are told in the page', async () => {
    const mal = await formulario({ numero: caso.numero, codigo: 'AAAA-AAAA-AAAA' });
    expect([mal.status, await mal.text()]).toEqual([404, expect.stringContaining('role="alert"')]);
    for (const campos of [{}, { numero: '' }, { numero: 'x', codigo: 'y'.repeat(61) }] as Record<
      string,
      string
    >[])
      expect((await formulario(campos)).status).toBe(422);
    const repetido = await formulario([
      ['numero', caso.numero],
      ['numero', 'AT-2027-000002'],
      ['codigo', caso.seguimiento.codigo],
    ]);
    expect(repetido.status).toBe(422);
    const json = await fetch(`${s.url}/consulta`, {
      method: 'POST',
      body: '{"numero":"x"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(422);
    const enorme = await formulario({ numero: 'x', codigo: 'y'.repeat(10_000) });
    expect(enorme.status).toBe(413);
  });
});
