import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Peticion } from '../apoyo/cliente.js';
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

const acto = (tipo: unknown, datos: unknown, p: Peticion = {}) =>
  s.post(`/api/solicitudes/${id}/eventos`, { tipo, datos }, p);
const derivar = (cambios: Record<string, unknown> = {}, p: Peticion = {}) =>
  acto('DERIVAR', { organo: 'O', materia: 'M', ...cambios }, p);

async function intacto(): Promise<void> {
  expect((await s.caso(id)).secuencia).toBe(1);
}

describe('Cabeceras raras', () => {
  test.each(['x', '"x"', '1.5', '-1', '""', '"1", "2"', '1e3', '"99999999999999999999"', '\u00f1'])(
    'If-Match: %s responde 400 o 412 y no actúa.',
    async (valor) => {
      esProblema(await derivar({}, { cabeceras: { 'if-match': valor } }), 400, 412);
      await intacto();
    },
  );

  test.each(['', 'x'.repeat(256), 'clave\twith', 'ñ'])(
    'Idempotency-Key: «%s» responde 400 o 422.',
    async (clave) => {
      esProblema(await derivar({}, { cabeceras: { 'idempotency-key': clave } }), 400, 422);
      await intacto();
    },
  );

  test('Una clave de 255 caracteres sirve.', async () => {
    const { id: otro } = await s.presentar();
    const p = { cabeceras: { 'idempotency-key': 'k'.repeat(255) } };
    expect((await s.enviar(otro, 'DERIVAR', { organo: 'O', materia: 'M' }, p)).estado).toBe(200);
    const r = await s.enviar(otro, 'DERIVAR', { organo: 'O', materia: 'M' }, p);
    expect(r.cabeceras.get('idempotent-replayed')).toBe('true');
  });

  /** Sends bytes as they are: fetch would not let these headers through. */
  function bytes(texto: string): Promise<string> {
    return new Promise((seguir, fallar) => {
      const { hostname, port } = new URL(s.url);
      const enchufe = connect(Number(port), hostname);
      let recibido = '';
      enchufe.setTimeout(5000, () => enchufe.destroy(new Error('Sin respuesta.')));
      enchufe.on('data', (t) => {
        recibido += t.toString('utf8');
      });
      enchufe.on('close', () => seguir(recibido));
      enchufe.on('error', fallar);
      enchufe.write(texto);
    });
  }

  const envio = (cabeceras: string[]) => {
    const cuerpo = JSON.stringify({ tipo: 'DERIVAR', datos: { organo: 'O', materia: 'M' } });
    return bytes(
      [
        `POST /api/solicitudes/${id}/eventos HTTP/1.1`,
        'Host: x',
        `Authorization: Bearer ${s.admin}`,
        'Content-Type: application/json',
        `Content-Length: ${cuerpo.length}`,
        'Connection: close',
        ...cabeceras,
        '',
        cuerpo,
      ].join('\r\n'),
    );
  };

  test.each([
    ['dos If-Match distintas', ['If-Match: "1"', 'If-Match: "2"']],
    ['un If-Match de otra secuencia', ['If-Match: "7"']],
    ['una clave con bytes altos', ['Idempotency-Key: \u00f1\u0080']],
    ['dos tipos de contenido', ['Content-Type: text/plain', 'If-Match: "9"']],
    ['dos tamaños de cuerpo', ['Content-Length: 3']],
    ['dos maneras de medir el cuerpo', ['Transfer-Encoding: chunked']],
    ['una cabecera de 100 kB', [`X-Larga: ${'x'.repeat(100_000)}`]],
    ['una cabecera sin nombre', [': vacío']],
  ])('Con %s responde 4xx y no actúa.', async (_que, cabeceras) => {
    expect(await envio(cabeceras as string[])).toMatch(/^HTTP\/1\.1 4\d\d /);
    await intacto();
  });

  test('Un pedido que no es HTTP no tumba el servidor.', async () => {
    expect(await bytes('\u0016\u0003\u0001 hola\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect((await s.get('/api/salud')).estado).toBe(200);
  });

  test('Un cuerpo cortado a la mitad no registra nada.', async () => {
    const { hostname, port } = new URL(s.url);
    const enchufe = connect(Number(port), hostname);
    enchufe.on('error', () => undefined);
    enchufe.write(
      `POST /api/solicitudes/${id}/eventos HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${s.admin}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"tipo":"DERIVAR","datos":{"organo":"O","materia":"M"}}`,
    );
    await s.get('/api/salud');
    enchufe.destroy();
    await intacto();
  });
});

alFinalVerifica(() => s);
