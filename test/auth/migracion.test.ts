import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { huellaDeFicha } from '../../src/auth/secreto.js';
import { relojReal, sumarMilisegundos } from '../../src/clock.js';
import { migraciones, migrar } from '../../src/store/sqlite/migrar.js';
import { carpetaTemporal, Servidor } from '../apoyo/servidor.js';
import { con } from './apoyo.js';

test('Una base de antes de las claves conserva sus usuarios, sus fichas y las sesiones abiertas.', async () => {
  const { archivo, borrar } = carpetaTemporal();
  const db = new Sqlite(archivo);
  db.pragma('foreign_keys = ON');
  migrar(
    db,
    migraciones().filter((m) => m.numero < 10),
  );
  const [ficha, secreto] = ['ficha-de-antes', 'secreto-de-una-sesion-de-antes-0123456789'];
  const ahora = relojReal.ahora();
  db.prepare(
    `INSERT INTO usuario (id, nombre, roles, huella_ficha, creado) VALUES ('u1', 'De antes', '["lectura"]', ?, ?)`,
  ).run(huellaDeFicha(ficha), ahora);
  db.prepare('INSERT INTO sesion (huella, usuario, huella_ficha, creada, caduca) VALUES (?, ?, ?, ?, ?)').run(
    huellaDeFicha(secreto),
    'u1',
    huellaDeFicha(ficha),
    ahora,
    sumarMilisegundos(ahora, 3_600_000),
  );
  db.close();
  const s = await Servidor.abrir({}, archivo);
  try {
    expect((await s.get('/api/sesion', con(`sesion=${secreto}`))).cuerpo).toMatchObject({
      medio: 'ficha',
      usuario: { id: 'u1' },
    });
    expect((await s.get('/api/sesion', { ficha })).cuerpo.usuario.nombre).toBe('De antes');
    await s.bien(201, s.post('/api/usuarios/u1/ficha', undefined));
    expect((await s.get('/api/sesion', con(`sesion=${secreto}`))).estado).toBe(401);
  } finally {
    await s.cerrar();
    borrar();
  }
});

test('Lo que consta de los ingresos no se cambia, y una sesión se halla sin recorrerlas todas.', async () => {
  const s = await Servidor.abrir();
  try {
    await s.sistema.identidades.anotar('entro', null, null, '');
    const db = new Sqlite(s.archivo);
    expect(() => db.prepare(`UPDATE ingreso SET que = 'otra'`).run()).toThrow(/no se modifica/);
    const plan = db
      .prepare('EXPLAIN QUERY PLAN SELECT id FROM sesion s WHERE s.huella = ? OR s.huella_anterior = ?')
      .all('a', 'b') as { detail: string }[];
    expect(plan.map((p) => p.detail).join()).not.toMatch(/SCAN/);
    db.close();
  } finally {
    await s.cerrar();
  }
});
