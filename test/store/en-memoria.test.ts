import { afterEach, beforeEach, expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import type { Store } from '../../src/store/puerto.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';

const FICHA = 'f'.repeat(64);
const ANA = { id: 'ana', nombre: 'Ana', correo: null, roles: ['admin'] as const, entidad: null };
let store: Store;

beforeEach(async () => {
  store = crearStoreSqlite(abrirSqlite(':memory:'), REGISTRO);
  await store.crearUsuario({ ...ANA, roles: ['admin'] }, FICHA, '2026-01-05T15:00:00.000Z');
  await store.crearUsuario({ ...ANA, id: 'eva', nombre: 'Eva', roles: ['admin'] }, 'e'.repeat(64), '2026');
});
afterEach(() => store.cerrar());

test('D5: with one connection for all, nobody reads what a transaction under way may still undo', async () => {
  const vistos: unknown[] = [];
  const leidos: Promise<unknown>[] = [];
  // A role that no table admits makes the change fail after it was begun.
  const cambio = store.cambiarUsuario('ana', (antes) => {
    leidos.push(
      store.usuario('ana').then((u) => vistos.push(u?.nombre)),
      store.usuarioPorFicha(FICHA).then((u) => vistos.push(u?.nombre)),
    );
    return { ...antes, nombre: 'Otra', revocado: '2026-01-06', cuenta: 'x'.repeat(1) };
  });
  await cambio;
  await Promise.all(leidos);
  expect(vistos).toEqual(['Otra', undefined]);
});
