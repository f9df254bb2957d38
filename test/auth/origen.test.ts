import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cliente } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { con, persona } from './apoyo.js';

const PUBLICA = 'https://expedientes.oece.gob.pe';
let s: Servidor;
let cookie: string;
beforeAll(async () => {
  s = await Servidor.abrir({ DIRECCION_PUBLICA: PUBLICA, PROXY_DE_CONFIANZA: '1' });
  cookie = (await persona(s, 'rosa')).cookie;
});
afterAll(() => s.cerrar());

const guardar = async (cabeceras: Record<string, string>) =>
  (await s.post('/api/preferencias', { clave: 'a', valor: 1 }, con(cookie, cabeceras))).estado;

describe('Una escritura con la cookie', () => {
  test.each([
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ origin: PUBLICA }, 200],
    [{ origin: 'https://otra.gob.pe' }, 403],
    [{ origin: `${PUBLICA}.otra.pe` }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'no es una dirección' }, 403],
    [{ origin: 'https://otra.gob.pe', 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 200],
  ])('Con %j responde %i: el navegador dice de qué página viene.', async (cabeceras, estado) => {
    expect(await guardar(cabeceras)).toBe(estado);
  });

  test('Desde la dirección por la que se entró también vale, y entrar desde otro sitio no.', async () => {
    expect(await guardar({ origin: s.url })).toBe(200);
    const entrar = (cabeceras: Record<string, string>) =>
      s.post('/api/sesion', { ficha: s.admin }, { ficha: null, cabeceras });
    const ajenas: Record<string, string>[] = [
      { origin: 'https://otra.gob.pe' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const ajena of ajenas) {
      const r = await entrar(ajena);
      expect([r.estado, r.cabeceras.get('set-cookie')]).toEqual([403, null]);
    }
    expect((await entrar({ 'sec-fetch-site': 'same-origin' })).estado).toBe(201);
  });

  test('Una ficha no la manda el navegador por su cuenta: con ella no se mira de dónde viene.', async () => {
    const r = await s.post(
      '/api/preferencias',
      { clave: 'a', valor: 1 },
      { cabeceras: { origin: 'https://otra.gob.pe' } },
    );
    expect(r.estado).toBe(200);
  });
});

describe('La cookie detrás de un proxy', () => {
  const entrar = async (c: Cliente, cabeceras: Record<string, string>) =>
    (await c.post('/api/sesion', { ficha: c.admin }, { ficha: null, cabeceras })).cabeceras.get('set-cookie');

  test('Lleva Secure si el proxy de confianza dice que vino por HTTPS.', async () => {
    expect(await entrar(s, { 'x-forwarded-proto': 'https' })).toMatch(/; SameSite=Strict; .*; Secure$/);
    expect(await entrar(s, { 'x-forwarded-proto': 'http' })).not.toMatch(/Secure/);
    expect(await entrar(s, {})).not.toMatch(/Secure/);
  });

  test('Sin proxy de confianza, lo que diga cualquiera de su dirección no cuenta.', async () => {
    const t = await Servidor.abrir();
    try {
      expect(await entrar(t, { 'x-forwarded-proto': 'https' })).not.toMatch(/Secure/);
      await entrar(t, { 'x-forwarded-for': '203.0.113.9' });
      const { sucesos } = await t.bien(200, t.get('/api/cuenta'));
      expect(sucesos[0].ip).toMatch(/127\.0\.0\.1$/);
      await entrar(s, { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' });
      expect((await s.bien(200, s.get('/api/cuenta'))).sucesos[0].ip).toBe('203.0.113.9');
    } finally {
      await t.cerrar();
    }
  });
});

describe('El límite de peticiones', () => {
  test('Fichas inventadas comparten la cuenta de su dirección; quien se identifica tiene la suya.', async () => {
    const t = await Servidor.abrir({ LIMITE_PETICIONES: '6' });
    try {
      const estados = [];
      for (let i = 0; i < 8; i++)
        estados.push((await t.get('/api/reloj', { ficha: `inventada${i}` })).estado);
      expect(estados).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
    } finally {
      await t.cerrar();
    }
  });

  test('La ficha y las sesiones de una persona comparten su cuenta, y cuentan desde la primera petición.', async () => {
    const t = await Servidor.abrir({ LIMITE_PETICIONES: '6' });
    try {
      const entrada = await t.post('/api/sesion', { ficha: t.admin }, { ficha: null });
      const suya = /^(sesion=[\w-]+);/.exec(entrada.cabeceras.get('set-cookie') ?? '')?.[1] ?? '';
      const estados = [];
      for (let i = 0; i < 4; i++) {
        estados.push((await t.get('/api/reloj')).estado);
        estados.push((await t.get('/api/reloj', con(suya))).estado);
      }
      expect(estados).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    } finally {
      await t.cerrar();
    }
  });

  test('Intentar entrar tiene el suyo, por dirección; con el límite apagado no hay ninguno, y el freno sigue.', async () => {
    const t = await Servidor.abrir({ LIMITE_PETICIONES: '100', PROXY_DE_CONFIANZA: '1' });
    try {
      const intentar = (ip: string) =>
        t.post('/api/sesion', { ficha: t.admin }, { ficha: null, cabeceras: { 'x-forwarded-for': ip } });
      const estados = await Promise.all(Array.from({ length: 62 }, () => intentar('10.1.1.1')));
      expect(estados.filter((r) => r.cuerpo.codigo === 'DEMASIADAS_PETICIONES')).toHaveLength(2);
      expect((await intentar('10.1.1.2')).estado).toBe(201);
    } finally {
      await t.cerrar();
    }
  });
});
