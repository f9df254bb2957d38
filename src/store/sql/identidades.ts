import { type FilaUsuario, usuarioDe } from '../comun/filas.js';
import type { StoreDeIdentidades, Suceso } from '../identidades.js';
import type { Usuario } from '../puerto.js';
import type { Base } from './base.js';
import { ingresosDe } from './ingresos.js';
import { usuariosDe } from './usuarios.js';

const POR_CORREO =
  'SELECT id, nombre, correo, roles, entidad FROM usuario WHERE lower(correo) = ? AND revocado IS NULL ORDER BY id';
const POR_IDENTIDAD = `SELECT u.id, u.nombre, u.correo, u.roles, u.entidad FROM identidad_externa e
  JOIN usuario u ON u.id = e.usuario AND u.revocado IS NULL WHERE e.emisor = ? AND e.sujeto = ?`;
const VINCULAR = `INSERT INTO identidad_externa (emisor, sujeto, usuario, creada) VALUES (?, ?, ?, ?)
  ON CONFLICT (emisor, sujeto) DO UPDATE SET usuario = excluded.usuario, creada = excluded.creada`;
const GUARDAR_IDA =
  'INSERT INTO ida (huella, estado, unica, verificador, caduca) VALUES (:huella, :estado, :unica, :verificador, :caduca)';
const TOMAR_IDA = 'DELETE FROM ida WHERE huella = ? RETURNING estado, unica, verificador, caduca';
const ANOTAR =
  'INSERT INTO ingreso (cuando, usuario, actor, que, detalle, ip) VALUES (:cuando, :usuario, :actor, :que, :detalle, :ip)';
const SUCESOS =
  'SELECT id, cuando, usuario, actor, que, detalle, ip FROM ingreso WHERE usuario = ? ORDER BY id DESC LIMIT ?';
const LIMPIEZAS = [
  'DELETE FROM sesion WHERE caduca <= :ahora OR vista <= :quietasDesde',
  'DELETE FROM invitacion WHERE caduca <= :ahora',
  'DELETE FROM ida WHERE caduca <= :ahora',
  'DELETE FROM freno WHERE ultimo <= :frenosAntesDe AND (hasta IS NULL OR hasta <= :ahora)',
  'DELETE FROM ingreso WHERE cuando < :sucesosAntesDe',
];

// What `lower` does in both databases with a text ordered byte by byte.
const enMinusculas = (correo: string) => correo.replace(/[A-Z]+/g, (letras) => letras.toLowerCase());

/**
 * Passwords, identities of the institution and attempts to enter.
 * @param alCambiar told, as soon as it is committed, that what is remembered of users no longer holds
 */
export function identidadesDe(base: Base, alCambiar: () => void): StoreDeIdentidades {
  return {
    ...usuariosDe(base, alCambiar),
    ...ingresosDe(base),
    porCorreo: async (correo) =>
      (await base.todas<FilaUsuario>(POR_CORREO, enMinusculas(correo))).map((f) => usuarioDe(f) as Usuario),
    porIdentidad: async (emisor, sujeto) =>
      usuarioDe((await base.una<FilaUsuario>(POR_IDENTIDAD, emisor, sujeto)) ?? undefined),
    vincular: async (emisor, sujeto, usuario, cuando) =>
      void (await base.mandar(VINCULAR, emisor, sujeto, usuario, cuando)),
    guardarIda: async (ida) => void (await base.mandar(GUARDAR_IDA, ida)),
    tomarIda: (huella, ahora) =>
      base.juntas(async (en) => {
        const fila = await en.una<{ estado: string; unica: string; verificador: string; caduca: string }>(
          TOMAR_IDA,
          huella,
        );
        return fila && fila.caduca > ahora ? fila : null;
      }),
    anotarSuceso: async (suceso) => void (await base.mandar(ANOTAR, suceso)),
    sucesosDe: (usuario, limite) => base.todas<Suceso & { id: number }>(SUCESOS, usuario, limite),
    async limpiarIdentidades(hasta) {
      let total = 0;
      // One by one: whoever enters meanwhile has no reason to wait for all of them.
      for (const limpiar of LIMPIEZAS) total += await base.mandar(limpiar, hasta);
      return total;
    },
  };
}
