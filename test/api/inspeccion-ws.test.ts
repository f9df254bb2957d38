import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as esperar } from 'node:timers/promises';
import { createWebSocketReceiver, type StatelyInspectionEvent } from '@statelyai/inspect';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { VERSION_DE_INSPECCION } from '../../src/api/inspeccion-mensajes.js';
import { Inspeccion } from '../../src/api/inspeccion-ws.js';
import { RAIZ } from '../../src/raiz.js';
import type { Json } from '../apoyo/cliente.js';
import { direccionDe, Inspector, negado } from '../apoyo/inspector.js';
import { Mesa } from '../apoyo/mesa.js';
import { Servidor } from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

const derivar = (id: string) => s.acto(id, 'DERIVAR', { organo: 'O', materia: 'M' });

describe('El inspector habla el protocolo de inspección de XState', () => {
  test('Cada expediente es un actor con su máquina; cada evento, un mensaje y el estado que dejó.', async () => {
    const i = await Inspector.abrir(s);
    const { id, numero } = await s.presentar();
    const { evento } = await derivar(id);
    await i.oir((m) => m.type === '@xstate.snapshot' && m.event.type === 'DERIVAR');
    expect(i.deActor(id)).toEqual([
      ['@xstate.actor', undefined],
      ['@xstate.event', 'PRESENTAR'],
      ['@xstate.snapshot', 'PRESENTAR'],
      ['@xstate.event', 'DERIVAR'],
      ['@xstate.snapshot', 'DERIVAR'],
    ]);
    const [actor, presento] = i.mensajes;
    expect(actor).toMatchObject({ name: numero, rootId: id, snapshot: { status: 'active', context: {} } });
    expect(JSON.parse(actor.definition)).toMatchObject({ id: 'solicitud', states: expect.any(Object) });
    expect(presento.event.datos.objeto).toBe(solicitudCompleta()['objeto']);
    const foto = i.mensajes.at(-1);
    expect(foto.snapshot).toMatchObject({ status: expect.any(String), value: evento.estadoDespues });
    for (const m of i.mensajes)
      expect(m).toMatchObject({
        _version: VERSION_DE_INSPECCION,
        sessionId: expect.any(String),
        createdAt: String(Date.parse(evento.registrado)),
        id: expect.stringMatching(/^\d+\.a?\d+$/),
      });
    expect(new Set(i.mensajes.map((m) => m.id)).size).toBe(i.mensajes.length);
    await i.irse();
  });

  test('La versión que se dice es la de la biblioteca instalada.', () => {
    const paquete = readFileSync(join(RAIZ, 'node_modules/@statelyai/inspect/package.json'), 'utf8');
    expect(VERSION_DE_INSPECCION).toBe(JSON.parse(paquete).version);
  });

  // The library's receiver sends no headers, as in a browser, where the cookie goes by itself: a doorman adds the token.
  test('Lo oye el receptor de la propia biblioteca.', async () => {
    const portero = createServer();
    const puente = new WebSocketServer({ server: portero });
    puente.on('connection', (suyo, { url = '' }) => {
      const headers = { authorization: `Bearer ${s.admin}` };
      const nuestro = new WebSocket(direccionDe(s, url.slice(url.indexOf('?'))), { headers });
      nuestro.on('message', (datos) => suyo.send(String(datos)));
      suyo.on('close', () => nuestro.close());
    });
    await new Promise<void>((seguir) => portero.listen(0, '127.0.0.1', seguir));
    try {
      const { id } = await s.presentar();
      const oidos: StatelyInspectionEvent[] = [];
      const { port } = portero.address() as AddressInfo;
      const receptor = createWebSocketReceiver({ server: `ws://127.0.0.1:${port}/?caso=${id}` });
      receptor.subscribe((m) => oidos.push(m));
      for (let n = 0; oidos.length < 1 && n < 200; n++) await esperar(20);
      await derivar(id);
      for (let n = 0; oidos.length < 3 && n < 200; n++) await esperar(20);
      expect(oidos.map((m) => [m.type, m.sessionId])).toEqual([
        ['@xstate.actor', id],
        ['@xstate.event', id],
        ['@xstate.snapshot', id],
      ]);
    } finally {
      for (const cliente of puente.clients) cliente.terminate();
      await new Promise((seguir) => portero.close(seguir));
    }
  });

  test('En un proceso cada ítem es un actor, hijo del expediente, que oye sus señales y sus actos.', async () => {
    const m = await Mesa.abrir();
    try {
      const i = await Inspector.abrir(m.s, '?desde=0');
      const id = await m.convocado();
      await m.conPropuestas(id, { Alfa: '398000.00', Beta: '389000.00' });
      await m.admitidos(id, { Alfa: '40', Beta: '35' });
      const item = `${id}/1`;
      await i.oir((x) => x.sessionId === item && x.event?.type === 'EVALUAR_TECNICA');
      await i.oir(
        (x) => x.sessionId === id && x.type === '@xstate.snapshot' && x.event.type === 'EVALUAR_TECNICA',
      );
      const actor = i.mensajes.find((x) => x.sessionId === item);
      expect(actor).toMatchObject({ type: '@xstate.actor', parentId: id, rootId: id });
      expect(JSON.parse(actor.definition).id).toBe('item');
      expect(i.mensajes[0]).toMatchObject({ type: '@xstate.actor', sessionId: id });
      expect(JSON.parse(i.mensajes[0].definition).id).toBe('licitacion-publica');
      const suyos = i.deActor(item).map(([tipo, evento]) => `${tipo} ${evento ?? ''}`.trim());
      expect(suyos).toContain('@xstate.event senal.abrirPropuestas');
      expect(suyos).toContain('@xstate.snapshot senal.abrirPropuestas');
      expect(suyos).toContain('@xstate.event ADMITIR_PROPUESTA');
      const fotos = i.mensajes.filter((x) => x.type === '@xstate.snapshot');
      const { estado } = await m.caso(id);
      const ultima = (sesion: string) => fotos.filter((x) => x.sessionId === sesion).at(-1)?.snapshot.value;
      expect({ proceso: ultima(id), items: { 1: ultima(item) } }).toEqual(estado);
      expect(JSON.stringify(i.mensajes)).not.toContain('398000');
      await i.irse();
    } finally {
      await m.cerrar();
    }
  });
});

describe('Qué se sigue', () => {
  test('Un expediente, presentado como está antes de lo que le pase; los demás no se oyen.', async () => {
    const { id } = await s.presentar();
    const otro = await s.presentar();
    const i = await Inspector.abrir(s, `?caso=${id}`);
    const actor = await i.oir((m) => m.type === '@xstate.actor');
    expect(actor.snapshot.value).toEqual((await s.caso(id)).estado);
    await derivar(otro.id);
    await derivar(id);
    await i.oir((m) => m.event?.type === 'DERIVAR');
    expect(new Set(i.mensajes.map((m) => m.sessionId))).toEqual(new Set([id]));
    expect(i.mensajes.filter((m) => m.type === '@xstate.actor')).toHaveLength(1);
    await i.irse();
  });

  test('Desde una posición se repite la historia entera, y después sigue lo nuevo.', async () => {
    const { id } = await s.presentar();
    await derivar(id);
    const i = await Inspector.abrir(s, `?caso=${id}&desde=0`);
    await i.oir((m) => m.type === '@xstate.snapshot' && m.event.type === 'DERIVAR');
    await s.acto(id, 'DESISTIR', { motivo: 'M' });
    await i.oir((m) => m.type === '@xstate.snapshot' && m.event.type === 'DESISTIR');
    const eventos = i.mensajes.filter((m) => m.type === '@xstate.event').map((m) => m.event.type);
    expect(eventos).toEqual(['PRESENTAR', 'DERIVAR', 'DESISTIR']);
    const [posicion] = i.mensajes.find((m) => m.event?.type === 'DERIVAR').id.split('.');
    const luego = await Inspector.abrir(s, `?caso=${id}&desde=${posicion}`);
    await luego.oir((m) => m.type === '@xstate.snapshot');
    expect(luego.mensajes.map((m) => m.event?.type)).toEqual([undefined, 'DESISTIR', 'DESISTIR']);
    await Promise.all([i.irse(), luego.irse()]);
  });

  test('Dos herramientas oyen lo mismo, y la que lee despacio no detiene a la otra.', async () => {
    const t = await Servidor.abrir();
    try {
      const rapida = await Inspector.abrir(t);
      const lenta = await Inspector.abrir(t);
      lenta.ws.pause();
      const prefer = { cabeceras: { prefer: 'return=minimal' } };
      const sustentoEstrategico = 'Es estratégica. '.repeat(200);
      for (let n = 0; n < 10; n++)
        await Promise.all(Array.from({ length: 20 }, () => t.presentar({ sustentoEstrategico }, prefer)));
      const eventos = ({ mensajes }: Inspector) =>
        mensajes.filter((m) => m.type === '@xstate.event').map((m) => m.sessionId);
      const llegan = async (i: Inspector) => {
        for (let n = 0; eventos(i).length < 200 && n < 500; n++) await esperar(20);
      };
      await llegan(rapida);
      expect(eventos(rapida)).toHaveLength(200);
      expect(eventos(lenta).length).toBeLessThan(200);
      lenta.ws.resume();
      await llegan(lenta);
      expect(lenta.mensajes).toEqual(rapida.mensajes);
      await Promise.all([rapida.irse(), lenta.irse()]);
    } finally {
      await t.cerrar();
    }
  });

  test('Es de solo lectura: lo que diga quien escucha no cambia nada.', async () => {
    const { id } = await s.presentar();
    const i = await Inspector.abrir(s, `?caso=${id}`);
    i.ws.send(JSON.stringify({ type: '@xstate.event', sessionId: id, event: { type: 'DERIVAR' } }));
    i.ws.send('basura');
    i.ws.send(Buffer.from([0xff, 0x00]));
    await derivar(id);
    await i.oir((m) => m.event?.type === 'DERIVAR');
    expect(await s.elementos(`/api/solicitudes/${id}/pasos`)).toHaveLength(2);
    await i.irse();
  });
});

describe('Quién puede escuchar', () => {
  const con = (ficha: string) => ({ authorization: `Bearer ${ficha}` });

  test('Lectura y la administración; sin ficha, 401; con otro rol, 403; la ficha en la dirección no vale.', async () => {
    const lectura = await s.ficha(['lectura']);
    const i = await Inspector.abrir(s, '', { headers: con(lectura) });
    await i.irse();
    expect((await negado(s, '', {})).estado).toBe(401);
    expect((await negado(s, '', con('inventada'))).estado).toBe(401);
    expect((await negado(s, `?ficha=${s.admin}`, {})).estado).toBe(401);
    expect((await negado(s, `?ficha=${s.admin}`, con(s.admin))).estado).toBe(422);
    for (const rol of ['especialista', 'coordinador', 'entidad', 'oec']) {
      const ficha = await s.ficha([rol], rol === 'entidad' ? '20131312955' : undefined);
      const { estado, cuerpo } = await negado(s, '', con(ficha));
      expect([rol, estado, cuerpo.codigo]).toEqual([rol, 403, 'ROL_NO_AUTORIZADO']);
    }
    expect((await negado(s, '?caso=nadie', con(lectura))).estado).toBe(404);
    expect((await negado(s, '?desde=x', con(lectura))).estado).toBe(422);
  });

  test('También con la sesión de la mesa de trabajo, y no desde páginas de otro sitio.', async () => {
    const entrar = await fetch(`${s.url}/api/sesion`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ficha: await s.ficha(['lectura']) }),
    });
    const cookie = (entrar.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const ws = new WebSocket(direccionDe(s), { headers: { cookie, origin: s.url } });
    await new Promise((seguir, fallar) => ws.once('open', seguir).once('error', fallar));
    ws.close();
    for (const origin of ['https://otro.example', 'null', `${s.url}0`]) {
      const { estado, cuerpo } = await negado(s, '', { cookie, origin });
      expect([origin, estado, cuerpo.codigo]).toEqual([origin, 403, 'ORIGEN_DESCONOCIDO']);
    }
  });

  test('A quien se revoca se le corta.', async () => {
    const { id, token } = await s.usuario(['lectura']);
    const i = await Inspector.abrir(s, '', { headers: con(token) });
    expect((await s.pedir('DELETE', `/api/usuarios/${id}`)).estado).toBe(204);
    expect(await Promise.race([i.fin, esperar(5000)])).toBe(1008);
  });
});

describe('Las conexiones', () => {
  test('Al detenerse el servidor se cierran todas.', async () => {
    const t = await Servidor.abrir();
    const i = await Inspector.abrir(t);
    const mudo = await Inspector.abrir(t);
    mudo.ws.pause();
    await t.cerrar();
    expect(await i.fin).toBe(1001);
    mudo.ws.terminate();
  });

  test('La que ya no responde se suelta; la que responde sigue.', async () => {
    const inspeccion = new Inspeccion(s.sistema, 150);
    const servidor = createServer().on(
      'upgrade',
      (req, socket, cabeza) => void inspeccion.subir(req, socket, cabeza),
    );
    await new Promise<void>((seguir) => servidor.listen(0, '127.0.0.1', seguir));
    const { port } = servidor.address() as AddressInfo;
    const otro = { url: `http://127.0.0.1:${port}`, admin: s.admin } as Servidor;
    const muda = await Inspector.abrir(otro, '', { autoPong: false });
    const viva = await Inspector.abrir(otro);
    expect(await Promise.race([muda.fin, esperar(3000)])).toBe(1006);
    expect(viva.ws.readyState).toBe(WebSocket.OPEN);
    await inspeccion.cerrar();
    await new Promise((seguir) => servidor.close(seguir));
    expect(await viva.fin).toBe(1001);
  });

  test('Quien ofrece otro protocolo, o pide el WebSocket donde no está, recibe la respuesta de siempre.', async () => {
    const pedir = (metodo: string, camino: string, headers: Record<string, string>, cuerpo = '') =>
      new Promise<{ estado: number; cuerpo: Json }>((seguir, fallar) => {
        const p = request(
          s.url + camino,
          {
            method: metodo,
            headers: {
              authorization: `Bearer ${s.admin}`,
              connection: 'Upgrade, HTTP2-Settings',
              ...headers,
            },
          },
          async (res) => {
            let texto = '';
            for await (const trozo of res.setEncoding('utf8')) texto += trozo;
            seguir({ estado: res.statusCode ?? 0, cuerpo: JSON.parse(texto) });
          },
        ).on('error', fallar);
        p.end(cuerpo);
      });
    const h2c = { upgrade: 'h2c', 'http2-settings': 'AAMAAABkAARAAAAAAAIAAAAA' };
    expect((await pedir('GET', '/api/salud', h2c)).estado).toBe(200);
    const sustentoEstrategico = 'ñ'.repeat(4000);
    const cuerpo = JSON.stringify(solicitudCompleta({ sustentoEstrategico }));
    const nacida = await pedir(
      'POST',
      '/api/solicitudes',
      { ...h2c, 'content-type': 'application/json' },
      cuerpo,
    );
    expect([nacida.estado, nacida.cuerpo.datos?.sustentoEstrategico]).toEqual([201, sustentoEstrategico]);
    const enOtroSitio = await pedir('GET', '/api/nada', { upgrade: 'websocket' });
    expect(enOtroSitio.estado).toBe(404);
  });
});
