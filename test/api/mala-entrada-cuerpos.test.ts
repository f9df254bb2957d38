import { promisify } from 'node:util';
import { gzip as gzipDe } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { esProblema } from '../apoyo/problema.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';
import { alFinalVerifica } from '../apoyo/verifica.js';

// Not at once: seconds without turning would let the server hang up on a connection about to be used.
const comprimir = promisify<Buffer | string, Buffer>(gzipDe);

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

const crudo = (cuerpo: string | Uint8Array, cabeceras: Record<string, string> = {}) =>
  s.pedir('POST', '/api/solicitudes', { crudo: cuerpo, cabeceras });

async function intacto(): Promise<void> {
  expect((await s.caso(id)).secuencia).toBe(1);
}

describe('Cuerpos que no se pueden leer', () => {
  test.each([
    ['cortado', '{"canal":'],
    ['vacío de sentido', 'hola'],
    ['con coma de más', '{"a":1,}'],
    ['con comillas simples', "{'a':1}"],
    ['con NaN', '{"a":NaN}'],
    ['con dos objetos', '{}{}'],
    ['un texto', '"hola"'],
    ['un número', '5'],
    ['nulo', 'null'],
    ['un byte nulo', '\u0000'],
  ])('Un JSON %s responde 400.', async (_que, cuerpo) => {
    esProblema(await crudo(cuerpo), 400);
  });

  test('Bytes que no son UTF-8 responden 400: no se cambian en silencio por otros.', async () => {
    const latin1 = Buffer.from(JSON.stringify(solicitudCompleta({ objeto: 'Señalización' })), 'latin1');
    esProblema(await crudo(latin1), 400);
  });

  test('Un cuerpo de 10 MB responde 413.', async () => {
    esProblema(await crudo(JSON.stringify({ a: 'x'.repeat(10_000_000) })), 413);
  });

  test('Uno de 10 MB sin anunciar su tamaño también.', async () => {
    const trozo = new TextEncoder().encode('x'.repeat(1_000_000));
    let enviados = 0;
    const cuerpo = new ReadableStream({
      pull(c) {
        if (enviados++ < 10) c.enqueue(trozo);
        else c.close();
      },
    });
    const r = await fetch(`${s.url}/api/solicitudes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${s.admin}`, 'content-type': 'application/json' },
      body: cuerpo,
      duplex: 'half',
    } as RequestInit).catch((e: Error) => e);
    // The server may close before the client has finished sending; what it may not do is take it in.
    if (r instanceof Response) expect(r.status).toBe(413);
    expect((await s.get('/api/salud')).estado).toBe(200);
  });

  test('Una bomba gzip responde 413; un gzip legítimo se lee; uno roto responde 400.', async () => {
    const gzip = { 'content-encoding': 'gzip' };
    esProblema(await crudo(await comprimir(Buffer.alloc(300_000_000, 0x20)), gzip), 413);
    const bien = await crudo(await comprimir(JSON.stringify(solicitudCompleta())), gzip);
    expect(bien.estado).toBe(201);
    esProblema(await crudo(Buffer.from('no es gzip'), gzip), 400);
    esProblema(await crudo('{}', { 'content-encoding': 'rarisimo' }), 415);
  });

  test.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/json; charset=rarisimo',
  ])('El tipo %s responde 415.', async (tipo) => {
    esProblema(await crudo(JSON.stringify(solicitudCompleta()), { 'content-type': tipo }), 415);
  });

  test('Sin cuerpo responde 400, 415 o 422 y no crea nada.', async () => {
    esProblema(await s.pedir('POST', '/api/solicitudes'), 400, 415, 422);
    esProblema(await s.pedir('POST', `/api/solicitudes/${id}/eventos`), 400, 415, 422);
  });

  test.each([
    ['listas', '[', ']'],
    ['objetos', '{"a":', '}'],
  ])('Cien mil %s anidadas se rechazan sin tumbar el servidor.', async (_que, abre, cierra) => {
    const hondo = abre.repeat(100_000) + (abre === '[' ? '' : '1') + cierra.repeat(100_000);
    const cuerpos = [
      `{"canal":"digital","x":${hondo}}`,
      `{"tipo":"DERIVAR","datos":${hondo}}`,
      `{"tipo":"DERIVAR","datos":{"organo":${hondo},"materia":"M"}}`,
      `{"tipo":"RECTIFICAR_VENCIMIENTO","datos":{"cargo":"C","acto":{"tipo":"DERIVAR","datos":{"organo":${hondo}}}}}`,
      hondo,
    ];
    for (const cuerpo of cuerpos) {
      for (const camino of ['/api/solicitudes', `/api/solicitudes/${id}/eventos`]) {
        const r = await s.pedir('POST', camino, { crudo: cuerpo, cabeceras: { 'idempotency-key': 'hondo' } });
        esProblema(r, 400, 422);
      }
    }
    await intacto();
  });
});

alFinalVerifica(() => s);
