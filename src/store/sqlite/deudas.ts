import type { Database, Statement } from 'better-sqlite3';
import type { Plazo } from '../../../machines/base/plazo.js';
import { REGLAS } from '../../../machines/reglas/index.js';
import type { Caso, Escritura } from '../puerto.js';

const PRECLUYEN: ReadonlySet<string> = new Set(['entidad', 'participante']);
/** Rules whose term obliges somebody: what is done late is done, and until then it is owed. */
const OBLIGAN: ReadonlySet<string> = new Set(
  REGLAS.flatMap((r) => (r.plazo && !PRECLUYEN.has(r.plazo.carga) ? [r.id] : [])),
);
const LISTA_DE_OBLIGAN = JSON.stringify([...OBLIGAN]);

const vive = ({ estado }: Pick<Caso, 'estado'>) => estado.snapshot.status === 'active';

/** Whether what a term commands may be owed, as it stands: it runs, or it expired. */
export function puedeDeberse({ regla, estado }: Pick<Plazo, 'regla' | 'estado'>): 0 | 1 {
  return OBLIGAN.has(regla) && (estado === 'corriendo' || estado === 'vencido') ? 1 : 0;
}

/** The same of a term just opened, in its case. */
export function seDebe(caso: Pick<Caso, 'estado'>, plazo: Plazo): 0 | 1 {
  return vive(caso) ? puedeDeberse(plazo) : 0;
}

/**
 * What is owed, kept beside the terms (`plazo.debe`, `plazo.atendido`) so that nobody looks for it in 100,000 cases: a
 * duty of a living case, the latest of its rule and item there, that nobody has done. It is no part of the state: no
 * digest covers it and a replay does not need it.
 */
export class Deudas {
  readonly #suelta: Statement;
  readonly #sueltaTodo: Statement;
  readonly #atiende: Statement;
  readonly #desatiende: Statement;
  readonly #recuenta: Statement;

  constructor(db: Database) {
    this.#suelta = db.prepare('UPDATE plazo SET debe = 0 WHERE caso = ? AND n = ?');
    this.#sueltaTodo = db.prepare('UPDATE plazo SET debe = 0 WHERE caso = ? AND debe = 1');
    this.#atiende = db.prepare(
      `UPDATE plazo SET atendido = ?, debe = 0 WHERE caso = ? AND n = (
         SELECT min(q.n) FROM plazo q WHERE q.caso = plazo.caso AND q.atendido IS NULL AND q.n IN (SELECT value FROM json_each(?)))`,
    );
    this.#desatiende = db.prepare('UPDATE plazo SET atendido = NULL WHERE caso = ? AND atendido >= ?');
    this.#recuenta = db.prepare(
      `UPDATE plazo SET debe = estado IN ('corriendo', 'vencido') AND atendido IS NULL
         AND regla IN (SELECT value FROM json_each(?))
         AND NOT EXISTS (SELECT 1 FROM plazo q WHERE q.caso = plazo.caso AND q.regla = plazo.regla AND q.item = plazo.item AND q.n > plazo.n)
       WHERE caso = ?`,
    );
  }

  /** A term about to be opened takes the place of the expired one before it, if any. */
  relevar({ id, estado }: Pick<Caso, 'id' | 'estado'>, { n, regla, item }: Plazo): void {
    if (!OBLIGAN.has(regla)) return;
    const anterior = estado.plazos.findLast((p) => p.n < n && p.regla === regla && p.item === item);
    if (anterior?.estado === 'vencido') this.#suelta.run(id, anterior.n);
  }

  /** Follows a decision whose terms are already written. */
  seguir({ caso, antes, atenciones }: Pick<Escritura, 'caso' | 'antes' | 'atenciones'>): void {
    let hayQueRecontar = antes !== null && !vive(antes);
    for (const { secuencia, plazos, desatiende } of atenciones) {
      if (desatiende !== null) this.#desatiende.run(caso.id, desatiende);
      hayQueRecontar ||= desatiende !== null;
      for (const grupo of plazos) {
        const debidos = grupo.filter((n) => OBLIGAN.has(caso.estado.plazos[n - 1]?.regla ?? ''));
        if (debidos.length > 0) this.#atiende.run(secuencia, caso.id, JSON.stringify(debidos));
      }
    }
    // The act that ends a case may also be the late fulfilment of a duty: it is noted before what is left is let go.
    if (!vive(caso)) {
      if (antes !== null && vive(antes)) this.#sueltaTodo.run(caso.id);
    } else if (hayQueRecontar) this.#recuenta.run(LISTA_DE_OBLIGAN, caso.id);
  }
}
