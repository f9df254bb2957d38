import type { FilaDeNovedad, StoreDeMesa } from '../mesa.js';
import type { FilaCorriente } from '../puerto.js';
import { casoACaso, type Trozo } from './alcance.js';
import type { Base } from './base.js';
import type { Dialecto } from './dialecto.js';

/** The query of the latest events of some cases: the page is chosen first, and only its rows are read whole. */
export function paginaDeNovedades(d: Dialecto, f: Parameters<StoreDeMesa['novedades']>[0]): Trozo {
  const origen = casoACaso(d, 'evento', 'e', f);
  return {
    sql: `SELECT e.posicion, e.caso, e.secuencia, c.coleccion, c.numero, d.objeto, e.maquina, e.tipo, e.datos, e.actor, e.regla, e.catalogo, e.registrado
      FROM (SELECT e.posicion FROM ${origen.sql} WHERE e.posicion > ? ORDER BY e.posicion DESC LIMIT ?) u
      ${d.enOrden} evento e ON e.posicion = u.posicion
      JOIN caso c ON c.id = e.caso JOIN caso_datos d ON d.caso = e.caso ORDER BY e.posicion DESC`,
    valores: [...origen.valores, f.desde, f.limite],
  };
}

/** Events of a case: its id, the position after which, and how many. */
export const CORRIENTE_DE =
  'SELECT posicion, caso, secuencia, tipo, actor, ocurrido, registrado, estado, regla FROM evento WHERE caso = ? AND posicion > ? ORDER BY posicion LIMIT ?';

/** Terms of a case whose duty nobody has done. */
export const DEBIDOS_DE = 'SELECT n FROM plazo WHERE caso = ? AND debe = 1';

/** What the desk asks, but for what is due. */
export function mesaDe(base: Base): Omit<StoreDeMesa, 'hoy'> {
  const NOMBRES = `SELECT id, nombre FROM usuario WHERE id IN ${base.dialecto.lista()}`;
  return {
    nombresDe: async (ids) => {
      const filas = await base.todas<{ id: string; nombre: string }>(NOMBRES, JSON.stringify(ids));
      return new Map(filas.map((f) => [f.id, f.nombre]));
    },
    novedades: (filtro) => {
      const { sql, valores } = paginaDeNovedades(base.dialecto, filtro);
      return base.todas<FilaDeNovedad>(base.dialecto.aMedida + sql, ...valores);
    },
    debidosDe: async (caso) => {
      const filas = await base.todas<{ n: number }>(DEBIDOS_DE, caso);
      return new Set(filas.map((f) => f.n));
    },
    corrienteDe: (caso, despues, limite) => base.todas<FilaCorriente>(CORRIENTE_DE, caso, despues, limite),
    preferencias: async (usuario) => {
      const filas = await base.todas<{ clave: string; valor: string }>(
        'SELECT clave, valor FROM preferencia WHERE usuario = ? ORDER BY clave',
        usuario,
      );
      return new Map(filas.map((f) => [f.clave, f.valor]));
    },
    guardarPreferencia: (usuario, clave, valor, maximo) =>
      base.juntas(async (en) => {
        if (valor === null) {
          await en.mandar('DELETE FROM preferencia WHERE usuario = ? AND clave = ?', usuario, clave);
          return true;
        }
        const otras = await en.una<{ total: number }>(
          'SELECT count(*) AS total FROM preferencia WHERE usuario = ? AND clave <> ?',
          usuario,
          clave,
        );
        if ((otras?.total ?? 0) >= maximo) return false;
        await en.mandar(
          'INSERT INTO preferencia (usuario, clave, valor) VALUES (?, ?, ?) ON CONFLICT (usuario, clave) DO UPDATE SET valor = excluded.valor',
          usuario,
          clave,
          valor,
        );
        return true;
      }),
  };
}
