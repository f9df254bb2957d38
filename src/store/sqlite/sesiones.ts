import type { Database } from 'better-sqlite3';
import { traducir } from '../errores.js';
import type { StoreDeSesiones } from '../sesiones.js';
import { type FilaUsuario, usuarioDe } from './filas.js';
import type { Transacciones } from './transaccion.js';

/** The sessions of an embedded database. */
export function sesionesDe(db: Database, dbLectura: Database, tx: Transacciones): StoreDeSesiones {
  const abrir = db.prepare(
    'INSERT INTO sesion (huella, usuario, huella_ficha, creada, caduca) VALUES (?, ?, ?, ?, ?)',
  );
  const olvidar = db.prepare('DELETE FROM sesion WHERE caduca <= ?');
  const cerrar = db.prepare('DELETE FROM sesion WHERE huella = ?');
  const quien = dbLectura.prepare(
    `SELECT u.id, u.nombre, u.correo, u.roles, u.entidad FROM sesion s
     JOIN usuario u ON u.id = s.usuario AND u.huella_ficha = s.huella_ficha AND u.revocado IS NULL
     WHERE s.huella = ? AND s.caduca > ?`,
  );
  return {
    abrirSesion: ({ huella, usuario, ficha, creada, caduca }) =>
      tx.correr(() => {
        olvidar.run(creada);
        abrir.run(huella, usuario, ficha, creada, caduca);
      }),
    usuarioPorSesion: async (huella, ahora) => {
      try {
        return usuarioDe(quien.get(huella, ahora) as FilaUsuario | undefined);
      } catch (error) {
        throw traducir(error);
      }
    },
    cerrarSesion: (huella) => tx.correr(() => void cerrar.run(huella)),
  };
}
