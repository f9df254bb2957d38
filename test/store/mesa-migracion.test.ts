import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { REGLAS } from '../../machines/reglas/index.js';
import { RAIZ } from '../../src/raiz.js';
import { casoEnAnalisis, casoEnEspera, DATOS } from '../apoyo/cliente.js';
import { Servidor } from '../apoyo/servidor.js';

const SQL = readFileSync(join(RAIZ, 'db', 'migraciones', '0006_mesa.sql'), 'utf8');

/** Takes a database back to before the migration: without what it projects, nor what later ones built on that. */
function deshacer(db: Sqlite.Database): void {
  const indices = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'index' AND (sql LIKE '%debe%' OR sql LIKE '%atendido%')`,
    )
    .pluck()
    .all();
  for (const indice of indices) db.exec(`DROP INDEX ${indice}`);
  db.exec(`DROP INDEX plazo_vence; DROP INDEX evento_actor; DROP TABLE preferencia;
    ALTER TABLE plazo DROP COLUMN debe; ALTER TABLE plazo DROP COLUMN atendido;
    CREATE INDEX plazo_vence ON plazo (vence, caso, n);`);
}

const debidos = (db: Sqlite.Database) =>
  db.prepare('SELECT caso, n FROM plazo WHERE debe = 1 ORDER BY 1, 2').all();

describe('La migración de la mesa', () => {
  test('Nombra las reglas que precluyen, todas las que había, y ninguna más.', () => {
    const lista = /NOT IN \(([\s\S]*?)\)/.exec(SQL)?.[1] ?? '';
    const precluyen = REGLAS.filter((r) => r.plazo && ['entidad', 'participante'].includes(r.plazo.carga));
    const nombradas = [...lista.matchAll(/'([^']+)'/g)].map(([, id]) => id);
    expect(nombradas.sort()).toEqual(precluyen.map((r) => r.id).sort());
  });

  test('Sobre una base con historia deja lo mismo que se habría anotado al ocurrir.', async () => {
    const s = await Servidor.abrir();
    try {
      await s.presentar();
      const desistida = (await s.presentar()).id;
      const espera = await casoEnEspera(s, 3);
      const otra = await casoEnAnalisis(s);
      await s.reloj('2027-02-25T15:00:00.000Z');
      await s.acto(desistida, 'DESISTIR', { motivo: 'Ya no.' });
      await s.acto(otra, 'REQUERIR_DOCUMENTACION', DATOS.requerir(2));
      await s.acto(otra, 'RECIBIR_DOCUMENTACION', {
        detalle: 'Llegó.',
        completa: true,
        recibida: '2027-02-25',
      });
      expect((await s.caso(espera)).situacion).toBe('archivada');
      await s.parar();
      const db = new Sqlite(s.archivo);
      const antes = debidos(db);
      expect(antes.length).toBeGreaterThan(3);
      deshacer(db);
      db.exec(SQL);
      expect(debidos(db)).toEqual(antes);
      db.close();
    } finally {
      await s.cerrar();
    }
  });
});
