import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

interface Cruda {
  readonly estado: number;
  readonly cabeceras: Readonly<Record<string, string>>;
  readonly texto: string;
}

/** An address exactly as written: what resolves `..` before sending would hide what is tried. */
function cruda(metodo: string, camino: string, cabeceras: Record<string, string> = {}): Promise<Cruda> {
  return new Promise((seguir, fallar) => {
    const { port } = new URL(s.url);
    const pedido = request({ port, method: metodo, path: camino, headers: cabeceras }, (r) => {
      let texto = '';
      r.on('data', (trozo) => {
        texto += trozo;
      });
      r.on('end', () =>
        seguir({
          estado: r.statusCode ?? 0,
          cabeceras: Object.fromEntries(Object.entries(r.headers).map(([n, v]) => [n, String(v)])),
          texto,
        }),
      );
    });
    pedido.on('error', fallar);
    pedido.end();
  });
}

const DE_NAVEGADOR = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('Las páginas de la mesa', () => {
  test.each([
    '/.vite/manifest.json',
    '/.vite/',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/../../package.json',
    '/..\\..\\package.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/../.vite/manifest.json',
    '/assets/%00',
    '/assets',
    '/assets/',
    '/%ff',
    '/docs/recursos/../../../package.json',
    '/docs/recursos/..%2f..%2f..%2fpackage.json',
  ])('%s no sale de su carpeta, ni la enumera, ni enseña lo que no es de la página.', async (camino) => {
    const programa = await cruda('GET', camino);
    expect([camino, programa.estado]).toEqual([camino, 404]);
    expect(programa.cabeceras['content-type']).toContain('application/problem+json');
    const navegador = await cruda('GET', camino, DE_NAVEGADOR);
    expect([200, 404, 503]).toContain(navegador.estado);
    for (const { texto } of [programa, navegador])
      expect(texto).not.toMatch(/"dependencies"|"isEntry"|"devDependencies"|Index of/);
  });

  test.each([
    '/api',
    '/api/',
    '/api/nada',
    '/API/nada',
    '//api/nada',
    '/Api//x',
    '/assets/no-existe.js',
    '/docs/nada',
  ])('%s es 404 también para un navegador: nunca una página con 200.', async (camino) => {
    for (const metodo of ['GET', 'HEAD']) {
      const r = await cruda(metodo, camino, DE_NAVEGADOR);
      expect([camino, r.estado, r.cabeceras['content-type']]).toEqual([
        camino,
        404,
        'application/problem+json; charset=utf-8',
      ]);
    }
  });

  test('Una dirección con dos barras no lleva a otro sitio.', async () => {
    for (const camino of [
      '//mal.example',
      '//mal.example/%2e%2e',
      '//mal.example/assets/..',
      '/\\mal.example/..',
    ])
      expect((await cruda('GET', camino, DE_NAVEGADOR)).cabeceras['location']).toBeUndefined();
  });

  test('La página nunca se guarda sin preguntar, se pida como se pida; nada se enmarca ni se adivina.', async () => {
    for (const camino of ['/', '/index.html', '/solicitudes/x', '/inspector', '/nada.js', '/api/nada']) {
      const r = await cruda('GET', camino, DE_NAVEGADOR);
      expect([camino, r.cabeceras['cache-control']]).toEqual([
        camino,
        camino.startsWith('/api') ? 'no-store' : 'no-cache',
      ]);
      expect(r.cabeceras).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'SAMEORIGIN',
      });
      expect(r.cabeceras['content-security-policy']).toMatch(/script-src 'self';.*|frame-ancestors 'self'/);
      expect(r.cabeceras['content-security-policy']).not.toContain('unsafe-eval');
      expect(r.cabeceras['x-powered-by']).toBeUndefined();
    }
  });

  test('Lo que la API da para ver como documento no se enmarca desde otro sitio; la corriente no se adivina.', async () => {
    const auth = { authorization: `Bearer ${s.admin}` };
    const dibujo = await cruda('GET', '/api/maquinas/nada/1/diagrama.svg', auth);
    expect(dibujo.estado).toBe(404);
    const { elementos } = await s.bien(200, s.get('/api/maquinas'));
    const [{ id, version }] = elementos;
    const r = await cruda('GET', `/api/maquinas/${id}/${version}/diagrama.svg`, auth);
    expect([r.estado, r.cabeceras['content-type']]).toEqual([200, expect.stringContaining('image/svg')]);
    expect(r.cabeceras['content-security-policy']).toContain("frame-ancestors 'self'");
    const corriente = await cruda('HEAD', '/api/corriente', auth);
    expect(corriente.cabeceras['x-content-type-options']).toBe('nosniff');
  });

  test.each(['OPTIONS', 'TRACE', 'PUT', 'PATCH', 'POST'])(
    '%s a una página no hace nada ni concede nada.',
    async (metodo) => {
      for (const camino of ['/', '/solicitudes', '/assets/x.js']) {
        const r = await cruda(metodo, camino, { ...DE_NAVEGADOR, origin: 'https://mal.example' });
        expect([camino, r.estado]).toEqual([camino, 404]);
        expect(r.cabeceras['access-control-allow-origin']).toBeUndefined();
      }
      const api = await cruda(metodo, '/api/hoy', { origin: 'https://mal.example', 'x-expediente': 'mesa' });
      expect([404, 401]).toContain(api.estado);
      expect(api.cabeceras['access-control-allow-origin']).toBeUndefined();
    },
  );
});
