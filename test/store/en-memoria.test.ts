import { expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';

const AYER = '2026-01-05T15:00:00.000Z';
const HOY = '2026-01-06T15:00:00.000Z';
const DESPUES = '2026-01-09T15:00:00.000Z';

test('D5: with one connection for all, nobody reads what a transaction under way may still undo', async () => {
  const store = crearStoreSqlite(abrirSqlite(':memory:'), REGISTRO);
  try {
    for (const id of ['ana', 'eva']) {
      await store.crearUsuario({ id, nombre: id, correo: null, roles: ['admin'], entidad: null }, id, AYER);
      await store.invitar(`de ${id}`, id, AYER, DESPUES);
    }
    // The invitation Ana had is taken away first; that of Eva has the other's secret, and all of it is undone.
    const repetida = store.invitar('de eva', 'ana', HOY, DESPUES).catch((error: Error) => error.message);
    const leidas: ReturnType<typeof store.invitado>[] = [];
    let terminada = false;
    void repetida.then(() => {
      terminada = true;
    });
    while (!terminada) {
      leidas.push(store.invitado('de ana', HOY));
      await Promise.resolve();
    }
    expect(await repetida).toMatch(/UNIQUE/);
    expect(leidas.length).toBeGreaterThan(1);
    expect(new Set((await Promise.all(leidas)).map((u) => u?.id))).toEqual(new Set(['ana']));
  } finally {
    await store.cerrar();
  }
});
