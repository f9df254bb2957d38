import { COLUMNAS_SOBRE, TESTIGO } from '../comun/filas.js';
import type { SobreGuardado, StoreDeSobres } from '../sobres.js';
import { ajustesDe, GUARDAR_AJUSTE } from './ajustes.js';
import type { Base } from './base.js';
import { porTurno } from './turno.js';

/** The envelopes outside a decision. */
export function sobresDe(base: Base): StoreDeSobres {
  const { ajuste, ajusteInicial } = ajustesDe(base);
  const suyos = `SELECT ${COLUMNAS_SOBRE} FROM sobre WHERE caso = ? AND id IN ${base.dialecto.lista()}`;
  return {
    async sobres(caso, ids) {
      const hallados = await base.todas<SobreGuardado>(suyos, caso, JSON.stringify(ids));
      const porId = new Map(hallados.map((s) => [s.id, s]));
      return ids.flatMap((id) => porId.get(id) ?? []);
    },
    todosLosSobres: (despues, limite) =>
      base.todas(`SELECT ${COLUMNAS_SOBRE} FROM sobre WHERE id > ? ORDER BY id LIMIT ?`, despues, limite),
    testigo: () => ajuste(TESTIGO),
    testigoInicial: (valor) => ajusteInicial(TESTIGO, valor),
    // A decision that seals keeps the witness it saw until it ends. So whoever seals with the earlier key is waited for, and
    // its envelopes are here; whoever comes later sees the new witness, and seals nothing with that key.
    reenvolver: (testigo, llaveNueva) =>
      porTurno(base, 'ajuste', async (en) => {
        const todos = await en.todas<SobreGuardado>(`SELECT ${COLUMNAS_SOBRE} FROM sobre ORDER BY id`);
        for (const sobre of todos) {
          const llave = llaveNueva(sobre);
          if (llave !== sobre.llave)
            await en.mandar('UPDATE sobre SET llave = ? WHERE id = ?', llave, sobre.id);
        }
        await en.mandar(GUARDAR_AJUSTE, TESTIGO, testigo);
        return todos.length;
      }),
  };
}
