import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { direccionDe } from '../apoyo/inspector.js';
import { Oyente } from '../apoyo/oyente.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

const DE_LA_MESA = { 'x-expediente': 'mesa' };
const FIJADA = 'secreto-que-eligio-un-atacante-0123456789';

async function entrar(ficha: string, cabeceras: Record<string, string> = {}): Promise<string> {
  const r = await s.post('/api/sesion', { ficha }, { ficha: null, cabeceras });
  expect(r.estado).toBe(201);
  return (r.cabeceras.get('set-cookie') ?? '').split(';')[0] as string;
}

const conCookie = (cookie: string, mas: Record<string, string> = {}) => ({
  ficha: null,
  cabeceras: { cookie, ...mas },
});
const roles = async (cookie: string) => {
  const r = await s.get('/api/sesion', conCookie(cookie));
  return r.estado === 200 ? r.cuerpo.usuario.roles : r.estado;
};

describe('La cookie de la sesión', () => {
  test('Un secreto puesto de antemano no llega a ser sesión: entrar siempre hace uno nuevo.', async () => {
    const cookie = await entrar(s.admin, { cookie: `sesion=${FIJADA}` });
    expect(cookie).not.toContain(FIJADA);
    expect(await roles(`sesion=${FIJADA}`)).toBe(401);
    expect(await entrar(s.admin, { cookie })).not.toBe(cookie);
  });

  test('De dos, cifrada, recortada, con otro nombre o desmedida: o es la misma, o no es nadie.', async () => {
    const lectura = await entrar((await s.usuario(['lectura'])).token);
    const mesa = await entrar((await s.usuario(['mesa_partes'])).token);
    const secreto = lectura.slice('sesion='.length);
    expect(await roles(`${lectura}; ${mesa}`)).toEqual(['lectura']);
    expect(await roles(`otra=1; ${mesa}; ${lectura}`)).toEqual(['mesa_partes']);
    expect(await roles(`sesion=; ${lectura}`)).toEqual(['lectura']);
    for (const mala of [
      `xsesion=${secreto}`,
      `x=1 sesion=${secreto}`,
      `x="; sesion=${secreto.slice(0, -1)}"`,
      `Sesion=${secreto}`,
      `sesion=${secreto.slice(0, -1)}`,
      `sesion=${secreto}x`,
      `sesion="${secreto}"`,
      `sesion=%${secreto.charCodeAt(0).toString(16)}${secreto.slice(1)}`,
      `sesion=${secreto}%00`,
      `sesion=sesion ${secreto}`,
      `sesion=${'a'.repeat(5000)}`,
      `${'; '.repeat(3000)}sesion=`,
    ])
      expect([mala.slice(0, 40), await roles(mala)]).toEqual([mala.slice(0, 40), 401]);
    // The secret of a session is no ficha, nor a ficha the secret of a session.
    expect((await s.get('/api/sesion', { ficha: secreto })).estado).toBe(401);
    expect((await s.get('/api/sesion', { ficha: `sesion ${secreto}` })).estado).toBe(401);
    expect(await roles(`sesion=${s.admin}`)).toBe(401);
  });

  test('Ninguna escritura pasa sin la cabecera de la mesa, y ninguna entra como formulario.', async () => {
    const cookie = await entrar(s.admin);
    const { id } = await s.presentar();
    for (const [metodo, camino, cuerpo] of [
      ['POST', '/api/solicitudes', solicitudCompleta()],
      ['POST', '/api/solicitudes?simular=true', solicitudCompleta()],
      ['POST', `/api/solicitudes/${id}/eventos`, { tipo: 'DESISTIR', datos: { motivo: 'M.' } }],
      ['POST', '/api/preferencias', { clave: 'a', valor: 1 }],
      ['POST', '/api/usuarios', { nombre: 'Otro', roles: ['admin'] }],
      ['POST', '/api/reloj', { ahora: '2027-03-01T15:00:00.000Z' }],
      ['DELETE', '/api/sesion', undefined],
      ['DELETE', '/api/calendario/inhabiles/2027-05-05?norma=x&motivo=y', undefined],
    ] as const) {
      const r = await s.pedir(metodo, camino, { ...conCookie(cookie), cuerpo });
      expect([camino, r.estado, r.cuerpo.codigo]).toEqual([camino, 403, 'ORIGEN_DESCONOCIDO']);
    }
    expect(await roles(cookie)).toEqual(['admin']);
    expect((await s.caso(id)).secuencia).toBe(1);
    // Entering somebody else's browser as oneself: a form of another site cannot say it is JSON.
    for (const tipo of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const r = await s.pedir('POST', '/api/sesion', {
        ficha: null,
        crudo: JSON.stringify({ ficha: s.admin }),
        cabeceras: { 'content-type': tipo },
      });
      expect([tipo, r.estado, r.cabeceras.get('set-cookie')]).toEqual([tipo, 415, null]);
    }
  });

  test('Un reloj simulado que salta no la alarga ni la acorta, y leer no la muestra.', async () => {
    const aparte = await Servidor.abrir();
    try {
      const r = await aparte.post('/api/sesion', { ficha: aparte.admin }, { ficha: null });
      const cookie = (r.cabeceras.get('set-cookie') ?? '').split(';')[0] as string;
      for (const ahora of ['2027-02-02T15:00:00.000Z', '2029-02-02T15:00:00.000Z']) {
        await aparte.reloj(ahora);
        const leida = await aparte.get('/api/sesion', conCookie(cookie));
        expect([leida.estado, leida.cuerpo.ahora]).toEqual([200, ahora]);
        expect(leida.texto).not.toContain(cookie.slice('sesion='.length));
      }
    } finally {
      await aparte.cerrar();
    }
  });
});

describe('Las conexiones en vivo', () => {
  test('Salir de la sesión corta la corriente que se abrió con ella.', async () => {
    const cookie = await entrar((await s.usuario(['lectura'])).token);
    const respuesta = await fetch(`${s.url}/api/corriente`, { headers: { cookie } });
    expect(respuesta.status).toBe(200);
    const salida = await s.pedir('DELETE', '/api/sesion', conCookie(cookie, DE_LA_MESA));
    expect(salida.estado).toBe(204);
    const { id } = await s.presentar();
    expect(await respuesta.text()).not.toContain(id);
  });

  test('Una credencial abre hasta cincuenta; la siguiente es 429, las de otros no lo notan y al cerrar se vuelve a poder.', async () => {
    const { token } = await s.usuario(['lectura']);
    const abiertas = await Promise.all(Array.from({ length: 50 }, () => Oyente.abrir(s, {}, '', token)));
    const r = await s.get('/api/corriente', { ficha: token });
    expect([r.estado, r.cuerpo.codigo]).toEqual([429, 'DEMASIADAS_CORRIENTES']);
    const otro = await Oyente.abrir(s);
    await otro.irse();
    await abiertas[0]?.irse();
    await expect
      .poll(async () => {
        const o = await Oyente.abrir(s, {}, '', token).catch(() => null);
        await o?.irse();
        return o !== null;
      })
      .toBe(true);
    await Promise.all(abiertas.map((o) => o.irse()));
  });

  test('Del inspector, lo mismo, aunque se pidan todas a la vez.', async () => {
    const { token } = await s.usuario(['lectura']);
    const sockets = Array.from(
      { length: 55 },
      () => new WebSocket(direccionDe(s), { headers: { authorization: `Bearer ${token}` } }),
    );
    const estados = await Promise.all(
      sockets.map(
        (ws) =>
          new Promise<number>((seguir) => {
            ws.on('error', () => undefined);
            ws.once('open', () => seguir(101));
            ws.once('unexpected-response', (_pedido, r) => seguir(r.statusCode ?? 0));
          }),
      ),
    );
    expect(estados.filter((e) => e === 101)).toHaveLength(50);
    expect(estados.filter((e) => e === 429)).toHaveLength(5);
    for (const ws of sockets) ws.terminate();
  });
});
