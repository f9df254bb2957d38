import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANTES_DE_ESCRIBIR, leerCorriente } from '../../src/store/postgres/corriente.js';
import {
  AHORA,
  abrirReplicas,
  type Replica,
  type Replicas,
  sembrarCaso,
} from '../store/postgres/replicas.js';

const ESCRITORES = 6;
const espera = (ms: number) => new Promise((seguir) => setTimeout(seguir, ms));

let r: Replicas;
let una: Replica;
const secuencias = new Map<string, number>();
beforeAll(async () => {
  r = await abrirReplicas(2);
  una = r.todas[0] as Replica;
  for (let i = 0; i < ESCRITORES; i++) await sembrarCaso(una, `c${i}`);
});
afterAll(() => r.cerrar());

const INSERTAR = `INSERT INTO evento (caso, secuencia, tipo, datos, sal, huella_datos, actor, ocurrido, registrado, maquina, calendario, catalogo, estado, huella_estado, huella, efectos, regla)
  VALUES ($1, $2, 'PRUEBA', '{}', 's', 'h', 'u', $3, $3, 'solicitud@1.0.0', 1, 1, '{}', 'h', 'h', '[]', 'R') RETURNING posicion`;

/** Writes an event inside a transaction: its position. */
async function anotar(cliente: PoolClient, caso: string): Promise<number> {
  const secuencia = (secuencias.get(caso) ?? 0) + 1;
  secuencias.set(caso, secuencia);
  return (await cliente.query(INSERTAR, [caso, secuencia, AHORA])).rows[0].posicion;
}

const identificarse = (cliente: PoolClient) => cliente.query('SELECT pg_current_xact_id()');
const ultima = async () =>
  (await una.base.una<{ p: number }>('SELECT coalesce(max(posicion), 0) AS p FROM evento'))?.p ?? 0;
const leer = async (replica: Replica, despues: number, limite = 100) =>
  (await leerCorriente(replica.conexiones.pool, despues, limite)).map((f) => f.posicion);
// What this system does not do: the rows of transactions older than any that is still running.
const leerBajoXmin = async (despues: number) =>
  (
    await una.base.todas<{ posicion: number }>(
      `SELECT posicion FROM evento WHERE posicion > ?
       AND xmin::text::bigint < pg_snapshot_xmin(pg_current_snapshot())::text::bigint ORDER BY posicion`,
      despues,
    )
  ).map((f) => f.posicion);

/** Pauses of a transaction, in milliseconds: before it takes its positions, and after each; and how it ends. */
const transaccion: fc.Arbitrary<Transaccion> = fc.record({
  antes: fc.integer({ min: 0, max: 8 }),
  identificada: fc.boolean(),
  eventos: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 }),
  confirma: fc.integer({ min: 0, max: 9 }).map((n) => n > 1),
});
interface Transaccion {
  readonly antes: number;
  readonly identificada: boolean;
  readonly eventos: readonly number[];
  readonly confirma: boolean;
}

async function escribir(caso: string, transacciones: readonly Transaccion[]): Promise<void> {
  for (const t of transacciones) {
    const cliente = await una.conexiones.pool.connect();
    await cliente.query('BEGIN');
    if (t.identificada) await identificarse(cliente);
    await espera(t.antes);
    await cliente.query(ANTES_DE_ESCRIBIR);
    for (const pausa of t.eventos) {
      await anotar(cliente, caso);
      await espera(pausa);
    }
    await cliente.query(t.confirma ? 'COMMIT' : 'ROLLBACK');
    if (!t.confirma) secuencias.set(caso, (secuencias.get(caso) ?? 0) - t.eventos.length);
    cliente.release();
  }
}

describe('La corriente, en PostgreSQL', () => {
  test('con muchos que escriben y deshacen a su paso, quien lee sin parar no se salta ni repite ninguna', async () => {
    const reparto = fc.array(fc.array(transaccion, { minLength: 5, maxLength: 25 }), {
      minLength: ESCRITORES,
      maxLength: ESCRITORES,
    });
    const paginas = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(reparto, paginas, async (escritores, limites) => {
        const desde = await ultima();
        let escribiendo = true;
        const lectores = limites.map(async (limite, i) => {
          const leidas: number[] = [];
          for (;;) {
            const seguia = escribiendo;
            const pagina = await leer(r.todas[i % 2] as Replica, leidas.at(-1) ?? desde, limite);
            leidas.push(...pagina);
            if (pagina.length === 0 && !seguia) return leidas;
            if (pagina.length === 0) await espera(1);
          }
        });
        await Promise.all(escritores.map((ts, i) => escribir(`c${i}`, ts)));
        escribiendo = false;
        const todas = await una.base.todas<{ posicion: number }>(
          'SELECT posicion FROM evento WHERE posicion > ? ORDER BY posicion',
          desde,
        );
        for (const leidas of await Promise.all(lectores))
          expect(leidas).toEqual(todas.map((f) => f.posicion));
      }),
      { numRuns: 6 },
    );
  });

  test('la trampa: quien toma su posición tarde y confirma pronto no hace saltar la de quien empezó después', async () => {
    const desde = await ultima();
    const antigua = await una.conexiones.pool.connect();
    const nueva = await una.conexiones.pool.connect();
    await antigua.query('BEGIN');
    await identificarse(antigua);
    await nueva.query('BEGIN');
    await identificarse(nueva);
    await nueva.query(ANTES_DE_ESCRIBIR);
    const primera = await anotar(nueva, 'c0');
    await antigua.query(ANTES_DE_ESCRIBIR);
    const segunda = await anotar(antigua, 'c1');
    expect(segunda).toBeGreaterThan(primera);
    await antigua.query('COMMIT');
    // Below the oldest transaction alive there is only the second: whoever reads it never comes back for the first.
    await expect.poll(() => leerBajoXmin(desde)).toEqual([segunda]);
    expect(await leer(una, desde)).toEqual([]);
    await nueva.query('COMMIT');
    expect(await leerBajoXmin(segunda)).toEqual([]);
    expect(await leer(una, desde)).toEqual([primera, segunda]);
    antigua.release();
    nueva.release();
  });

  test('una transacción que espera sin haber tomado posición no detiene a quien lee', async () => {
    const desde = await ultima();
    const lenta = await una.conexiones.pool.connect();
    await lenta.query('BEGIN');
    await identificarse(lenta);
    const rapida = await una.conexiones.pool.connect();
    await rapida.query('BEGIN');
    await rapida.query(ANTES_DE_ESCRIBIR);
    const suya = await anotar(rapida, 'c2');
    await rapida.query('COMMIT');
    expect(await leer(una, desde)).toEqual([suya]);
    expect(await leerBajoXmin(desde)).toEqual([]);
    await lenta.query('ROLLBACK');
    lenta.release();
    rapida.release();
  });
});
