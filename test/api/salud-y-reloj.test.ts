import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casoEnEspera, INICIO, type Json } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

let s: Servidor;
beforeAll(async () => {
  s = await Servidor.abrir();
});
afterAll(() => s.cerrar());

describe('Salud', () => {
  test('Responde sin ficha con estado, versión, hora y base de datos.', async () => {
    const r = await s.get('/api/salud', { ficha: null });
    expect(r.estado).toBe(200);
    const { alertas, ...resto } = r.cuerpo;
    // How much room this machine has left is not the matter of this test.
    expect(alertas.filter((a: string) => a !== 'disco')).toEqual(['respaldo']);
    expect(resto).toEqual({
      estado: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      ahora: INICIO,
      baseDatos: 'ok',
      sobres: 'abren',
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
