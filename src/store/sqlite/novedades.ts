import type { Database, Statement } from 'better-sqlite3';

/**
 * Whether another connection committed since the last look: one cheap question to the database instead of reading again
 * everything that hardly ever changes. Our own commits do not count: who makes them knows what they changed.
 */
export class Novedades {
  readonly #leer: Statement;
  #vista: number | null = null;
  #generacion = 0;

  constructor(db: Database) {
    this.#leer = db.prepare('PRAGMA data_version').pluck();
  }

  /** A number that grows each time somebody else committed. */
  generacion(): number {
    const version = this.#leer.get() as number;
    if (version !== this.#vista) {
      this.#vista = version;
      this.#generacion += 1;
    }
    return this.#generacion;
  }
}
