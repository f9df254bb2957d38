import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RAIZ } from '../../src/raiz.js';
import { AlmacenNoDisponible, BaseIncompatible } from '../../src/store/errores.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { esquema, migraciones, migrar } from '../../src/store/sqlite/migrar.js';
import { correr, Proceso } from '../apoyo/proceso.js';
import { carpetaTemporal } from '../apoyo/servidor.js';

let archivo: string;
let borrar: () => void;
beforeEach(() => {
  ({ archivo, borrar } = carpetaTemporal());
});
afterEach(() => borrar());

const instalar = (): string => {
  const { escritor, lector } = abrirSqlite(archivo);
  const texto = esquema(escritor);
  lector.close();
  escritor.close();
  return texto;
};
const huella = () => createHash('sha256').update(readFileSync(archivo)).digest('hex');

describe('Las migraciones', () => {
  test('Aplicarlas dos veces deja lo mismo que una.', () => {
    const una = instalar();
    expect(instalar()).toBe(una);
    const db = new Sqlite(archivo);
    const dias = db.prepare('SELECT count(*) FROM inhabil').pluck().get();
    migrar(db);
    migrar(db);
    expect(esquema(db)).toBe(una);
    expect(db.pragma('user_version', { simple: true })).toBe(migraciones().at(-1)?.numero);
    expect(db.prepare('SELECT count(*) FROM inhabil').pluck().get()).toBe(dias);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });

  test('Una corrección de una regla no se modifica ni se borra.', () => {
    instalar();
    const db = new Sqlite(archivo);
    db.exec("INSERT INTO correccion VALUES (2, 'RS-24-LP', 22, 'Norma', 'Leída', '2027-02-01', 'u')");
    expect(() => db.exec('UPDATE correccion SET dias = 20')).toThrow(/no se modifica/);
    expect(() => db.exec('DELETE FROM correccion')).toThrow(/no se borra/);
    expect(db.prepare('SELECT dias FROM correccion').pluck().all()).toEqual([22]);
    db.close();
  });

  test('Están numeradas desde 1, sin saltos ni repeticiones.', () => {
    const numeros = migraciones().map((m) => m.numero);
    expect(numeros).toEqual(numeros.map((_, i) => i + 1));
    expect(numeros.length).toBeGreaterThan(1);
  });

  test('Una que falla no deja nada a medias.', () => {
    instalar();
    const db = new Sqlite(archivo);
    const antes = esquema(db);
    const ultima = migraciones().at(-1)?.numero ?? 0;
    const rota = {
      numero: ultima + 1,
      nombre: 'rota.sql',
      sql: 'CREATE TABLE nueva (a TEXT); CREATE TABLE caso (a TEXT);',
    };
    expect(() => migrar(db, [...migraciones(), rota])).toThrow(/already exists/);
    expect(esquema(db)).toBe(antes);
    expect(db.pragma('user_version', { simple: true })).toBe(ultima);
    db.close();
  });

  test('El esquema guardado en db/esquema.sql es el de una base nueva.', () => {
    expect(readFileSync(join(RAIZ, 'db', 'esquema.sql'), 'utf8')).toBe(instalar());
  });

  test('Dos conexiones que instalan por turnos, cada una viendo lo que la otra dejó, acaban igual.', () => {
    const a = new Sqlite(archivo);
    const b = new Sqlite(archivo);
    a.pragma('journal_mode = WAL');
    const [primera] = migraciones();
    migrar(a, primera ? [primera] : []);
    migrar(b);
    migrar(a);
    expect(esquema(a)).toBe(esquema(b));
    a.close();
    b.close();
  });

  test('Tres procesos que arrancan a la vez sobre un archivo nuevo quedan los tres atendiendo.', async () => {
    const abiertos = await Promise.allSettled([1, 2, 3].map(() => Proceso.abrir(archivo)));
    const procesos = abiertos.flatMap((p) => (p.status === 'fulfilled' ? [p.value] : []));
    try {
      expect(abiertos.map((p) => (p.status === 'rejected' ? String(p.reason) : 'abierto'))).toEqual([
        'abierto',
        'abierto',
        'abierto',
      ]);
      const numeros: string[] = [];
      for (const p of procesos) numeros.push((await p.presentar()).numero);
      expect(numeros).toEqual(['AT-2027-000001', 'AT-2027-000002', 'AT-2027-000003']);
    } finally {
      await Promise.all(procesos.map((p) => p.matar()));
    }
  });
});

describe('Un archivo que no es nuestro', () => {
  test('Una base de una versión más nueva se rechaza con una frase y no se toca.', async () => {
    instalar();
    const db = new Sqlite(archivo);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('user_version = 999');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    const antes = huella();
    expect(() => abrirSqlite(archivo)).toThrow(BaseIncompatible);
    expect(() => abrirSqlite(archivo)).toThrow(/versión más nueva \(999\)/);
    expect(huella()).toBe(antes);
    const fin = await correr('main', [], { PORT: '0', DATABASE_URL: `sqlite:${archivo}` });
    expect(fin.codigo).toBe(1);
    expect(fin.errores.trim().split('\n')).toHaveLength(1);
    expect(fin.errores).toMatch(/Actualice el programa/);
  });

  test('Una base SQLite de otro programa se rechaza y queda byte por byte como estaba.', async () => {
    const db = new Sqlite(archivo);
    db.exec(`CREATE TABLE clientes (nombre TEXT); INSERT INTO clientes VALUES ('Ana')`);
    db.close();
    const antes = huella();
    expect(() => abrirSqlite(archivo)).toThrow(BaseIncompatible);
    expect(huella()).toBe(antes);
    const fin = await correr('main', [], { PORT: '0', DATABASE_URL: `sqlite:${archivo}` });
    expect([fin.codigo, fin.errores.trim().split('\n').length]).toEqual([1, 1]);
    expect(fin.errores).toMatch(/no es una base de datos de este sistema/);
  });

  test('Un archivo que no es SQLite se rechaza y queda como estaba.', async () => {
    writeFileSync(archivo, 'Esto es una carta, no una base de datos.\n'.repeat(50));
    const antes = huella();
    expect(() => abrirSqlite(archivo)).toThrow();
    expect(huella()).toBe(antes);
    const fin = await correr('main', [], { PORT: '0', DATABASE_URL: `sqlite:${archivo}` });
    expect([fin.codigo, fin.errores.trim().split('\n').length]).toEqual([1, 1]);
    expect(fin.errores).not.toMatch(/SQLITE|at /);
  });

  test('Un error que no se puede abrir es del almacén, con su código.', () => {
    expect(() => abrirSqlite('/proc')).toThrow(AlmacenNoDisponible);
  });
});

describe('La historia no se modifica', () => {
  const SENTENCIAS = [
    `UPDATE evento SET tipo = 'X'`,
    `UPDATE evento SET datos = datos WHERE secuencia = 1`,
    'DELETE FROM evento',
    `DELETE FROM evento WHERE caso = 'a'`,
    `INSERT OR REPLACE INTO evento SELECT * FROM evento`,
    `REPLACE INTO evento SELECT * FROM evento`,
    `INSERT INTO evento SELECT * FROM evento WHERE true ON CONFLICT (caso, secuencia) DO UPDATE SET tipo = 'X'`,
    `UPDATE OR REPLACE evento SET secuencia = 1`,
    `UPDATE OR IGNORE evento SET tipo = 'X'`,
    `UPDATE inhabil SET motivo = 'X'`,
    'DELETE FROM inhabil',
    `INSERT OR REPLACE INTO inhabil SELECT * FROM inhabil`,
  ];

  test.each(SENTENCIAS)('Se rechaza: %s.', (sql) => {
    const { escritor, lector } = abrirSqlite(archivo);
    escritor.pragma('foreign_keys = OFF');
    escritor
      .prepare(
        `INSERT INTO evento (caso, secuencia, tipo, datos, sal, huella_datos, actor, ocurrido, registrado, maquina, calendario, catalogo, estado, huella_estado, huella, efectos, regla)
         VALUES ('a', ?, 'T', '{}', '', '', '', '', '', '', 1, 1, '', '', '', '', '')`,
      )
      .run(1);
    escritor
      .prepare(
        `INSERT INTO evento (caso, secuencia, tipo, datos, sal, huella_datos, actor, ocurrido, registrado, maquina, calendario, catalogo, estado, huella_estado, huella, efectos, regla)
         VALUES ('a', ?, 'T', '{}', '', '', '', '', '', '', 1, 1, '', '', '', '', '')`,
      )
      .run(2);
    const foto = () => [
      escritor.prepare('SELECT * FROM evento ORDER BY posicion').all(),
      escritor.prepare('SELECT * FROM inhabil ORDER BY version').all(),
    ];
    const antes = foto();
    expect(() => escritor.exec(sql)).toThrow(/no se (modifica|borra)|UNIQUE/);
    expect(foto()).toEqual(antes);
    lector.close();
    escritor.close();
  });

  test('La conexión de lectura no puede escribir nada.', () => {
    const { escritor, lector } = abrirSqlite(archivo);
    expect(() => lector.exec(`INSERT INTO ajuste VALUES ('a', 'b')`)).toThrow(/readonly/);
    lector.close();
    escritor.close();
  });
});
