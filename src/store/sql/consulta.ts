import { type FilaUsuario, usuarioDe } from '../comun/filas.js';
import type { StoreDeConsulta } from '../consulta.js';
import type { Usuario } from '../puerto.js';
import type { Base } from './base.js';

const ALGUNO = 'SELECT id FROM caso WHERE coleccion = ? AND creado >= ? AND creado < ? LIMIT 1';

/** What the public lookup and the annual report ask. */
export function consultaDe(base: Base): StoreDeConsulta {
  const conRol = `SELECT id, nombre, correo, roles, entidad FROM usuario
    WHERE revocado IS NULL AND EXISTS (SELECT 1 FROM ${base.dialecto.elementos('roles')} WHERE value = ?) ORDER BY nombre, id`;
  return {
    porNumero: (numero) => base.una('SELECT id, coleccion FROM caso WHERE numero = ?', numero),
    hayCasosEntre: async (coleccion, desde, hasta) =>
      (await base.una(ALGUNO, coleccion, desde, hasta)) !== null,
    conRol: async (rol) =>
      (await base.todas<FilaUsuario>(conRol, rol)).map((fila) => usuarioDe(fila) as Usuario),
  };
}
