import { Agent, get } from 'node:http';
import { setTimeout as esperar } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  casoEnAnalisis,
  casoEnEspera,
  DATOS,
  INICIO,
  type Json,
  Oyente,
  Servidor,
} from '../apoyo/servidor.js';
import { solicitudCompleta } from '../apoyo/sistema.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

describe('Salud', () => {
  test('Responde sin ficha con estado, versión, hora y base de datos.', async () => {
    const r = await s.get('/api/salud', { ficha: null });
    expect(r.estado).toBe(200);
    expect(r.cuerpo).toEqual({
      estado: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      ahora: INICIO,
      baseDatos: 'ok',
    });
  });

  test('Una ficha inservible no le importa.', async () => {
    expect((await s.get('/api/salud', { ficha: 'nada' })).estado).toBe(200);
  });
});

describe('Reloj', () => {
  test('Dice la hora y solo avanza; hacia atrás se rechaza y no cambia nada.', async () => {
    const t = await Servidor.abrir();
    try {
      expect((await t.get('/api/reloj')).cuerpo).toMatchObject({ ahora: INICIO });
      expect(await t.reloj('2027-02-02T09:00:00-05:00')).toEqual({
        ahora: '2027-02-02T14:00:00.000Z',
        disparados: 0,
      });
      const atras = await t.post('/api/reloj', { ahora: '2027-02-02T13:59:59.999Z' });
      expect([409, 422]).toContain(atras.estado);
      expect(atras.cuerpo.detail).toMatch(/avanza/);
      expect((await t.get('/api/reloj')).cuerpo.ahora).toBe('2027-02-02T14:00:00.000Z');
    } finally {
      await t.cerrar();
    }
  });

  test('Dispara cada plazo en su propio instante, en orden, aunque se salten meses.', async () => {
    const t = await Servidor.abrir();
    try {
      const { id: quieto } = await t.presentar();
      const espera = await casoEnEspera(t, 2);
      const r = await t.reloj('2027-06-01T15:00:00.000Z');
      const hechos = (await t.historial(quieto)).slice(1).map((f) => [f.tipo, f.datos.vencio, f.ocurrido]);
      expect(hechos).toEqual([
        ['VENCIO_PLAZO', '2027-02-04', '2027-02-05T05:00:00.000Z'],
        ['VENCIO_PLAZO', '2027-02-08', '2027-02-09T05:00:00.000Z'],
        ['VENCIO_PLAZO', '2027-02-15', '2027-02-16T05:00:00.000Z'],
      ]);
      const deEspera = (await t.historial(espera)).slice(4).map((f) => [f.tipo, f.ocurrido]);
      // Requested on Monday 1, two days: Wednesday 3. The mail leaves on Thursday 4; ten days: Thursday 18.
      expect(deEspera).toEqual([
        ['VENCIO_ENTREGA', '2027-02-04T05:00:00.000Z'],
        ['CORREO_CONTINUIDAD_ENVIADO', '2027-02-04T05:00:00.000Z'],
        ['VENCIO_CONTINUIDAD', '2027-02-19T05:00:00.000Z'],
      ]);
      expect(r.disparados).toBe(5);
    } finally {
      await t.cerrar();
    }
  });

  test('Con siguiente_plazo se detiene en el próximo, y sin plazos no se mueve.', async () => {
    const t = await Servidor.abrir();
    try {
      const vacio = await t.bien(200, t.post('/api/reloj', { avanzar: 'siguiente_plazo' }));
      expect(vacio).toEqual({ ahora: INICIO, disparados: 0 });
      const { id } = await t.presentar();
      const paradas: Json[] = [];
      for (let i = 0; i < 4; i++)
        paradas.push(await t.bien(200, t.post('/api/reloj', { avanzar: 'siguiente_plazo' })));
      expect(paradas).toEqual([
        { ahora: '2027-02-05T05:00:00.000Z', disparados: 1 },
        { ahora: '2027-02-09T05:00:00.000Z', disparados: 1 },
        { ahora: '2027-02-16T05:00:00.000Z', disparados: 1 },
        { ahora: '2027-02-16T05:00:00.000Z', disparados: 0 },
      ]);
      expect(await t.historial(id)).toHaveLength(4);
    } finally {
      await t.cerrar();
    }
  });

  test('Muchos avances a la vez no disparan nada dos veces.', async () => {
    const t = await Servidor.abrir();
    try {
      const ids: string[] = [];
      for (let i = 0; i < 10; i++) ids.push((await t.presentar()).id);
      await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          t.post(
            '/api/reloj',
            i % 2 ? { avanzar: 'siguiente_plazo' } : { ahora: '2027-02-20T15:00:00.000Z' },
          ),
        ),
      );
      for (const id of ids) {
        const filas = await t.historial(id);
        expect(filas.slice(1).map((f) => [f.datos.vencio, f.ocurrido])).toEqual([
          ['2027-02-04', '2027-02-05T05:00:00.000Z'],
          ['2027-02-08', '2027-02-09T05:00:00.000Z'],
          ['2027-02-15', '2027-02-16T05:00:00.000Z'],
        ]);
        expect((await t.verificacion(id)).integra).toBe(true);
      }
    } finally {
      await t.cerrar();
    }
  });

  test('El reloj real no se adelanta.', async () => {
    const t = await Servidor.abrir({ RELOJ: undefined, RELOJ_INICIO: undefined });
    try {
      const { ahora } = await t.bien(200, t.get('/api/reloj'));
      expect(Math.abs(Date.parse(ahora) - Date.now())).toBeLessThan(60_000);
      const r = await t.post('/api/reloj', { avanzar: 'siguiente_plazo' });
      expect(r.estado).toBe(409);
      expect(r.cuerpo.detail).toMatch(/real/);
    } finally {
      await t.cerrar();
    }
  });

  test.each([
    {},
    { ahora: 'ayer' },
    { ahora: '2027-02-30T10:00:00Z' },
    { ahora: '2027-02-03T25:00:00Z' },
    { ahora: '9999-01-01T00:00:00Z' },
    { ahora: '2027-02-03T10:00:00' },
    { avanzar: 'todo' },
    { ahora: '2027-02-03T10:00:00Z', avanzar: 'siguiente_plazo' },
    { ahora: 1 },
  ])('Rechaza con 422 el avance %j.', async (cuerpo) => {
    expect((await s.post('/api/reloj', cuerpo)).estado).toBe(422);
    expect((await s.get('/api/reloj')).cuerpo.ahora).toBe(INICIO);
  });
});

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

describe('Máquinas y reglas', () => {
  test('La lista de máquinas lleva a su definición, con estados, transiciones, normas y actos.', async () => {
    const maquinas = await s.elementos('/api/maquinas');
    expect(maquinas.map((m) => `${m.id}@${m.version}`)).toContain('solicitud@1.0.0');
    for (const { id, version } of maquinas) {
      const def = await s.bien(200, s.get(`/api/maquinas/${id}/${version}`));
      expect(def).toMatchObject({ id, version });
      expect(def.eventos.length).toBeGreaterThan(10);
      const hojas: Json[] = [];
      const visitar = (n: Json): void => {
        hojas.push(n);
        n.estados.forEach(visitar);
      };
      visitar(def.raiz);
      expect(hojas.length).toBeGreaterThan(20);
      for (const n of hojas.slice(1))
        expect([n.clave, typeof n.descripcion, typeof n.norma]).toEqual([n.clave, 'string', 'string']);
    }
  });

  test.each(['/api/maquinas/nada/1.0.0', '/api/maquinas/solicitud/9.9.9', '/api/maquinas/__proto__/1.0.0'])(
    '%s no existe.',
    async (camino) => {
      expect((await s.get(camino)).estado).toBe(404);
      expect((await s.get(`${camino}/diagrama.svg`)).estado).toBe(404);
    },
  );

  test('El diagrama es un SVG sin guiones ni recursos ajenos, y con ?caso= señala dónde está.', async () => {
    const r = await s.get('/api/maquinas/solicitud/1.0.0/diagrama.svg');
    expect(r.estado).toBe(200);
    expect(r.cabeceras.get('content-type')).toMatch(/^image\/svg\+xml/);
    expect(r.cabeceras.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(r.texto).toMatch(/^(<\?xml[^>]*>\s*)?<svg[\s>]/);
    expect(r.texto).not.toMatch(/<script|href="https?:|url\(http/);
    const id = await casoEnAnalisis(s);
    const suyo = await s.get(`/api/maquinas/solicitud/1.0.0/diagrama.svg?caso=${id}`);
    expect(suyo.estado).toBe(200);
    expect(suyo.texto).not.toBe(r.texto);
    const { id: nuevo } = await s.presentar();
    const otro = await s.get(`/api/maquinas/solicitud/1.0.0/diagrama.svg?caso=${nuevo}`);
    expect(otro.texto).not.toBe(suyo.texto);
    expect((await s.get('/api/maquinas/solicitud/1.0.0/diagrama.svg?caso=no-existe')).estado).toBe(404);
  });

  test('Cada regla trae su norma, su fuente y dónde se aplica; la que no existe es 404.', async () => {
    const reglas = await s.elementos('/api/reglas');
    expect(reglas.length).toBeGreaterThan(40);
    expect(new Set(reglas.map((r) => r.id)).size).toBe(reglas.length);
    for (const r of reglas) {
      expect(r).toEqual(
        expect.objectContaining({
          norma: expect.any(String),
          articulo: expect.any(String),
          glosa: expect.any(String),
        }),
      );
      expect([r.id, ['texto', 'memoria'].includes(r.fuente) || typeof r.fuente === 'string']).toEqual([
        r.id,
        true,
      ]);
    }
    const b5 = await s.bien(200, s.get('/api/reglas/AT-8.2.1.B-5'));
    expect(b5).toMatchObject({ id: 'AT-8.2.1.B-5', plazo: { dias: 10, computo: 'habiles' } });
    expect(b5.implementada.length).toBeGreaterThan(0);
    expect((await s.get('/api/reglas/NO-EXISTE')).estado).toBe(404);
    expect((await s.get('/api/reglas/__proto__')).estado).toBe(404);
  });

  test('Toda regla citada por un plazo o por un acto existe en el catálogo.', async () => {
    const ids = new Set((await s.elementos('/api/reglas')).map((r) => r.id));
    const { eventos } = await s.bien(200, s.get('/api/maquinas/solicitud/1.0.0'));
    const id = await casoEnEspera(s);
    const citadas = [
      ...eventos.map((e: Json) => e.regla),
      ...(await s.caso(id)).plazos.map((p: Json) => p.regla),
    ];
    expect(citadas.filter((r) => !ids.has(r))).toEqual([]);
  });
});

async function conDanio(sql: string): Promise<{ t: Servidor; malo: Json; bueno: Json }> {
  const antes = await Servidor.abrir();
  const malo = await antes.presentar({ objeto: 'Dañado' });
  const bueno = await antes.presentar({ objeto: 'Sano' });
  await antes.parar();
  const { default: Sqlite } = await import('better-sqlite3');
  const db = new Sqlite(antes.archivo);
  db.prepare(sql).run(malo.id);
  db.close();
  return { t: await Servidor.abrir({}, antes.archivo), malo, bueno };
}

describe('Un expediente ilegible', () => {
  test.each([
    ['con el estado cortado', `UPDATE caso SET snapshot = substr(snapshot, 1, 40) WHERE id = ?`],
    [
      'con un estado que la máquina no tiene',
      `UPDATE caso SET snapshot = replace(snapshot, 'porProgramar', 'noExiste') WHERE id = ?`,
    ],
    ['con el estado vacío', `UPDATE caso SET snapshot = '' WHERE id = ?`],
    ['con un estado que no es un objeto', `UPDATE caso SET snapshot = 'null' WHERE id = ?`],
    ['de una máquina que ya no existe', `UPDATE caso SET maquina = 'solicitud@0.0.1' WHERE id = ?`],
    ['con los datos dañados', `UPDATE caso_datos SET datos = '{"a":' WHERE caso = ?`],
  ])('%s responde 409 CASO_ILEGIBLE solo él; lo demás funciona.', async (_que, sql) => {
    const { t, malo, bueno } = await conDanio(sql);
    try {
      const leida = await t.get(`/api/solicitudes/${malo.id}`);
      expect([leida.estado, leida.cuerpo.codigo]).toEqual([409, 'CASO_ILEGIBLE']);
      expect(leida.cuerpo.detail).toMatch(/no se puede leer/);
      const acto = await t.enviar(malo.id, 'DERIVAR', { organo: 'O', materia: 'M' });
      expect([acto.estado, acto.cuerpo.codigo]).toEqual([409, 'CASO_ILEGIBLE']);
      // In one shared commit with others.
      const juntos = await Promise.all([
        t.enviar(bueno.id, 'DERIVAR', { organo: 'O', materia: 'M' }),
        t.enviar(malo.id, 'DERIVAR', { organo: 'O', materia: 'M' }),
        t.post('/api/solicitudes', solicitudCompleta()),
      ]);
      expect(juntos.map((r) => r.estado)).toEqual([200, 409, 201]);
      expect((await t.get('/api/solicitudes')).estado).toBe(200);
      expect((await t.get('/api/plazos')).estado).toBe(200);
      expect((await t.caso(bueno.id)).secuencia).toBe(2);
      // The clock goes on for the others, and a person hears of the damaged one.
      await t.reloj('2027-02-20T15:00:00.000Z');
      const { plazos } = await t.caso(bueno.id);
      expect(plazos.filter((p: Json) => p.estado === 'vencido')).toHaveLength(3);
      expect((await t.elementos('/api/incidencias')).map((i) => i.caso)).toContain(malo.id);
    } finally {
      await t.cerrar();
    }
  });
});

describe('Declarar un día cuando hay un expediente ilegible', () => {
  test('Mueve los plazos de los demás y deja el ilegible para una persona.', async () => {
    const { t, malo, bueno } = await conDanio(
      `UPDATE caso SET snapshot = substr(snapshot, 1, 40) WHERE id = ?`,
    );
    try {
      const dia = {
        fecha: '2027-02-03',
        norma: 'DS 1',
        publicada: '2027-01-30',
        ambito: 'nacional',
        motivo: 'M',
      };
      const r = await t.post('/api/calendario/inhabiles', dia);
      expect([r.estado, r.cuerpo.codigo]).toEqual([201, undefined]);
      expect((await t.caso(bueno.id)).plazos.at(-1).vence).toBe('2027-02-16');
      expect((await t.elementos('/api/incidencias')).map((i) => i.caso)).toContain(malo.id);
    } finally {
      await t.cerrar();
    }
  });
});

describe('La presentación mientras corre la reunión', () => {
  test('Una reunión ya registrada no se registra otra vez: 409 y la historia queda igual.', async () => {
    const id = await casoEnAnalisis(s);
    const r = await s.enviar(id, 'REGISTRAR_REUNION', DATOS.reunion('2027-02-01'));
    expect(r.estado).toBe(409);
    expect(await s.historial(id)).toHaveLength(3);
  });
});
