import type { Database } from 'better-sqlite3';
import type {
  CambioDeUsuario,
  FiltroDeUsuarios,
  StoreDeIdentidades,
  UsuarioConCuenta,
} from '../identidades.js';
import { type FilaUsuario, usuarioDe } from './filas.js';
import { leer } from './leer.js';
import type { Transacciones } from './transaccion.js';

type Fila = Omit<UsuarioConCuenta, 'roles' | 'conFicha'> & { roles: string; conFicha: 0 | 1 };
type DeUsuarios = Pick<
  StoreDeIdentidades,
  'usuarios' | 'usuarioConCuenta' | 'porCuenta' | 'cambiarUsuario' | 'revocarSalvoUltimo'
>;

const COMPLETO = `SELECT u.id, u.nombre, u.correo, u.roles, u.entidad, u.cuenta, u.creado, u.revocado,
  u.huella_ficha IS NOT NULL AS conFicha, c.cambiada AS claveDesde, i.caduca AS invitadoHasta,
  (SELECT g.cuando FROM ingreso g WHERE g.usuario = u.id AND g.que = 'entro' ORDER BY g.id DESC LIMIT 1) AS ultimoIngreso
  FROM usuario u LEFT JOIN clave c ON c.usuario = u.id LEFT JOIN invitacion i ON i.usuario = u.id`;
const CON_ROL = 'EXISTS (SELECT 1 FROM json_each(u.roles) WHERE value = ?)';

/** A user with its account, from its row. */
const conCuentaDe = (fila: Fila): UsuarioConCuenta => ({
  ...fila,
  roles: JSON.parse(fila.roles),
  conFicha: fila.conFicha === 1,
});

const plegar = (t: string) => t.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function listar(
  db: Database,
  { texto, rol, activos, limite, despues }: FiltroDeUsuarios,
): UsuarioConCuenta[] {
  const donde = ['1'];
  const valores: unknown[] = [];
  const exigir = (sql: string, ...v: unknown[]) => {
    donde.push(sql);
    valores.push(...v);
  };
  if (rol !== undefined) exigir(CON_ROL, rol);
  if (activos !== undefined) donde.push(`u.revocado IS ${activos ? '' : 'NOT '}NULL`);
  if (despues) exigir('(u.nombre, u.id) > (?, ?)', ...despues);
  const filas = db
    .prepare(`${COMPLETO} WHERE ${donde.join(' AND ')} ORDER BY u.nombre, u.id`)
    .iterate(...valores) as IterableIterator<Fila>;
  const buscado = texto === undefined ? '' : plegar(texto);
  const hallados: UsuarioConCuenta[] = [];
  // Accents are for people to forget: SQL alone would tell Núñez from Nunez.
  for (const fila of filas) {
    if (!plegar(`${fila.nombre}\n${fila.cuenta ?? ''}\n${fila.correo ?? ''}`).includes(buscado)) continue;
    hallados.push(conCuentaDe(fila));
    if (hallados.length === limite) break;
  }
  return hallados;
}

/** Users and what changes of them, in an embedded database. @param alCambiar see `identidadesDe` */
export function usuariosDe(
  db: Database,
  dbLectura: Database,
  tx: Transacciones,
  alCambiar: () => void,
): DeUsuarios {
  const uno = dbLectura.prepare(`${COMPLETO} WHERE u.id = ?`);
  const deCuenta = dbLectura.prepare(
    `SELECT u.id, u.nombre, u.correo, u.roles, u.entidad, u.revocado, c.resumen
     FROM usuario u LEFT JOIN clave c ON c.usuario = u.id WHERE u.cuenta = ?`,
  );
  const previo = db.prepare(
    'SELECT nombre, correo, roles, entidad, cuenta, revocado FROM usuario WHERE id = ?',
  );
  const ocupada = db.prepare('SELECT 1 FROM usuario WHERE cuenta = ? AND id <> ?').pluck();
  const otroAdmin = db
    .prepare(`SELECT 1 FROM usuario u WHERE u.id <> ? AND u.revocado IS NULL AND ${CON_ROL}`)
    .pluck();
  const cambiar = db.prepare(
    `UPDATE usuario SET nombre = @nombre, correo = @correo, roles = @roles, entidad = @entidad, cuenta = @cuenta,
     revocado = @revocado, huella_ficha = CASE WHEN @revocado IS NULL THEN huella_ficha END WHERE id = @id`,
  );
  const revocar = db.prepare('UPDATE usuario SET revocado = ?, huella_ficha = NULL WHERE id = ?');
  const renovarSesiones = db.prepare(
    "UPDATE sesion SET renovada = '', huella_anterior = NULL, anterior_hasta = NULL WHERE usuario = ?",
  );
  const fin = ['sesion', 'invitacion', 'clave'].map((tabla) =>
    db.prepare(`DELETE FROM ${tabla} WHERE usuario = ?`),
  );
  const terminar = (id: string) => {
    for (const borrar of fin) borrar.run(id);
  };
  type Previo = Omit<CambioDeUsuario, 'roles'> & { roles: string };
  const quedaNadie = (id: string, antes: Previo) =>
    antes.revocado === null &&
    (JSON.parse(antes.roles) as string[]).includes('admin') &&
    otroAdmin.get(id, 'admin') === undefined;
  return {
    usuarios: (filtro) => leer(() => listar(dbLectura, filtro)),
    usuarioConCuenta: (id) =>
      leer(() => {
        const fila = uno.get(id) as Fila | undefined;
        return fila ? conCuentaDe(fila) : null;
      }),
    porCuenta: (cuenta) =>
      leer(() => {
        const fila = deCuenta.get(cuenta) as
          | (FilaUsuario & { revocado: string | null; resumen: string | null })
          | undefined;
        if (fila === undefined) return null;
        const { revocado, resumen, ...deUsuario } = fila;
        const usuario = usuarioDe(deUsuario);
        return usuario && { usuario, activo: revocado === null, resumen };
      }),
    cambiarUsuario: (id, decidir) =>
      tx.correr(() => {
        const antes = previo.get(id) as Previo | undefined;
        if (antes === undefined) return false;
        const despues = decidir({ ...antes, roles: JSON.parse(antes.roles) });
        const { nombre, correo, roles, entidad, cuenta, revocado } = despues;
        if ((revocado !== null || !roles.includes('admin')) && quedaNadie(id, antes)) return 'ultimo';
        if (cuenta !== null && ocupada.get(cuenta, id) !== undefined) return 'cuenta';
        const enTexto = JSON.stringify(roles);
        cambiar.run({ id, nombre, correo, roles: enTexto, entidad, cuenta, revocado });
        if (revocado !== null) terminar(id);
        else if (antes.roles !== enTexto || antes.entidad !== entidad) renovarSesiones.run(id);
        return true;
      }, alCambiar),
    revocarSalvoUltimo: (id, cuando) =>
      tx.correr(() => {
        const antes = previo.get(id) as Previo | undefined;
        if (antes === undefined || antes.revocado !== null) return false;
        if (quedaNadie(id, antes)) return 'ultimo';
        revocar.run(cuando, id);
        terminar(id);
        return true;
      }, alCambiar),
  };
}
