import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';
import { archivosDe, depositoDe, subido, subir } from '../documentos/apoyo.js';
import { pdf } from '../documentos/muestras.js';

let s: Servidor;
let caso: string;
const fichas: Record<string, string> = {};

beforeAll(async () => {
  s = await Servidor.abrir({ DOCUMENTO_MAXIMO_MB: '2' });
  fichas['mesa'] = await s.ficha(['mesa_partes']);
  fichas['lectura'] = await s.ficha(['lectura']);
  caso = (await s.presentar()).id;
});
afterAll(() => s.cerrar());

describe('refusing one', () => {
  const nada = async (
    pedir: () => Promise<{ estado: number; cuerpo: Json }>,
    estado: number,
    codigo: string,
  ) => {
    const antes = existsSync(depositoDe(s)) ? archivosDe(s).length : 0;
    const r = await pedir();
    expect([r.estado, r.cuerpo.codigo]).toEqual([estado, codigo]);
    expect(r.cuerpo.detail).toMatch(/[.»)]$/);
    expect(archivosDe(s)).toHaveLength(antes);
    return r;
  };

  test('what is not kept by its content is a 415 that lists what is', async () => {
    for (const malo of [
      '<!doctype html><p>x',
      '<svg onload=1>',
      Buffer.concat([Buffer.from('MZ'), randomBytes(500)]),
    ])
      await nada(() => subir(s, caso, 'informe.pdf', malo), 415, 'TIPO_NO_ADMITIDO');
  });

  test('an empty file, a name that is none, and a version of another case', async () => {
    await nada(() => subir(s, caso, 'vacio.pdf', new Uint8Array()), 422, 'DATOS_INVALIDOS');
    for (const nombre of ['', '../../etc/passwd', 'a\u202efdp.exe', 'x'.repeat(300)])
      await nada(() => subir(s, caso, nombre, pdf()), 422, 'DATOS_INVALIDOS');
    const otro = (await s.presentar()).id;
    const ajeno = await subido(s, otro, 'a.pdf', pdf('ajeno'));
    for (const anterior of [ajeno.id, 'no-existe', '\u0000'])
      await nada(() => subir(s, caso, 'b.pdf', pdf('b'), { anterior }), 422, 'DATOS_INVALIDOS');
    await nada(
      () => s.pedir('POST', `/api/solicitudes/${caso}/documentos`, { crudo: pdf() }),
      422,
      'DATOS_INVALIDOS',
    );
    await nada(() => subir(s, 'no-existe', 'b.pdf', pdf()), 404, 'NO_EXISTE');
  });

  test('more than the limit is a 413, announced or found on the way, and leaves nothing', async () => {
    const grande = Buffer.alloc(2 * 1024 * 1024 + 1, 'a');
    const r = await nada(() => subir(s, caso, 'a.txt', grande), 413, 'DOCUMENTO_DEMASIADO_GRANDE');
    expect(r.cuerpo.detail).toMatch(/supera 2 MB/);
    const aTrozos = new ReadableStream({
      start(control) {
        for (let i = 0; i < 33; i++) control.enqueue(Buffer.alloc(65_536, 'a'));
        control.close();
      },
    });
    const antes = archivosDe(s).length;
    const sinAnunciar = await fetch(`${s.url}/api/solicitudes/${caso}/documentos?nombre=a.txt`, {
      method: 'POST',
      headers: { authorization: `Bearer ${s.admin}` },
      body: aTrozos,
      duplex: 'half',
    } as RequestInit);
    expect(sinAnunciar.status).toBe(413);
    expect(archivosDe(s)).toHaveLength(antes);
    await subido(s, caso, 'justo.txt', Buffer.alloc(2 * 1024 * 1024, 'a'));
  });

  test('a file that says it is compressed is not opened', async () => {
    const con = { cabeceras: { 'content-encoding': 'gzip' } };
    await nada(() => subir(s, caso, 'a.pdf', pdf(), con), 415, 'FORMATO_NO_ADMITIDO');
  });

  test('who may not upload is refused before sending it', async () => {
    const ruta = `/api/solicitudes/${caso}/documentos?nombre=a.pdf`;
    const { request } = await import('node:http');
    const pedir = (ficha: string) =>
      new Promise<{ estado: number; siguio: boolean }>((cumplir, fallar) => {
        let siguio = false;
        const req = request(
          `${s.url}${ruta}`,
          {
            method: 'POST',
            headers: {
              authorization: `Bearer ${ficha}`,
              expect: '100-continue',
              'content-length': pdf().length,
            },
          },
          (res) => {
            res.resume();
            cumplir({ estado: res.statusCode ?? 0, siguio });
            req.destroy();
          },
        );
        req.on('continue', () => {
          siguio = true;
          req.end(pdf());
        });
        req.on('error', fallar);
        req.flushHeaders();
      });
    expect(await pedir(fichas['lectura'] as string)).toEqual({ estado: 403, siguio: false });
    expect(await pedir('ficha-que-no-es')).toEqual({ estado: 401, siguio: false });
    expect(await pedir(fichas['mesa'] as string)).toEqual({ estado: 201, siguio: true });
  });

  test('who leaves in the middle leaves nothing', async () => {
    const antes = archivosDe(s).length;
    const corte = new AbortController();
    const cuerpo = new ReadableStream({
      start: (control) => control.enqueue(Buffer.alloc(65_536, 'a')),
      pull: () => void setTimeout(() => corte.abort(), 50),
    });
    await fetch(`${s.url}/api/solicitudes/${caso}/documentos?nombre=a.txt`, {
      method: 'POST',
      headers: { authorization: `Bearer ${s.admin}` },
      body: cuerpo,
      duplex: 'half',
      signal: corte.signal,
    } as RequestInit).catch(() => undefined);
    await expect.poll(() => archivosDe(s).length).toBe(antes);
  });
});

test('a folder of documents that stops answering is a 503, and one that is none stops the start', async () => {
  const otro = await Servidor.abrir();
  const { id } = await otro.presentar();
  rmSync(depositoDe(otro), { recursive: true, force: true });
  writeFileSync(depositoDe(otro), 'no soy una carpeta');
  const r = await subir(otro, id, 'a.pdf', pdf());
  expect([r.estado, r.cuerpo.codigo]).toEqual([503, 'DEPOSITO_NO_DISPONIBLE']);
  await otro.parar();
  await expect(Servidor.abrir({ DIRECTORIO_DOCUMENTOS: depositoDe(otro) })).rejects.toThrow(
    /^La variable DIRECTORIO_DOCUMENTOS no sirve/,
  );
  await otro.cerrar();
});
