import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Lectura } from '../../../src/store/personales.js';
import { AHORA, abrirReplicas, type Replica, type Replicas, sembrarCaso } from './replicas.js';

const CASO = 'c1';
const lectura = (cambios: Partial<Lectura> = {}): Lectura => ({
  usuario: 'u1',
  que: 'expediente',
  caso: CASO,
  documento: null,
  cuando: AHORA,
  ...cambios,
});

let r: Replicas;
let una: Replica;
beforeAll(async () => {
  r = await abrirReplicas(2);
  una = r.todas[0] as Replica;
  await sembrarCaso(una, CASO);
  await una.base.mandar(
    'INSERT INTO usuario (id, nombre, roles, creado) VALUES (?, ?, ?, ?)',
    'u1',
    'Úrsula',
    '[]',
    AHORA,
  );
});
afterAll(() => r.cerrar());

const cuantas = async (usuario: string) =>
  (await una.base.una<{ n: number }>('SELECT count(*) AS n FROM lectura WHERE usuario = ?', usuario))?.n;
const transacciones = async () =>
  (
    await una.base.una<{ n: number }>(
      'SELECT count(DISTINCT xmin::text) AS n FROM lectura WHERE usuario = ?',
      'muchos',
    )
  )?.n;

describe('Ley 29733: la constancia de quién leyó, en PostgreSQL', () => {
  test('está escrita cuando la respuesta sale, y se lista con los nombres', async () => {
    await una.store.anotarLectura(lectura({ documento: 'd1', que: 'documento', ip: '10.0.0.1' }));
    expect(await r.todas[1]?.store.lecturas({ caso: CASO, limite: 9 })).toEqual([
      {
        posicion: expect.any(Number),
        ...lectura({ documento: 'd1', que: 'documento', ip: '10.0.0.1' }),
        nombre: 'Úrsula',
        numero: `AT-${CASO}`,
        coleccion: 'solicitudes',
      },
    ]);
    expect(await una.store.lectoresDeDocumento('d1', 9)).toEqual([{ usuario: 'u1', cuando: AHORA }]);
    const filtro = { usuario: 'u1', desde: AHORA, hasta: '2028', antesDe: 9_000_000_000, limite: 9 };
    expect((await una.store.lecturas(filtro)).length).toBe(1);
    expect(await una.store.lecturas({ ...filtro, hasta: AHORA })).toEqual([]);
  });

  test('las de un momento comparten una transacción, y quedan en el orden en que se leyó', async () => {
    const total = 500;
    await Promise.all(
      Array.from({ length: total }, (_, i) =>
        una.store.anotarLectura(lectura({ usuario: 'muchos', que: `q${i}` })),
      ),
    );
    expect([await cuantas('muchos'), await transacciones()]).toEqual([total, 1]);
    const filas = await una.store.lecturas({ usuario: 'muchos', limite: total });
    expect(filas.map((f) => f.que).toReversed()).toEqual(Array.from({ length: total }, (_, i) => `q${i}`));
  });

  test('si la base no puede escribir, quien lee no espera, y lo leído se escribe después', async () => {
    const otra = await una.conexiones.pool.connect();
    await otra.query('BEGIN');
    await otra.query('LOCK TABLE lectura IN SHARE MODE');
    const antes = performance.now();
    await una.store.anotarLectura(lectura({ usuario: 'atascada' }));
    const primera = performance.now() - antes;
    for (let i = 0; i < 20; i++) {
      await una.store.anotarLectura(lectura({ usuario: 'atascada' }));
      // Long enough for another transaction to begin, if it would.
      await una.base.una('SELECT 1 AS uno');
    }
    const resto = performance.now() - antes - primera;
    // The first finds out in two tenths of a second; of the others none waits them again.
    expect([primera > 150, resto < 2000]).toEqual([true, true]);
    expect(await cuantas('atascada')).toBe(0);
    // While it is stuck, one connection waits and no more: acts need the others.
    const esperan = await una.base.una<{ n: number }>(
      `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    expect(esperan?.n).toBe(1);
    await otra.query('ROLLBACK');
    otra.release();
    await una.store.vaciarLecturas();
    expect(await cuantas('atascada')).toBe(21);
  });

  test('si la conexión se corta al escribirlas no se pierden', async () => {
    const otra = await una.conexiones.pool.connect();
    await otra.query('BEGIN');
    await otra.query('LOCK TABLE lectura IN SHARE MODE');
    await una.store.anotarLectura(lectura({ usuario: 'cortada' }));
    await otra.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    await otra.query('ROLLBACK');
    otra.release();
    await una.store.vaciarLecturas();
    expect(await cuantas('cortada')).toBe(1);
  });

  test('el registro no se modifica ni se borra', async () => {
    await expect(una.base.mandar(`UPDATE lectura SET usuario = 'otro'`)).rejects.toThrow(/no se modifica/);
    await expect(una.base.mandar('DELETE FROM lectura')).rejects.toThrow(/no se borra/);
  });
});
