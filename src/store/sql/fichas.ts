import { type FilaUsuario, usuarioDe } from '../comun/filas.js';
import type { Store } from '../puerto.js';
import type { Base } from './base.js';

const CREAR = `INSERT INTO usuario (id, nombre, correo, roles, entidad, huella_ficha, creado, cuenta)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

/** Users and their tokens. @param alCambiar told that what is remembered of tokens no longer holds */
export function fichasDe(
  base: Base,
  alCambiar: () => void,
): Pick<Store, 'usuario' | 'crearUsuario' | 'renovarFicha' | 'hayUsuarios'> {
  return {
    usuario: async (id) =>
      usuarioDe(
        (await base.una<FilaUsuario>(
          'SELECT id, nombre, correo, roles, entidad FROM usuario WHERE id = ?',
          id,
        )) ?? undefined,
      ),
    async crearUsuario({ id, nombre, correo, roles, entidad, cuenta = null }, huella, creado) {
      await base.mandar(CREAR, id, nombre, correo, JSON.stringify(roles), entidad, huella, creado, cuenta);
    },
    async renovarFicha(id, huella) {
      const sql = 'UPDATE usuario SET huella_ficha = ? WHERE id = ? AND revocado IS NULL';
      return (await base.mandar(sql, huella, id).finally(alCambiar)) === 1;
    },
    hayUsuarios: async () => (await base.una('SELECT id FROM usuario LIMIT 1')) !== null,
  };
}
