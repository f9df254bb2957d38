import { type FilaUsuario, usuarioDe } from '../comun/filas.js';
import type { Sesion, StoreDeSesiones } from '../sesiones.js';
import type { Base } from './base.js';

const COLUMNAS = `s.id, s.usuario, s.medio, s.huella, s.huella_anterior AS "huellaAnterior",
  s.anterior_hasta AS "anteriorHasta", s.huella_ficha AS ficha, s.navegador, s.creada, s.renovada, s.vista, s.caduca`;
const DE_SU_USUARIO = `sesion s JOIN usuario u ON u.id = s.usuario AND u.revocado IS NULL
  AND (s.huella_ficha IS NULL OR s.huella_ficha = u.huella_ficha)`;

const ABRIR = `INSERT INTO sesion
  (id, usuario, medio, huella, huella_anterior, anterior_hasta, huella_ficha, navegador, creada, renovada, vista, caduca)
  VALUES (:id, :usuario, :medio, :huella, :huellaAnterior, :anteriorHasta, :ficha, :navegador, :creada, :renovada, :vista, :caduca)`;
const SOBRAN = `DELETE FROM sesion WHERE usuario = :usuario
  AND id NOT IN (SELECT id FROM sesion WHERE usuario = :usuario ORDER BY vista DESC, creada DESC LIMIT :maximo)`;
const QUIEN = `SELECT ${COLUMNAS}, u.nombre, u.correo, u.roles, u.entidad FROM ${DE_SU_USUARIO}
  WHERE s.huella = :huella OR s.huella_anterior = :huella`;
const SUYAS = `SELECT ${COLUMNAS} FROM ${DE_SU_USUARIO} WHERE s.usuario = ? ORDER BY s.vista DESC, s.id`;
const VER = 'UPDATE sesion SET vista = :cuando WHERE id = :id AND vista < :cuando';
const DESPEDIR =
  'UPDATE sesion SET anterior_hasta = ? WHERE id = ? AND huella_anterior IS NOT NULL AND anterior_hasta IS NULL';
const RENOVAR = `UPDATE sesion SET huella = :nueva, huella_anterior = :anterior, anterior_hasta = NULL, renovada = :cuando,
  vista = :cuando WHERE id = :id AND huella = :huella`;

type Fila = Sesion & Omit<FilaUsuario, 'id'>;

/** The sessions of people at the desk. */
export function sesionesDe(base: Base): StoreDeSesiones {
  return {
    abrirSesion: (sesion, maximo) =>
      base.juntas(async (en) => {
        await en.mandar(ABRIR, sesion);
        await en.mandar(SOBRAN, { usuario: sesion.usuario, maximo });
      }),
    async sesionPorHuella(huella) {
      const fila = await base.una<Fila>(QUIEN, { huella });
      if (fila === null) return null;
      const { nombre, correo, roles, entidad, ...sesion } = fila;
      const usuario = usuarioDe({ id: sesion.usuario, nombre, correo, roles, entidad });
      return usuario && { sesion, usuario };
    },
    verSesion: async (id, cuando) => void (await base.mandar(VER, { id, cuando })),
    despedirAnterior: async (id, hasta) => void (await base.mandar(DESPEDIR, hasta, id)),
    renovarSesion: async (id, huella, nueva, anterior, cuando) =>
      (await base.mandar(RENOVAR, { id, huella, nueva, anterior, cuando })) === 1,
    sesionesDe: (usuario) => base.todas<Sesion>(SUYAS, usuario),
    cerrarSesion: async (usuario, id) =>
      (await base.mandar('DELETE FROM sesion WHERE usuario = ? AND id = ?', usuario, id)) === 1,
    cerrarSesiones: (usuario, menos) =>
      base.mandar('DELETE FROM sesion WHERE usuario = ? AND id <> ?', usuario, menos ?? ''),
  };
}
