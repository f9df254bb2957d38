import type { Store } from '../puerto.js';
import type { Trozo } from './alcance.js';
import type { Base } from './base.js';
import type { Dialecto } from './dialecto.js';

type Pedido = Parameters<Store['casosDeEntidad']>[0];

/** The question of the latest cases of an entity that are as asked. */
export function preguntaDeEntidad(d: Dialecto, { ruc, coleccion, iguales, campos, limite }: Pedido): Trozo {
  const columnas = campos.map((nombre, i) => `, ${d.dato('d.datos', nombre)} AS c${i}`).join('');
  const como = Object.keys(iguales).map((nombre) => `${d.dato('d.datos', nombre)} = ?`);
  // What is looked into is bounded first: to read the data of a case costs more than to find it.
  return {
    sql: `SELECT u.id, u.numero, u.situacion${columnas} FROM (
      SELECT c.id, c.numero, c.situacion, c.creado FROM caso c WHERE c.ruc = ? AND c.coleccion = ? ORDER BY c.creado DESC, c.id DESC LIMIT ?
    ) u JOIN caso_datos d ON d.caso = u.id WHERE ${['1 = 1', ...como].join(' AND ')} ORDER BY u.creado DESC, u.id DESC`,
    valores: [ruc, coleccion, limite, ...Object.values(iguales).map((valor) => JSON.stringify(valor))],
  };
}

function simple(texto: string | null): unknown {
  if (texto === null) return null;
  return /^[[{]/.test(texto) ? texto : JSON.parse(texto);
}

/** What is asked of the cases of one entity. */
export function entidadDe(base: Base): Pick<Store, 'casosDeEntidad'> {
  return {
    async casosDeEntidad(pedido) {
      const { sql, valores } = preguntaDeEntidad(base.dialecto, pedido);
      const filas = await base.todas<Record<string, string | null>>(sql, ...valores);
      return filas.map((f) => ({
        id: f['id'] as string,
        numero: f['numero'] as string,
        situacion: f['situacion'] as string,
        campos: Object.fromEntries(pedido.campos.map((nombre, i) => [nombre, simple(f[`c${i}`] ?? null)])),
      }));
    },
  };
}
