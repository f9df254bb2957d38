import type { Database } from 'better-sqlite3';
import type { StoreDeConsulta } from '../consulta.js';
import type { Usuario } from '../puerto.js';
import { type FilaUsuario, usuarioDe } from './filas.js';
import { leer } from './leer.js';

/** What the public lookup and the annual report ask of an embedded database. */
export function consultaDe(lector: Database): StoreDeConsulta {
  const numero = lector.prepare('SELECT id, coleccion FROM caso WHERE numero = ?');
  const alguno = lector
    .prepare('SELECT 1 FROM caso WHERE coleccion = ? AND creado >= ? AND creado < ? LIMIT 1')
    .pluck();
  const conRol = lector.prepare(
    `SELECT id, nombre, correo, roles, entidad FROM usuario
     WHERE revocado IS NULL AND EXISTS (SELECT 1 FROM json_each(roles) WHERE value = ?) ORDER BY nombre, id`,
  );
  return {
    porNumero: (n) => leer(() => (numero.get(n) as { id: string; coleccion: string } | undefined) ?? null),
    hayCasosEntre: (coleccion, desde, hasta) => leer(() => alguno.get(coleccion, desde, hasta) === 1),
    conRol: (rol) => leer(() => (conRol.all(rol) as FilaUsuario[]).map((fila) => usuarioDe(fila) as Usuario)),
  };
}
