import type { Database } from 'better-sqlite3';
import type { StoreDeIdentidades, Suceso } from '../identidades.js';
import type { Usuario } from '../puerto.js';
import { type FilaUsuario, usuarioDe } from './filas.js';
import { ingresosDe } from './ingresos.js';
import { leer } from './leer.js';
import type { Transacciones } from './transaccion.js';
import { usuariosDe } from './usuarios.js';

/**
 * Passwords, identities of the institution and attempts to enter, in an embedded database.
 * @param alCambiar told, in the same breath as the commit, that what is remembered of users no longer holds
 */
export function identidadesDe(
  db: Database,
  dbLectura: Database,
  tx: Transacciones,
  alCambiar: () => void,
): StoreDeIdentidades {
  const porCorreo = dbLectura.prepare(
    'SELECT id, nombre, correo, roles, entidad FROM usuario WHERE lower(correo) = lower(?) AND revocado IS NULL',
  );
  const porIdentidad = dbLectura.prepare(
    `SELECT u.id, u.nombre, u.correo, u.roles, u.entidad FROM identidad_externa e
     JOIN usuario u ON u.id = e.usuario AND u.revocado IS NULL WHERE e.emisor = ? AND e.sujeto = ?`,
  );
  const vincular = db.prepare(
    `INSERT INTO identidad_externa (emisor, sujeto, usuario, creada) VALUES (?, ?, ?, ?)
     ON CONFLICT (emisor, sujeto) DO UPDATE SET usuario = excluded.usuario, creada = excluded.creada`,
  );
  const guardarIda = db.prepare(
    'INSERT INTO ida (huella, estado, unica, verificador, caduca) VALUES (@huella, @estado, @unica, @verificador, @caduca)',
  );
  const tomarIda = db.prepare(
    'DELETE FROM ida WHERE huella = ? RETURNING estado, unica, verificador, caduca',
  );
  const anotar = db.prepare(
    'INSERT INTO ingreso (cuando, usuario, actor, que, detalle, ip) VALUES (@cuando, @usuario, @actor, @que, @detalle, @ip)',
  );
  const sucesos = dbLectura.prepare(
    'SELECT id, cuando, usuario, actor, que, detalle, ip FROM ingreso WHERE usuario = ? ORDER BY id DESC LIMIT ?',
  );
  const limpiezas = [
    'DELETE FROM sesion WHERE caduca <= @ahora OR vista <= @quietasDesde',
    'DELETE FROM invitacion WHERE caduca <= @ahora',
    'DELETE FROM ida WHERE caduca <= @ahora',
    'DELETE FROM freno WHERE ultimo <= @frenosAntesDe AND (hasta IS NULL OR hasta <= @ahora)',
    'DELETE FROM ingreso WHERE cuando < @sucesosAntesDe',
  ].map((sql) => db.prepare(sql));
  return {
    ...usuariosDe(db, dbLectura, tx, alCambiar),
    ...ingresosDe(db, dbLectura, tx),
    porCorreo: (correo) =>
      leer(() => (porCorreo.all(correo) as FilaUsuario[]).map((f) => usuarioDe(f) as Usuario)),
    porIdentidad: (emisor, sujeto) =>
      leer(() => usuarioDe(porIdentidad.get(emisor, sujeto) as FilaUsuario | undefined)),
    vincular: (emisor, sujeto, usuario, cuando) =>
      tx.correr(() => void vincular.run(emisor, sujeto, usuario, cuando)),
    guardarIda: (ida) => tx.correr(() => void guardarIda.run(ida)),
    tomarIda: (huella, ahora) =>
      tx.correr(() => {
        const fila = tomarIda.get(huella) as
          | { estado: string; unica: string; verificador: string; caduca: string }
          | undefined;
        return fila && fila.caduca > ahora ? fila : null;
      }),
    anotarSuceso: (suceso) => tx.correr(() => void anotar.run(suceso)),
    sucesosDe: (usuario, limite) => leer(() => sucesos.all(usuario, limite) as (Suceso & { id: number })[]),
    limpiarIdentidades: (hasta) =>
      tx.correr(() => limpiezas.reduce((total, limpiar) => total + limpiar.run(hasta).changes, 0)),
  };
}
