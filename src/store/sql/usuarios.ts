import { legible } from '../../../machines/base/campos.js';
import { type FilaUsuario, usuarioDe } from '../comun/filas.js';
import type {
  CambioDeUsuario,
  FiltroDeUsuarios,
  StoreDeIdentidades,
  UsuarioConCuenta,
} from '../identidades.js';
import type { Base, Sentencias } from './base.js';

type Fila = Omit<UsuarioConCuenta, 'roles' | 'conFicha'> & { roles: string; conFicha: 0 | 1 };
type DeUsuarios = Pick<
  StoreDeIdentidades,
  'usuarios' | 'usuarioConCuenta' | 'porCuenta' | 'cambiarUsuario' | 'revocarSalvoUltimo'
>;

const COMPLETO = `SELECT u.id, u.nombre, u.correo, u.roles, u.entidad, u.cuenta, u.creado, u.revocado,
  CASE WHEN u.huella_ficha IS NULL THEN 0 ELSE 1 END AS "conFicha", c.cambiada AS "claveDesde", i.caduca AS "invitadoHasta",
  (SELECT g.cuando FROM ingreso g WHERE g.usuario = u.id AND g.que = 'entro' ORDER BY g.id DESC LIMIT 1) AS "ultimoIngreso"
  FROM usuario u LEFT JOIN clave c ON c.usuario = u.id LEFT JOIN invitacion i ON i.usuario = u.id`;
const DE_CUENTA = `SELECT u.id, u.nombre, u.correo, u.roles, u.entidad, u.revocado, c.resumen
  FROM usuario u LEFT JOIN clave c ON c.usuario = u.id WHERE u.cuenta = ?`;
const PREVIO = 'SELECT nombre, correo, roles, entidad, cuenta, revocado FROM usuario WHERE id = ?';
const CAMBIAR = `UPDATE usuario SET nombre = :nombre, correo = :correo, roles = :roles, entidad = :entidad, cuenta = :cuenta,
  revocado = :revocado, huella_ficha = CASE WHEN CAST(:revocado AS text) IS NULL THEN huella_ficha END WHERE id = :id`;
const RENOVAR_SESIONES =
  "UPDATE sesion SET renovada = '', huella_anterior = NULL, anterior_hasta = NULL WHERE usuario = ?";
const FIN = ['sesion', 'invitacion', 'clave'].map((tabla) => `DELETE FROM ${tabla} WHERE usuario = ?`);

const POR_VEZ = 500;

/** A user with its account, from its row. */
const conCuentaDe = (fila: Fila): UsuarioConCuenta => ({
  ...fila,
  roles: JSON.parse(fila.roles),
  conFicha: fila.conFicha === 1,
});

const plegar = (t: string) => t.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const conRol = (base: Base) => `EXISTS (SELECT 1 FROM ${base.dialecto.elementos('u.roles')} WHERE value = ?)`;

async function listar(
  base: Base,
  { texto, rol, activos, limite, despues }: FiltroDeUsuarios,
): Promise<UsuarioConCuenta[]> {
  const donde = ['(u.nombre, u.id) > (?, ?)'];
  if (rol !== undefined) donde.push(conRol(base));
  if (activos !== undefined) donde.push(`u.revocado IS ${activos ? '' : 'NOT '}NULL`);
  const sql = `${COMPLETO} WHERE ${donde.join(' AND ')} ORDER BY u.nombre, u.id LIMIT ?`;
  const buscado = texto === undefined ? '' : plegar(texto);
  const cuantos = buscado === '' ? Math.min(limite, POR_VEZ) : POR_VEZ;
  const hallados: UsuarioConCuenta[] = [];
  let desde: readonly [string, string] = despues ?? ['', ''];
  for (;;) {
    const filas = await base.todas<Fila>(sql, ...desde, ...(rol === undefined ? [] : [rol]), cuantos);
    // Accents are for people to forget: SQL alone would tell Núñez from Nunez.
    for (const fila of filas) {
      if (!plegar(`${fila.nombre}\n${fila.cuenta ?? ''}\n${fila.correo ?? ''}`).includes(buscado)) continue;
      hallados.push(conCuentaDe(fila));
      if (hallados.length === limite) return hallados;
    }
    const ultima = filas.at(-1);
    if (ultima === undefined || filas.length < cuantos) return hallados;
    desde = [ultima.nombre, ultima.id];
  }
}

async function terminar(en: Sentencias, usuario: string): Promise<void> {
  for (const borrar of FIN) await en.mandar(borrar, usuario);
}

/** Users and what changes of them. @param alCambiar see `identidadesDe` */
export function usuariosDe(base: Base, alCambiar: () => void): DeUsuarios {
  const OTRO_ADMIN = `SELECT u.id FROM usuario u WHERE u.id <> ? AND u.revocado IS NULL AND ${conRol(base)} LIMIT 1`;
  type Previo = Omit<CambioDeUsuario, 'roles'> & { roles: string };
  const quedaNadie = async (en: Sentencias, id: string, antes: Previo) =>
    antes.revocado === null &&
    (JSON.parse(antes.roles) as string[]).includes('admin') &&
    (await en.una(OTRO_ADMIN, id, 'admin')) === null;

  // Also when it fails: nobody knows whether a commit that lost its connection was made.
  const avisando = <T>(trabajo: (en: Sentencias) => Promise<T>) => base.juntas(trabajo).finally(alCambiar);

  return {
    usuarios: (filtro) => listar(base, filtro),
    async usuarioConCuenta(id) {
      const fila = await base.una<Fila>(`${COMPLETO} WHERE u.id = ?`, id);
      return fila && conCuentaDe(fila);
    },
    async porCuenta(cuenta) {
      // It is whatever somebody writes to enter; no account has such a name, and not every database can be asked for it.
      if (!legible(cuenta)) return null;
      const fila = await base.una<FilaUsuario & { revocado: string | null; resumen: string | null }>(
        DE_CUENTA,
        cuenta,
      );
      if (fila === null) return null;
      const { revocado, resumen, ...deUsuario } = fila;
      const usuario = usuarioDe(deUsuario);
      return usuario && { usuario, activo: revocado === null, resumen };
    },
    cambiarUsuario: (id, decidir) =>
      avisando(async (en) => {
        const antes = await en.una<Previo>(PREVIO, id);
        if (antes === null) return false;
        const despues = decidir({ ...antes, roles: JSON.parse(antes.roles) });
        const { nombre, correo, roles, entidad, cuenta, revocado } = despues;
        if ((revocado !== null || !roles.includes('admin')) && (await quedaNadie(en, id, antes)))
          return 'ultimo';
        const suya = 'SELECT id FROM usuario WHERE cuenta = ? AND id <> ?';
        if (cuenta !== null && (await en.una(suya, cuenta, id)) !== null) return 'cuenta';
        const enTexto = JSON.stringify(roles);
        await en.mandar(CAMBIAR, { id, nombre, correo, roles: enTexto, entidad, cuenta, revocado });
        if (revocado !== null) await terminar(en, id);
        else if (antes.roles !== enTexto || antes.entidad !== entidad) await en.mandar(RENOVAR_SESIONES, id);
        return true;
      }),
    revocarSalvoUltimo: (id, cuando) =>
      avisando(async (en) => {
        const antes = await en.una<Previo>(PREVIO, id);
        if (antes === null || antes.revocado !== null) return false;
        if (await quedaNadie(en, id, antes)) return 'ultimo';
        await en.mandar('UPDATE usuario SET revocado = ?, huella_ficha = NULL WHERE id = ?', cuando, id);
        await terminar(en, id);
        return true;
      }),
  };
}
