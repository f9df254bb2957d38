import type { Store } from '../puerto.js';
import type { Base } from './base.js';

/** Which cases there are, how they are called, and who names whom. */
export function nombresDe(base: Base): Pick<Store, 'idsDeCasos' | 'quienesNombran' | 'numeros'> {
  const numeros = `SELECT id, numero FROM caso WHERE id IN ${base.dialecto.lista()}`;
  return {
    idsDeCasos: async (despues, limite) =>
      (
        await base.todas<{ id: string }>(
          'SELECT id FROM caso WHERE id > ? ORDER BY id LIMIT ?',
          despues,
          limite,
        )
      ).map((f) => f.id),
    quienesNombran: (id) =>
      base.todas('SELECT tipo, caso FROM vinculo WHERE otro = ? ORDER BY caso, tipo', id),
    async numeros(ids) {
      const filas = await base.todas<{ id: string; numero: string }>(numeros, JSON.stringify(ids));
      return new Map(filas.map((f) => [f.id, f.numero]));
    },
  };
}
