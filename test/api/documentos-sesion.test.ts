import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
let caso: string;
beforeAll(async () => {
  s = await Servidor.abrir();
  caso = (await s.presentar()).id;
});
afterAll(() => s.cerrar());

/** An upload with its first half sent and taken, and what ends it. */
async function aMedias(
  cabeceras: Record<string, string>,
): Promise<() => Promise<{ estado: number; cuerpo: Json }>> {
  const req = request(`${s.url}/api/solicitudes/${caso}/documentos?nombre=acta.txt`, {
    method: 'POST',
    headers: { expect: '100-continue', 'content-length': 20, ...cabeceras },
  });
  const contestado = new Promise<{ estado: number; cuerpo: Json }>((cumplir, fallar) => {
    req.on('error', fallar);
    req.on('response', async (res) => {
      let texto = '';
      for await (const trozo of res) texto += trozo;
      cumplir({ estado: res.statusCode ?? 0, cuerpo: JSON.parse(texto) });
    });
  });
  await new Promise((seguir) => req.once('continue', seguir).flushHeaders());
  req.write('primera mi');
  return () => {
    req.end('tad, fin.\n');
    return contestado;
  };
}

async function sesion(): Promise<{ galleta: string; id: string; usuario: string }> {
  const { id: usuario, token } = await s.usuario(['mesa_partes']);
  const r = await s.post(
    '/api/sesion',
    { ficha: token },
    { ficha: null, cabeceras: { 'x-expediente': 'mesa' } },
  );
  const galleta = /sesion=[\w-]+/.exec(r.cabeceras.get('set-cookie') ?? '')?.[0] ?? '';
  const [viva] = await s.sistema.identidades.sesiones.vivas(usuario);
  return { galleta, id: viva?.id ?? '', usuario };
}
const conSesion = (cookie: string) => ({ cookie, 'x-expediente': 'mesa' });
const guardados = async () => (await s.get(`/api/solicitudes/${caso}/documentos`)).cuerpo.elementos.length;

test('a session whose secret changes while a file comes keeps the file', async () => {
  const { galleta, usuario } = await sesion();
  const terminar = await aMedias(conSesion(galleta));
  const [viva] = await s.sistema.identidades.sesiones.vivas(usuario);
  if (viva === undefined) throw new Error('La sesión no está viva.');
  await s.sistema.identidades.sesiones.renovar(viva);
  expect((await s.get('/api/sesion', { ficha: null, cabeceras: conSesion(galleta) })).estado).toBe(401);
  const antes = await guardados();
  expect((await terminar()).estado).toBe(201);
  expect(await guardados()).toBe(antes + 1);
});

test('who left, or was revoked, while their file came has not uploaded it', async () => {
  const antes = await guardados();
  const { galleta } = await sesion();
  const deSesion = await aMedias(conSesion(galleta));
  await s.pedir('DELETE', '/api/sesion', { ficha: null, cabeceras: conSesion(galleta) });
  const { id, token } = await s.usuario(['mesa_partes']);
  const deFicha = await aMedias({ authorization: `Bearer ${token}` });
  await s.pedir('DELETE', `/api/usuarios/${id}`);
  for (const terminar of [deSesion, deFicha]) {
    const r = await terminar();
    expect([r.estado, r.cuerpo.codigo]).toEqual([401, 'SIN_IDENTIFICAR']);
    expect(r.cuerpo.detail).toMatch(/mientras llegaba el documento/);
  }
  expect(await guardados()).toBe(antes);
});
