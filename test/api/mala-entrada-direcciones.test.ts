import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { esProblema } from '../apoyo/problema.js';
import { Servidor } from '../apoyo/servidor.js';
import { alFinalVerifica } from '../apoyo/verifica.js';

let s: Servidor;
/** A case the test may not move. */
let id: string;
beforeAll(async () => {
  s = await Servidor.abrir();
});
beforeEach(async () => {
  id = (await s.presentar()).id;
});
afterAll(async () => {
  await s.cerrar();
});

async function intacto(): Promise<void> {
  expect((await s.caso(id)).secuencia).toBe(1);
}

describe('Direcciones', () => {
  test.each([
    '/api/solicitudes/no-existe',
    '/api/solicitudes/00000000-0000-0000-0000-000000000000',
    '/api/solicitudes/__proto__',
    '/api/solicitudes/%00',
    '/api/solicitudes/..%2f..%2fetc%2fpasswd',
    `/api/solicitudes/${'x'.repeat(3000)}`,
    '/api/solicitudes/%F0%9F%98%80',
    "/api/solicitudes/' OR 1=1 --",
    '/api/nada',
    '/api',
    '/nada',
    '/docs/recursos/../../package.json',
    '/docs/recursos/%2e%2e/%2e%2e/package.json',
    '/docs/recursos/..%5c..%5cpackage.json',
  ])('%s no existe: 404.', async (camino) => {
    esProblema(await s.get(camino), 404);
  });

  test('Lo que cuelga de un expediente que no existe tampoco existe.', async () => {
    for (const resto of ['historial', 'plazos', 'notificaciones', 'documentos', 'verificacion'])
      esProblema(await s.get(`/api/solicitudes/nada/${resto}`), 404);
    esProblema(await s.enviar('nada', 'DERIVAR', { organo: 'O', materia: 'M' }), 404);
    esProblema(
      await s.post('/api/solicitudes/nada/notificaciones/x/registro', {
        fecha: '2027-02-01',
        resultado: 'enviada',
      }),
      404,
    );
  });

  test.each([
    '/api/solicitudes/%',
    '/api/solicitudes/%E0%A4%A',
    '/api/reglas/%ff',
    '/docs/recursos/%E0%A4%A',
  ])('La dirección mal codificada %s responde 400.', async (camino) => {
    esProblema(await s.get(camino), 400, 404);
  });

  test('Una consulta mal codificada no tumba nada.', async () => {
    const r = await s.get('/api/solicitudes?texto=%E0%A4%A');
    expect([200, 400, 422]).toContain(r.estado);
  });

  test.each(['PUT', 'PATCH', 'DELETE', 'PROPFIND', 'QUERY'])(
    'El método %s sobre un expediente no se admite.',
    async (metodo) => {
      for (const camino of ['/api/solicitudes', `/api/solicitudes/${id}`, `/api/solicitudes/${id}/historial`])
        esProblema(await s.pedir(metodo, camino), 404, 405);
      await intacto();
    },
  );

  test('HEAD responde como GET, sin cuerpo.', async () => {
    const r = await s.pedir('HEAD', `/api/solicitudes/${id}`);
    expect(r.estado).toBe(200);
    expect(r.texto).toBe('');
    expect(r.cabeceras.get('etag')).toBe('"1"');
  });
});

alFinalVerifica(() => s);
