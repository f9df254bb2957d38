import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Oyente } from '../apoyo/oyente.js';
import { abrirJuego, type Juego } from './apoyo.js';

let j: Juego;
beforeAll(async () => {
  j = await abrirJuego();
});
afterAll(() => j.cerrar());

/** Milliseconds from the answer of one replica until who listens to another hears of it. */
async function tardanza(o: Oyente): Promise<number> {
  const { id } = await j.todas[0].presentar();
  const antes = performance.now();
  await expect
    .poll(() => o.mensajes.some((m) => m.datos.caso === id), { interval: 5, timeout: 10_000 })
    .toBe(true);
  return performance.now() - antes;
}

async function cortarOidos(): Promise<number> {
  const cliente = new Client({ connectionString: j.url });
  await cliente.connect();
  const { rows } = await cliente.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND query ~ '^(LISTEN|NOTIFY)'`,
  );
  await cliente.end();
  return rows.length;
}

test('lo que se registra en una réplica llega a quien escucha a otra en menos de tres décimas de segundo', async () => {
  const o = await Oyente.abrir(j.todas[1]);
  const veces: number[] = [];
  for (let i = 0; i < 9; i++) veces.push(await tardanza(o));
  // The slowest are those of a busy machine; looking once a second alone would take half of them beyond this.
  expect(veces.sort((a, b) => a - b)[4]).toBeLessThan(300);
  await o.irse();
});

test('y si los toques se pierden, llega igual: cada uno mira por su cuenta', async () => {
  const o = await Oyente.abrir(j.todas[2]);
  expect(await cortarOidos()).toBe(3);
  expect(await tardanza(o)).toBeLessThan(5000);
  expect(new Set(o.mensajes.map((m) => m.id)).size).toBe(o.mensajes.length);
  await o.irse();
});

test('la sesión que se cierra en una réplica deja de escuchar en otra', async () => {
  const { id, token } = await j.todas[0].usuario(['especialista']);
  const o = await Oyente.abrir(j.todas[1], {}, '', token);
  await j.todas[2].pedir('DELETE', `/api/usuarios/${id}`);
  await j.todas[0].presentar();
  await o.fin;
  expect(o.mensajes.filter((m) => m.datos.tipo !== 'PRESENTAR')).toEqual([]);
});
