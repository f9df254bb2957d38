import type { Database } from 'better-sqlite3';
import type { Freno, StoreDeIdentidades, UsuarioConCuenta } from '../identidades.js';
import { type FilaUsuario, usuarioDe } from './filas.js';
import { leer } from './leer.js';
import type { Transacciones } from './transaccion.js';

type DeIngresos = Pick<
  StoreDeIdentidades,
  | 'claveDe'
  | 'ponerClave'
  | 'reescribirClave'
  | 'invitar'
  | 'invitado'
  | 'usarInvitacion'
  | 'intentar'
  | 'acertar'
  | 'frenoDe'
  | 'soltarFreno'
>;

/** Passwords, invitations and brakes, in an embedded database. */
export function ingresosDe(db: Database, dbLectura: Database, tx: Transacciones): DeIngresos {
  const clave = dbLectura.prepare('SELECT resumen FROM clave WHERE usuario = ?').pluck();
  const poner = db.prepare(
    `INSERT INTO clave (usuario, resumen, cambiada) VALUES (?, ?, ?)
     ON CONFLICT (usuario) DO UPDATE SET resumen = excluded.resumen, cambiada = excluded.cambiada`,
  );
  const reescribir = db.prepare('UPDATE clave SET resumen = ? WHERE usuario = ? AND resumen = ?');
  const sinInvitacion = db.prepare('DELETE FROM invitacion WHERE usuario = ?');
  const sinSesiones = db.prepare('DELETE FROM sesion WHERE usuario = ? AND id <> ?');
  const invitar = db.prepare('INSERT INTO invitacion (huella, usuario, creada, caduca) VALUES (?, ?, ?, ?)');
  const DE_INVITACION = `SELECT u.id, u.nombre, u.correo, u.roles, u.entidad, u.cuenta FROM invitacion i
    JOIN usuario u ON u.id = i.usuario AND u.revocado IS NULL WHERE i.huella = ? AND i.caduca > ?`;
  const invitado = dbLectura.prepare(DE_INVITACION);
  const usar = db.prepare(DE_INVITACION);
  const freno = db.prepare('SELECT fallos, ultimo, hasta FROM freno WHERE de = ?');
  const frenoLeido = dbLectura.prepare('SELECT fallos, ultimo, hasta FROM freno WHERE de = ?');
  const frenar = db.prepare(
    `INSERT INTO freno (de, fallos, ultimo, hasta) VALUES (?, ?, ?, ?)
     ON CONFLICT (de) DO UPDATE SET fallos = excluded.fallos, ultimo = excluded.ultimo, hasta = excluded.hasta`,
  );
  const soltar = db.prepare('DELETE FROM freno WHERE de = ?');
  const restar = db.prepare('UPDATE freno SET fallos = fallos - 1, hasta = NULL WHERE de = ? AND fallos > 0');
  const cambiarClave = (usuario: string, resumen: string, cuando: string, menos: string | null) => {
    poner.run(usuario, resumen, cuando);
    sinInvitacion.run(usuario);
    sinSesiones.run(usuario, menos ?? '');
  };
  return {
    claveDe: (usuario) => leer(() => (clave.get(usuario) as string | undefined) ?? null),
    ponerClave: (...cambio) => tx.correr(() => cambiarClave(...cambio)),
    reescribirClave: (usuario, antes, resumen) =>
      tx.correr(() => void reescribir.run(resumen, usuario, antes)),
    invitar: (huella, usuario, creada, caduca) =>
      tx.correr(() => {
        sinInvitacion.run(usuario);
        invitar.run(huella, usuario, creada, caduca);
      }),
    invitado: (huella, ahora) =>
      leer(() => {
        const fila = invitado.get(huella, ahora) as (FilaUsuario & { cuenta: string | null }) | undefined;
        return fila ? { ...fila, roles: JSON.parse(fila.roles) as UsuarioConCuenta['roles'] } : null;
      }),
    usarInvitacion: (huella, resumen, ahora) =>
      tx.correr(() => {
        const fila = usar.get(huella, ahora) as (FilaUsuario & { cuenta: string }) | undefined;
        if (fila === undefined) return null;
        const { cuenta: _, ...usuario } = fila;
        cambiarClave(usuario.id, resumen, ahora, null);
        return usuarioDe(usuario);
      }),
    intentar: (intentos, ahora) =>
      tx.correr(() => {
        const antes = intentos.map(({ de }) => (freno.get(de) as Freno | undefined) ?? null);
        const hasta = antes.map((f) => f?.hasta ?? '').reduce((a, b) => (a > b ? a : b), '');
        if (hasta > ahora) return hasta;
        for (const [i, { de, crecer }] of intentos.entries()) {
          const nuevo = crecer(antes[i] ?? null);
          frenar.run(de, nuevo.fallos, nuevo.ultimo, nuevo.hasta);
        }
        return null;
      }),
    acertar: (olvidar, otros) =>
      tx.correr(() => {
        soltar.run(olvidar);
        for (const de of otros) restar.run(de);
      }),
    frenoDe: (de) => leer(() => (frenoLeido.get(de) as Freno | undefined) ?? null),
    soltarFreno: (de) => tx.correr(() => soltar.run(de).changes === 1),
  };
}
