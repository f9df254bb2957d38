import { Agent, get } from 'node:http';
import { setTimeout as esperar } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Oyente } from '../apoyo/oyente.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

describe('La corriente de eventos', () => {
  test('Trae un mensaje por cada evento registrado, en orden, también los vencimientos.', async () => {
    const t = await Servidor.abrir();
    try {
      const o = await Oyente.abrir(t);
      const { id } = await t.presentar();
      await t.enviar(id, 'REMITIR_RESPUESTA', { contenido: 'No procede.' });
      await t.enviar(id, 'DERIVAR', { organo: 'O', materia: 'M' }, { cabeceras: { 'idempotency-key': 'k' } });
      await t.enviar(id, 'DERIVAR', { organo: 'O', materia: 'M' }, { cabeceras: { 'idempotency-key': 'k' } });
      await t.post(`/api/solicitudes/${id}/eventos?simular=true`, {
        tipo: 'DESISTIR',
        datos: { motivo: 'M' },
      });
      await t.reloj('2027-02-05T15:00:00.000Z');
      await o.hasta(3);
      await esperar(100);
      expect(o.mensajes.map((m) => [m.datos.caso, m.datos.secuencia, m.datos.tipo])).toEqual([
        [id, 1, 'PRESENTAR'],
        [id, 2, 'DERIVAR'],
        [id, 3, 'VENCIO_PLAZO'],
      ]);
      await o.irse();
    } finally {
      await t.cerrar();
    }
  });

  test('Con Last-Event-ID sigue donde se quedó: nada falta, nada se repite y nada se acumula en el servidor.', async () => {
    const t = await Servidor.abrir();
    const avisos: string[] = [];
    const anotar = (w: Error) => avisos.push(w.message);
    process.on('warning', anotar);
    try {
      const primero = await Oyente.abrir(t);
      const otro = await Oyente.abrir(t);
      await Promise.all(Array.from({ length: 40 }, () => t.presentar()));
      await primero.hasta(40);
      await primero.irse();
      const prefer = { cabeceras: { prefer: 'return=minimal' } };
      for (let i = 0; i < 13; i++)
        await Promise.all(Array.from({ length: 100 }, () => t.presentar({}, prefer)));
      const segundo = await Oyente.abrir(t, { 'last-event-id': primero.mensajes.at(-1)?.id ?? '' });
      await segundo.hasta(1300);
      await otro.hasta(1340);
      const ids = [...primero.mensajes, ...segundo.mensajes].map((m) => Number(m.id));
      expect(ids).toHaveLength(1340);
      expect(new Set(ids).size).toBe(1340);
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
      expect(otro.mensajes.map((m) => Number(m.id))).toEqual(ids);
      await Promise.all([segundo.irse(), otro.irse()]);
      expect(avisos.filter((a) => a.includes('MaxListeners') || a.includes('memory leak'))).toEqual([]);
    } finally {
      process.off('warning', anotar);
      await t.cerrar();
    }
  });

  test('Un Last-Event-ID que no es nuestro se toma como si no hubiera: desde ahora.', async () => {
    const o = await Oyente.abrir(s, { 'last-event-id': 'basura' });
    const { id } = await s.presentar();
    const [primero] = await o.hasta(1);
    expect(primero?.datos.caso).toBe(id);
    await o.irse();
  });

  test('No la leen ni la entidad ni quien no tiene ficha.', async () => {
    expect((await s.get('/api/corriente', { ficha: null })).estado).toBe(401);
    const entidad = await s.ficha(['entidad'], '20131312955');
    expect((await s.get('/api/corriente', { ficha: entidad })).estado).toBe(403);
  });

  test('A quien se revoca se le corta la corriente.', async () => {
    const { id, token } = await s.usuario(['lectura']);
    const o = await Oyente.abrir(s, {}, '', token);
    const antes = await s.presentar();
    await o.hasta(1);
    expect(o.mensajes[0]?.datos.caso).toBe(antes.id);
    expect((await s.pedir('DELETE', `/api/usuarios/${id}`)).estado).toBe(204);
    const despues = await s.presentar();
    await Promise.race([o.fin, esperar(3000)]);
    expect(o.mensajes.map((m) => m.datos.caso)).not.toContain(despues.id);
    await o.irse();
  });

  test('Un HEAD a la corriente no deja colgada la conexión.', async () => {
    const agente = new Agent({ keepAlive: true, maxSockets: 1 });
    const pedir = (metodo: string, camino: string) =>
      new Promise<number>((seguir, fallar) => {
        const p = get(
          s.url + camino,
          { method: metodo, agent: agente, headers: { authorization: `Bearer ${s.admin}` }, timeout: 3000 },
          (r) => {
            r.resume();
            r.on('end', () => seguir(r.statusCode ?? 0));
          },
        );
        p.on('timeout', () => p.destroy(new Error('Sin respuesta.')));
        p.on('error', fallar);
      });
    try {
      expect([200, 404, 405]).toContain(await pedir('HEAD', '/api/corriente'));
      expect(await pedir('GET', '/api/salud')).toBe(200);
    } finally {
      agente.destroy();
    }
  });
});
