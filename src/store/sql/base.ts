import type { Dialecto } from './dialecto.js';

/** Values of the marks `?` of a statement in their order, or one object for its names `:nombre`. */
export type Valores = readonly unknown[];

/** Runs SQL that every database of ours understands. Rows come with the names the statement gives its columns. */
export interface Sentencias {
  /** All the rows a question finds. */
  todas<F>(sql: string, ...valores: Valores): Promise<F[]>;
  /** The first of them, or null. */
  una<F>(sql: string, ...valores: Valores): Promise<F | null>;
  /** Runs an order and returns how many rows it touched. */
  mandar(sql: string, ...valores: Valores): Promise<number>;
}

/**
 * A database as the modules of this folder see it. Outside `juntas` each question sees what is committed and each order is
 * a transaction of its own. Failures of the database itself come as `AlmacenNoDisponible`.
 */
export interface Base extends Sentencias {
  readonly dialecto: Dialecto;
  /**
   * Runs several statements as one transaction, as if nobody else wrote meanwhile. Where others do, `trabajo` may be run
   * again from the start: it must have no effect but its statements.
   */
  juntas<T>(trabajo: (en: Sentencias) => Promise<T>): Promise<T>;
  /** The same for what may be lost in a power cut, though not in the death of the process: it does not wait for the disk. */
  sinEsperarAlDisco<T>(trabajo: (en: Sentencias) => Promise<T>): Promise<T>;
  /** Whether whoever writes now may keep others waiting long. */
  ocupada(): boolean;
}
