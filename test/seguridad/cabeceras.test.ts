import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { rutasDe } from '../../src/api/rutas.js';
import type { Peticion, Respuesta } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
let id: string;
beforeAll(async () => {
  s = await Servidor.abrir({ PROXY_DE_CONFIANZA: '1', DIRECCION_PUBLICA: 'https://expediente.oece.gob.pe' });
  ({ id } = await s.presentar());
});
afterAll(() => s.cerrar());

const POR_HTTPS = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' };
const HSTS = 'strict-transport-security';
const PAGINAS = ['/', '/docs', '/consulta', '/openapi.json', '/solicitudes', '/no-hay.txt'];

const lecturas = () =>
  rutasDe(REGISTRO)
    .filter((r) => r.metodo === 'get' && r.ruta !== '/api/corriente')
    .map((r) => r.ruta.replace('/api/solicitudes/{id}', `/api/solicitudes/${id}`).replace(/\{\w+\}/g, 'x'));

describe('ASVS 14.4: las cabeceras', () => {
  test('Toda lectura de la API dice su tipo, no se adivina, no se guarda y no dice con qué está hecha.', async () => {
    for (const camino of lecturas()) {
      const r = await fetch(s.url + camino, {
        headers: { authorization: `Bearer ${s.admin}` },
        redirect: 'manual',
      });
      await r.arrayBuffer();
      const c = (nombre: string) => r.headers.get(nombre);
      expect([camino, c('cache-control'), c('x-content-type-options')]).toEqual([
        camino,
        'no-store',
        'nosniff',
      ]);
      expect([camino, c('x-powered-by'), c('server')]).toEqual([camino, null, null]);
      if (r.status === 200) expect([camino, c('content-type')]).not.toEqual([camino, null]);
      // What a browser would draw as a page runs nothing and is framed by nobody else.
      if (/^(text\/html|image\/svg)/.test(c('content-type') ?? ''))
        expect([camino, c('content-security-policy')]).toEqual([
          camino,
          expect.stringMatching(/^default-src 'none'.*frame-ancestors/),
        ]);
    }
  });

  test('Ninguna página corre programas de otro sitio ni escritos en ella, ni otro sitio la enmarca.', async () => {
    for (const camino of ['/', '/docs', '/consulta', '/solicitudes']) {
      const r = await s.get(camino, { ficha: null, cabeceras: { accept: 'text/html' } });
      const csp = r.cabeceras.get('content-security-policy') ?? '';
      expect([camino, csp]).toEqual([camino, expect.stringMatching(/frame-ancestors '(self|none)'/)]);
      expect(csp).toMatch(/(script-src 'self'(;|$))|(default-src 'none'(?!.*script-src))/);
      expect(csp).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
      expect(r.cabeceras.get('x-content-type-options')).toBe('nosniff');
      expect(r.cabeceras.get('referrer-policy')).toBe('no-referrer');
    }
  });

  test('Por HTTPS, todo dice que se vuelva solo por HTTPS; sin él, o sin un proxy de confianza, nada lo dice.', async () => {
    for (const camino of [...PAGINAS, '/api/salud', `/api/solicitudes/${id}`]) {
      const r = await s.get(camino, { cabeceras: POR_HTTPS });
      expect([camino, r.cabeceras.get(HSTS)]).toEqual([camino, 'max-age=31536000']);
      expect([camino, (await s.get(camino)).cabeceras.get(HSTS)]).toEqual([camino, null]);
    }
    const t = await Servidor.abrir();
    expect((await t.get('/api/salud', { cabeceras: POR_HTTPS })).cabeceras.get(HSTS)).toBeNull();
    await t.cerrar();
  });

  test('Nada da permiso a otro sitio para leer: ninguna respuesta lleva cabeceras de CORS.', async () => {
    const deOtro = { origin: 'https://mal.example', 'access-control-request-method': 'POST' };
    const pedidas: [string, string, Peticion][] = [
      ['GET', '/api/salud', {}],
      ['GET', `/api/solicitudes/${id}`, {}],
      ['OPTIONS', '/api/solicitudes', {}],
      ['POST', '/api/solicitudes', { cuerpo: solicitudCompleta() }],
      ['POST', '/api/sesion', { ficha: null, cuerpo: { ficha: s.admin } }],
    ];
    for (const [metodo, camino, p] of pedidas) {
      const r = await s.pedir(metodo, camino, { ...p, cabeceras: deOtro });
      const deCors = [...r.cabeceras.keys()].filter((n) => n.startsWith('access-control-'));
      expect([metodo, camino, deCors]).toEqual([metodo, camino, []]);
    }
  });
});

describe('ASVS 3.4: la cookie de la sesión', () => {
  const galleta = (r: Respuesta) => r.cabeceras.get('set-cookie') ?? '';
  const entrar = (cabeceras: Record<string, string> = {}) =>
    s.post('/api/sesion', { ficha: s.admin }, { ficha: null, cabeceras });

  test('No la lee un programa ni viaja desde otro sitio; por HTTPS, solo por HTTPS.', async () => {
    expect(galleta(await entrar())).toMatch(
      /^sesion=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    );
    expect(galleta(await entrar(POR_HTTPS))).toMatch(/; HttpOnly; SameSite=Strict; .*; Secure$/);
  });

  test('Otro sitio no entra por uno ni escribe por uno, aunque el navegador enviara la cookie.', async () => {
    const [cookie = ''] = galleta(await entrar()).split(';');
    const deLaMesa = { cookie, 'x-expediente': 'mesa' };
    const acto = (mas: Record<string, string>) =>
      s.post(
        '/api/preferencias',
        { clave: 'a', valor: 1 },
        { ficha: null, cabeceras: { ...deLaMesa, ...mas } },
      );
    expect((await acto({})).estado).toBeLessThan(300);
    const ajenas: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://mal.example' },
      { origin: 'null' },
      { origin: 'https://expediente.oece.gob.pe.mal.example' },
    ];
    for (const ajena of ajenas) {
      expect([ajena, (await acto(ajena)).cuerpo.codigo]).toEqual([ajena, 'ORIGEN_DESCONOCIDO']);
      expect([ajena, (await entrar(ajena)).estado]).toEqual([ajena, 403]);
    }
    const propio = { origin: 'https://expediente.oece.gob.pe', 'sec-fetch-site': 'same-origin' };
    expect((await acto(propio)).estado).toBeLessThan(300);
  });
});
