import type { Database, Statement } from 'better-sqlite3';
import { REGISTRO } from '../../machines/registro.js';
import type { Escritura, Store } from '../../src/store/puerto.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { Escritor } from '../../src/store/sqlite/escritor.js';

/** The row writes of one decision: which statement, and its values. */
export type Filas = readonly (readonly [sentencia: number, valores: readonly unknown[]])[];

/** What some decisions write, as bare statements and values. */
export interface Grabacion {
  readonly sentencias: readonly string[];
  readonly decisiones: readonly Filas[];
}

/** A store that also notes in `escrituras` what each decision writes. */
export function espiar(store: Store, escrituras: Escritura[]): Store {
  return {
    ...store,
    escribir: (trabajos) =>
      store.escribir(
        trabajos.map((t) => ({
          ...t,
          decidir: (vista) => {
            const hecho = t.decidir(vista);
            if (hecho.escritura) escrituras.push(hecho.escritura);
            return hecho;
          },
        })),
      ),
  };
}

/** The statements the system itself runs for some decisions, taken from its own writer. */
export function grabar(escrituras: readonly Escritura[]): Grabacion {
  const sentencias: string[] = [];
  let filas: [number, unknown[]][] = [];
  const base = {
    prepare(sql: string) {
      const n = sentencias.push(sql) - 1;
      return {
        // What is asked to decide what to write is not written: nobody is linked to these cases.
        pluck() {
          return this;
        },
        all: () => [],
        get: () => undefined,
        run(...valores: unknown[]) {
          filas.push([n, valores]);
          return { changes: 1, lastInsertRowid: 0 };
        },
      };
    },
  } as unknown as Database;
  const escritor = new Escritor(base, REGISTRO);
  const decisiones = escrituras.map((e) => {
    filas = [];
    escritor.escribir(e);
    return filas;
  });
  return { sentencias, decisiones };
}

/** The bare driver over a database of the system: same tables, indexes, triggers and pragmas, nothing above them. */
export class Crudo {
  readonly #db: Database;
  readonly #sentencias: Statement[];
  readonly #empezar: Statement;
  readonly #confirmar: Statement;
  readonly #cerrar: () => void;

  constructor(
    ruta: string,
    readonly grabacion: Grabacion,
  ) {
    const { escritor, lector } = abrirSqlite(ruta);
    this.#db = escritor;
    this.#sentencias = grabacion.sentencias.map((sql) => escritor.prepare(sql));
    this.#empezar = escritor.prepare('BEGIN IMMEDIATE');
    this.#confirmar = escritor.prepare('COMMIT');
    this.#cerrar = () => lector.close();
  }

  /** Writes the rows of the decisions in [desde, hasta), in transactions of `porLote`. */
  escribir(desde: number, hasta: number, porLote: number): void {
    const { decisiones } = this.grabacion;
    for (let i = desde; i < hasta; i += porLote) {
      this.#empezar.run();
      const fin = Math.min(i + porLote, hasta);
      for (let j = i; j < fin; j++)
        for (const [n, valores] of decisiones[j] as Filas) (this.#sentencias[n] as Statement).run(...valores);
      this.#confirmar.run();
    }
  }

  cerrar(): void {
    this.#cerrar();
    this.#db.close();
  }
}
