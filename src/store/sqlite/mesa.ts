import type { Database } from 'better-sqlite3';
import type { FilaDeNovedad, StoreDeMesa } from '../mesa.js';
import type { FilaCorriente } from '../puerto.js';
import { desde, type Trozo } from './alcance.js';
import { leer } from './leer.js';
import { resumirHoy } from './plazos.js';
import type { Transacciones } from './transaccion.js';

/** The query of the latest events of some cases: the page is chosen first, and only its rows are read whole. */
export function paginaDeNovedades(f: Parameters<StoreDeMesa['novedades']>[0]): Trozo {
  const origen = desde('evento', 'e', f);
  return {
    sql: `SELECT e.posicion, e.caso, e.secuencia, c.coleccion, c.numero, d.objeto, e.maquina, e.tipo, e.datos, e.actor, e.regla, e.catalogo, e.registrado
      FROM (SELECT e.posicion FROM ${origen.sql} WHERE e.posicion > ? ORDER BY e.posicion DESC LIMIT ?) u
      CROSS JOIN evento e ON e.posicion = u.posicion
      JOIN caso c ON c.id = e.caso JOIN caso_datos d ON d.caso = e.caso ORDER BY e.posicion DESC`,
    valores: [...origen.valores, f.desde, f.limite],
  };
}

/** What the desk asks an embedded database. */
export function mesaDe(db: Database, dbLectura: Database, tx: Transacciones): StoreDeMesa {
  const nombres = dbLectura.prepare(
    'SELECT id, nombre FROM usuario WHERE id IN (SELECT value FROM json_each(?))',
  );
  const corriente = dbLectura.prepare(
    'SELECT posicion, caso, secuencia, tipo, actor, ocurrido, registrado, estado, regla FROM evento WHERE caso = ? AND posicion > ? ORDER BY posicion LIMIT ?',
  );
  const debidos = dbLectura.prepare('SELECT n FROM plazo WHERE caso = ? AND debe = 1').pluck();
  const preferencias = dbLectura.prepare(
    'SELECT clave, valor FROM preferencia WHERE usuario = ? ORDER BY clave',
  );
  const cuantas = db.prepare('SELECT count(*) FROM preferencia WHERE usuario = ? AND clave <> ?').pluck();
  const poner = db.prepare(
    'INSERT INTO preferencia (usuario, clave, valor) VALUES (?, ?, ?) ON CONFLICT (usuario, clave) DO UPDATE SET valor = excluded.valor',
  );
  const quitar = db.prepare('DELETE FROM preferencia WHERE usuario = ? AND clave = ?');
  return {
    nombresDe: (ids) =>
      leer(() => {
        const filas = nombres.all(JSON.stringify(ids)) as { id: string; nombre: string }[];
        return new Map(filas.map((f) => [f.id, f.nombre]));
      }),
    novedades: (filtro) =>
      leer(() => {
        const { sql, valores } = paginaDeNovedades(filtro);
        return dbLectura.prepare(sql).all(...valores) as FilaDeNovedad[];
      }),
    debidosDe: (caso) => leer(() => new Set(debidos.all(caso) as number[])),
    corrienteDe: (caso, despues, limite) =>
      leer(() => corriente.all(caso, despues, limite) as FilaCorriente[]),
    hoy: (filtro) => leer(() => resumirHoy(dbLectura, filtro)),
    preferencias: (usuario) =>
      leer(() => {
        const filas = preferencias.all(usuario) as { clave: string; valor: string }[];
        return new Map(filas.map((f) => [f.clave, f.valor]));
      }),
    guardarPreferencia: (usuario, clave, valor, maximo) =>
      tx.correr(() => {
        if (valor === null) {
          quitar.run(usuario, clave);
          return true;
        }
        if ((cuantas.get(usuario, clave) as number) >= maximo) return false;
        poner.run(usuario, clave, valor);
        return true;
      }),
  };
}
