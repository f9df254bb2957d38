import { type FilaUsuario, usuarioDe } from '../comun/filas.js';
import type { Freno, StoreDeIdentidades, UsuarioConCuenta } from '../identidades.js';
import type { Base, Sentencias } from './base.js';
import { porTurno } from './turno.js';

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

const PONER = `INSERT INTO clave (usuario, resumen, cambiada) VALUES (?, ?, ?)
  ON CONFLICT (usuario) DO UPDATE SET resumen = excluded.resumen, cambiada = excluded.cambiada`;
const SIN_INVITACION = 'DELETE FROM invitacion WHERE usuario = ?';
const INVITAR = 'INSERT INTO invitacion (huella, usuario, creada, caduca) VALUES (?, ?, ?, ?)';
const DE_INVITACION = `SELECT u.id, u.nombre, u.correo, u.roles, u.entidad, u.cuenta FROM invitacion i
  JOIN usuario u ON u.id = i.usuario AND u.revocado IS NULL WHERE i.huella = ? AND i.caduca > ?`;
const FRENO = 'SELECT fallos, ultimo, hasta FROM freno WHERE de = ?';
const FRENAR = `INSERT INTO freno (de, fallos, ultimo, hasta) VALUES (?, ?, ?, ?)
  ON CONFLICT (de) DO UPDATE SET fallos = excluded.fallos, ultimo = excluded.ultimo, hasta = excluded.hasta`;
const SOLTAR = 'DELETE FROM freno WHERE de = ?';
const RESTAR = 'UPDATE freno SET fallos = fallos - 1, hasta = NULL WHERE de = ? AND fallos > 0';

type Invitado = FilaUsuario & { cuenta: string | null };

async function cambiarClave(
  en: Sentencias,
  usuario: string,
  resumen: string,
  cuando: string,
  menosSesion: string | null,
): Promise<void> {
  await en.mandar(PONER, usuario, resumen, cuando);
  await en.mandar(SIN_INVITACION, usuario);
  await en.mandar('DELETE FROM sesion WHERE usuario = ? AND id <> ?', usuario, menosSesion ?? '');
}

/** Passwords, invitations and brakes. */
export function ingresosDe(base: Base): DeIngresos {
  return {
    claveDe: async (usuario) =>
      (await base.una<{ resumen: string }>('SELECT resumen FROM clave WHERE usuario = ?', usuario))
        ?.resumen ?? null,
    ponerClave: (...cambio) => base.juntas((en) => cambiarClave(en, ...cambio)),
    reescribirClave: async (usuario, antes, resumen) =>
      void (await base.mandar(
        'UPDATE clave SET resumen = ? WHERE usuario = ? AND resumen = ?',
        resumen,
        usuario,
        antes,
      )),
    invitar: (huella, usuario, creada, caduca) =>
      base.juntas(async (en) => {
        await en.mandar(SIN_INVITACION, usuario);
        await en.mandar(INVITAR, huella, usuario, creada, caduca);
      }),
    async invitado(huella, ahora) {
      const fila = await base.una<Invitado>(DE_INVITACION, huella, ahora);
      return fila && { ...fila, roles: JSON.parse(fila.roles) as UsuarioConCuenta['roles'] };
    },
    usarInvitacion: (huella, resumen, ahora) =>
      base.juntas(async (en) => {
        const fila = await en.una<Invitado>(DE_INVITACION, huella, ahora);
        if (fila === null) return null;
        const { cuenta: _, ...usuario } = fila;
        await cambiarClave(en, usuario.id, resumen, ahora, null);
        return usuarioDe(usuario);
      }),
    intentar: (intentos, ahora) =>
      porTurno(base, 'freno', async (en) => {
        const antes: (Freno | null)[] = [];
        for (const { de } of intentos) antes.push(await en.una<Freno>(FRENO, de));
        const hasta = antes.map((f) => f?.hasta ?? '').reduce((a, b) => (a > b ? a : b), '');
        if (hasta > ahora) return hasta;
        for (const [i, { de, crecer }] of intentos.entries()) {
          const nuevo = crecer(antes[i] ?? null);
          await en.mandar(FRENAR, de, nuevo.fallos, nuevo.ultimo, nuevo.hasta);
        }
        return null;
      }),
    acertar: (olvidar, otros) =>
      porTurno(base, 'freno', async (en) => {
        await en.mandar(SOLTAR, olvidar);
        for (const de of otros) await en.mandar(RESTAR, de);
      }),
    frenoDe: (de) => base.una<Freno>(FRENO, de),
    soltarFreno: async (de) => (await base.mandar(SOLTAR, de)) === 1,
  };
}
