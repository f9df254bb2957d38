import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REGISTRO } from '../../machines/registro.js';
import { RAIZ } from '../../src/raiz.js';
import { abrirStore } from '../../src/store/abrir.js';
import { migraciones } from '../../src/store/migraciones.js';
import { esquemaDe } from '../../src/store/postgres/examinar.js';
import { migracionesPostgres } from '../../src/store/postgres/migrar.js';
import { basePostgres, baseVacia } from '../apoyo/bases.js';
import type { BasePostgres } from '../apoyo/cluster-bases.js';

let base: BasePostgres;
let cliente: Client;
beforeAll(async () => {
  base = await basePostgres();
  cliente = new Client({ connectionString: base.url });
  await cliente.connect();
});
afterAll(async () => {
  await cliente.end();
  await base.borrar();
});

const deSqlite = () => migraciones(join(RAIZ, 'db', 'migraciones'));

describe('El esquema de PostgreSQL', () => {
  test('El guardado en db/esquema-postgres.sql es el de una base nueva.', async () => {
    expect(readFileSync(join(RAIZ, 'db', 'esquema-postgres.sql'), 'utf8')).toBe(await esquemaDe(base.url));
  });

  test('Desde la primera, cada migración tiene su par del mismo número en la base embebida.', () => {
    const suyas = migracionesPostgres().map((m) => m.numero);
    expect(suyas).toEqual(deSqlite().flatMap(({ numero }) => (numero >= (suyas[0] ?? 0) ? [numero] : [])));
  });

  test('Todo texto se ordena por punto de código, cualquiera que sea el orden del servidor.', async () => {
    const { rows } = await cliente.query(
      `SELECT attrelid::regclass::text AS tabla, attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       JOIN pg_collation o ON o.oid = a.attcollation
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND attnum > 0 AND o.collname <> 'C'
         AND c.relname <> 'migracion'`,
    );
    expect(rows).toEqual([]);
  });

  test('Tres réplicas que arrancan a la vez sobre una base vacía la encuentran puesta al día.', async () => {
    const vacia = await baseVacia();
    const stores = await Promise.all([1, 2, 3].map(() => abrirStore(vacia.url, REGISTRO)));
    const versiones = await Promise.all(stores.map(async (s) => (await s.normas()).version));
    expect(versiones).toEqual([108, 108, 108]);
    await Promise.all(stores.map((s) => s.cerrar()));
    expect(await esquemaDe(vacia.url)).toBe(await esquemaDe(base.url));
    await vacia.borrar();
  });

  test('Una base más nueva que el programa, o con tablas de otro, se rechaza y queda como estaba.', async () => {
    const vacia = await baseVacia();
    const otro = new Client({ connectionString: vacia.url });
    await otro.connect();
    await otro.query('CREATE TABLE ajena (id integer)');
    await expect(abrirStore(vacia.url, REGISTRO)).rejects.toThrow(/no son de este sistema/);
    await otro.query('DROP TABLE ajena');
    await (await abrirStore(vacia.url, REGISTRO)).cerrar();
    await otro.query("INSERT INTO migracion (numero, nombre) VALUES (9999, 'del futuro')");
    await expect(abrirStore(vacia.url, REGISTRO)).rejects.toThrow(/versión más nueva \(9999\)/);
    const { rows } = await otro.query('SELECT count(*)::int AS n FROM migracion');
    expect(rows).toEqual([{ n: migracionesPostgres().length + 1 }]);
    await otro.end();
    await vacia.borrar();
  });
});
