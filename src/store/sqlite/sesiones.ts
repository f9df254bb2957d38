import type { Database } from 'better-sqlite3';
import type { Sesion, StoreDeSesiones } from '../sesiones.js';
import { type FilaUsuario, usuarioDe } from './filas.js';
import { leer } from './leer.js';
import type { Transacciones } from './transaccion.js';

const COLUMNAS = `s.id, s.usuario, s.medio, s.huella, s.huella_anterior AS huellaAnterior,
  s.anterior_hasta AS anteriorHasta, s.huella_ficha AS ficha, s.navegador, s.creada, s.renovada, s.vista, s.caduca`;
const DE_SU_USUARIO = `sesion s JOIN usuario u ON u.id = s.usuario AND u.revocado IS NULL
  AND (s.huella_ficha IS NULL OR s.huella_ficha = u.huella_ficha)`;

type Fila = Sesion & Omit<FilaUsuario, 'id'>;

/** The sessions of an embedded database. */
export function sesionesDe(db: Database, dbLectura: Database, tx: Transacciones): StoreDeSesiones {
  const abrir = db.prepare(
    `INSERT INTO sesion (id, usuario, medio, huella, huella_anterior, anterior_hasta, huella_ficha, navegador, creada, renovada, vista, caduca)
     VALUES (@id, @usuario, @medio, @huella, @huellaAnterior, @anteriorHasta, @ficha, @navegador, @creada, @renovada, @vista, @caduca)`,
  );
  const sobran = db.prepare(
    `DELETE FROM sesion WHERE usuario = @usuario
     AND id NOT IN (SELECT id FROM sesion WHERE usuario = @usuario ORDER BY vista DESC, creada DESC LIMIT @maximo)`,
  );
  const quien = dbLectura.prepare(
    `SELECT ${COLUMNAS}, u.nombre, u.correo, u.roles, u.entidad FROM ${DE_SU_USUARIO}
     WHERE s.huella = @huella OR s.huella_anterior = @huella`,
  );
  const suyas = dbLectura.prepare(
    `SELECT ${COLUMNAS} FROM ${DE_SU_USUARIO} WHERE s.usuario = ? ORDER BY s.vista DESC, s.id`,
  );
  const ver = db.prepare('UPDATE sesion SET vista = @cuando WHERE id = @id AND vista < @cuando');
  const despedir = db.prepare(
    'UPDATE sesion SET anterior_hasta = ? WHERE id = ? AND huella_anterior IS NOT NULL AND anterior_hasta IS NULL',
  );
  const renovar = db.prepare(
    `UPDATE sesion SET huella = @nueva, huella_anterior = @anterior, anterior_hasta = NULL, renovada = @cuando,
     vista = @cuando WHERE id = @id AND huella = @huella`,
  );
  const cerrar = db.prepare('DELETE FROM sesion WHERE usuario = ? AND id = ?');
  const cerrarTodas = db.prepare('DELETE FROM sesion WHERE usuario = ? AND id <> ?');
  return {
    abrirSesion: (sesion, maximo) =>
      tx.correr(() => {
        abrir.run(sesion);
        sobran.run({ usuario: sesion.usuario, maximo });
      }),
    sesionPorHuella: (huella) =>
      leer(() => {
        const fila = quien.get({ huella }) as Fila | undefined;
        if (fila === undefined) return null;
        const { nombre, correo, roles, entidad, ...sesion } = fila;
        const usuario = usuarioDe({ id: sesion.usuario, nombre, correo, roles, entidad });
        return usuario && { sesion, usuario };
      }),
    verSesion: (id, cuando) => tx.correr(() => void ver.run({ id, cuando })),
    despedirAnterior: (id, hasta) => tx.correr(() => void despedir.run(hasta, id)),
    renovarSesion: (id, huella, nueva, anterior, cuando) =>
      tx.correr(() => renovar.run({ id, huella, nueva, anterior, cuando }).changes === 1),
    sesionesDe: (usuario) => leer(() => suyas.all(usuario) as Sesion[]),
    cerrarSesion: (usuario, id) => tx.correr(() => cerrar.run(usuario, id).changes === 1),
    cerrarSesiones: (usuario, menos) => tx.correr(() => cerrarTodas.run(usuario, menos ?? '').changes),
  };
}
