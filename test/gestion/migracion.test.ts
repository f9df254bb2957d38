import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migraciones, migrar } from '../../src/store/sqlite/migrar.js';

test('AT-8.1.4.B-2: una base con expedientes ya asignados por nombre sabe a qué usuario se refieren', () => {
  const db = new Sqlite(':memory:');
  const todas = migraciones();
  migrar(
    db,
    todas.filter((m) => m.numero < 11),
  );
  const usuario = db.prepare(`INSERT INTO usuario (id, nombre, roles, creado) VALUES (?, ?, '[]', '2027')`);
  for (const [id, nombre] of [
    ['u1', 'Rosa Ayala'],
    ['u2', 'Ana Repetida'],
    ['u3', 'Ana Repetida'],
  ])
    usuario.run(id, nombre);
  const caso = db.prepare(
    `INSERT INTO caso (id, coleccion, numero, maquina, regimen, situacion, estado, secuencia, snapshot, huella, huella_estado, creado, actualizado, ocurrido, responsable)
     VALUES (@id, 'solicitudes', @id, 'm', 'r', 's', '{}', 1, '{}', 'h', 'h', '2027', '2027', '2027', @responsable)`,
  );
  for (const [id, responsable] of [
    ['por nombre', 'Rosa Ayala'],
    ['por id', 'u2'],
    ['ambiguo', 'Ana Repetida'],
    ['de fuera', 'Equipo externo'],
    ['sin nadie', null],
  ])
    caso.run({ id, responsable });
  migrar(db, todas);
  expect(
    Object.fromEntries(db.prepare('SELECT id, asignado FROM caso').raw().all() as [string, string][]),
  ).toEqual({
    'por nombre': 'u1',
    'por id': 'u2',
    ambiguo: null,
    'de fuera': null,
    'sin nadie': null,
  });
  db.close();
});
