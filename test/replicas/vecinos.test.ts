import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { abrirStore, abrirStoreASolas } from '../../src/store/abrir.js';
import { CERROJO_DE_LA_LEY } from '../../src/store/postgres/cerrojos.js';
import { Conexiones } from '../../src/store/postgres/conexiones.js';
import { ANTES_DE_ESCRIBIR } from '../../src/store/postgres/corriente.js';
import { basePostgres } from '../apoyo/bases.js';
import { comoSuperusuario } from '../apoyo/cluster-bases.js';
import { abrirJuego, type Juego } from './apoyo.js';

let j: Juego;
let otra: Awaited<ReturnType<typeof basePostgres>>;
let ajena: Conexiones;
beforeAll(async () => {
  j = await abrirJuego();
  otra = await basePostgres();
  ajena = new Conexiones(otra.url);
});
afterAll(async () => {
  await ajena.cerrar();
  await otra.borrar();
  await j.cerrar();
});

describe('Dos sistemas en un servidor de PostgreSQL, cada uno en su base', () => {
  test('los candados de uno no detienen al otro, ni su corriente, ni su mantenimiento a solas', async () => {
    const cliente = await ajena.pool.connect();
    await cliente.query(`BEGIN; SELECT pg_advisory_xact_lock(${CERROJO_DE_LA_LEY})`);
    await cliente.query(ANTES_DE_ESCRIBIR);
    const [a, b] = j.todas;
    const { id } = await a.presentar();
    const { store } = b.sistema;
    const posiciones = (await store.corriente(0, 100)).map((f) => f.posicion);
    expect(posiciones.length).toBeGreaterThan(0);
    expect(await store.ultimaPosicion()).toBe(posiciones.at(-1));
    expect((await b.historial(id)).length).toBe(1);
    const aSolas = await abrirStoreASolas(otra.url, REGISTRO);
    expect(await aSolas.siNadie('faena sello', async () => undefined)).toBe(true);
    await expect(abrirStoreASolas(j.url, REGISTRO)).rejects.toMatchObject({ codigo: 'BASE_OCUPADA' });
    await aSolas.cerrar();
    await cliente.query('ROLLBACK');
    cliente.release();
  });

  test('los toques de uno no despiertan al otro', async () => {
    let toques = 0;
    const suyo = await abrirStore(otra.url, REGISTRO);
    suyo.alEscribirOtros(() => {
      toques++;
    });
    await j.todas[0].presentar();
    await new Promise((seguir) => setTimeout(seguir, 300));
    expect(toques).toBe(0);
    await ajena.pool.query('NOTIFY expediente_vivo');
    await expect.poll(() => toques).toBe(1);
    await suyo.cerrar();
  });
});

test('en otro esquema de la misma base se niega a empezar, y no deja nada', async () => {
  const { pathname } = new URL(otra.url);
  const nombre = pathname.slice(1);
  await comoSuperusuario(inject('postgres'), ['CREATE SCHEMA segundo AUTHORIZATION expediente'], nombre);
  const url = `${otra.url}?options=${encodeURIComponent('-c search_path=segundo')}`;
  await expect(abrirStore(url, REGISTRO)).rejects.toThrow(/ya tiene este sistema en otro esquema/);
  const tablas = await comoSuperusuario(
    inject('postgres'),
    [`SELECT tablename FROM pg_tables WHERE schemaname = 'segundo'`],
    nombre,
  );
  expect(tablas).toEqual([]);
});
