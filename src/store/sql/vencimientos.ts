import type { Store, Vencido } from '../puerto.js';
import type { Base } from './base.js';
import type { Dialecto } from './dialecto.js';

const VENCEN = `p.estado = 'corriendo' AND p.detenido = 0`;
const SALEN = `p.estado = 'pendiente' AND p.al_salir IS NOT NULL`;
const PROXIMO_PLAZO = `SELECT min(p.instante) AS instante FROM plazo p WHERE ${VENCEN} AND p.instante > ?`;
const PROXIMA_SALIDA = `SELECT min(p.desde) AS instante FROM aviso p WHERE ${SALEN} AND p.desde > ?`;

/** The two questions of what is due: terms, and notices that leave alone. Each takes an instant and how many. */
export interface Preguntas {
  readonly plazos: string;
  readonly salidas: string;
}

const preguntas = (junta: string, fin: string): Preguntas => ({
  plazos: `SELECT p.caso, p.instante FROM plazo p${junta} WHERE ${VENCEN} AND p.instante <= ? ORDER BY p.instante, p.caso, p.n LIMIT ?${fin}`,
  salidas: `SELECT p.caso, p.desde AS instante FROM aviso p${junta} WHERE ${SALEN} AND p.desde <= ? ORDER BY p.desde, p.id LIMIT ?${fin}`,
});

/** Those over every case, and those over the cases nobody is moving; null where nobody else can be. */
export function preguntasDeVencidos(d: Dialecto): { todos: Preguntas; libres: Preguntas | null } {
  // Whoever moves a case holds its row. A lock on it asked here and skipped when it is not given tells who is free; it
  // lasts as long as the question, and meanwhile other replicas that ask are given the next cases.
  const saltando = d.saltando('c');
  return {
    todos: preguntas('', ''),
    libres: saltando === '' ? null : preguntas(' JOIN caso c ON c.id = p.caso', saltando),
  };
}

const comparar = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * What falls due by itself: running terms, and notices that leave alone. Replicas share the work without a leader: each is
 * given the earliest cases that nobody moves at that moment. When all that is left is being moved it is given all the
 * same: to decide on it waits for whoever has it, so nobody asks in vain again and again, and nothing is missed if that
 * one fails.
 */
export function vencimientosDe(base: Base): Pick<Store, 'vencidos' | 'proximoVencimiento'> {
  const { todos, libres } = preguntasDeVencidos(base.dialecto);
  const primero = async (sql: string, despues: string) =>
    (await base.una<{ instante: string | null }>(sql, despues))?.instante ?? null;
  async function hallar(cuales: Preguntas, hasta: string, conSalidas: boolean, limite: number) {
    const plazos = await base.todas<Vencido>(cuales.plazos, hasta, limite);
    const salidas = conSalidas ? await base.todas<Vencido>(cuales.salidas, hasta, limite) : [];
    const unicos = new Map([...plazos, ...salidas].map((v) => [`${v.instante} ${v.caso}`, v]));
    return [...unicos.values()]
      .sort((a, b) => comparar(a.instante, b.instante) || comparar(a.caso, b.caso))
      .slice(0, limite);
  }
  return {
    async vencidos(hasta, conSalidas, limite) {
      const suyos = libres === null ? [] : await hallar(libres, hasta, conSalidas, limite);
      return suyos.length > 0 ? suyos : hallar(todos, hasta, conSalidas, limite);
    },
    proximoVencimiento: async (conSalidas, despues) => ({
      plazo: await primero(PROXIMO_PLAZO, despues ?? ''),
      salida: conSalidas ? await primero(PROXIMA_SALIDA, despues ?? '') : null,
    }),
  };
}
