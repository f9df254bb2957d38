import type { Store } from '../puerto.js';
import type { Base } from './base.js';

/** Sets a setting, whether or not there was one. */
export const GUARDAR_AJUSTE =
  'INSERT INTO ajuste (nombre, valor) VALUES (?, ?) ON CONFLICT (nombre) DO UPDATE SET valor = excluded.valor';
const SUBIR = `${GUARDAR_AJUSTE} WHERE ajuste.valor < excluded.valor`;
const CREAR = 'INSERT INTO ajuste (nombre, valor) VALUES (?, ?) ON CONFLICT (nombre) DO NOTHING';

/** Settings of the database, by name. */
export function ajustesDe(
  base: Base,
): Pick<Store, 'ajuste' | 'guardarAjuste' | 'ajusteInicial' | 'subirAjuste'> {
  const ajuste = async (nombre: string) =>
    (await base.una<{ valor: string }>('SELECT valor FROM ajuste WHERE nombre = ?', nombre))?.valor ?? null;
  return {
    ajuste,
    guardarAjuste: async (nombre, valor) => void (await base.mandar(GUARDAR_AJUSTE, nombre, valor)),
    async ajusteInicial(nombre, valor) {
      await base.mandar(CREAR, nombre, valor);
      return (await ajuste(nombre)) ?? valor;
    },
    async subirAjuste(nombre, valor) {
      await base.mandar(SUBIR, nombre, valor);
      return (await ajuste(nombre)) ?? valor;
    },
  };
}
