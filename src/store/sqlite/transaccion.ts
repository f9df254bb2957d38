import type { Database, Statement } from 'better-sqlite3';
import pRetry from 'p-retry';
import { traducir } from '../errores.js';

/** Some thirty milliseconds. */
const POCOS_INTENTOS = 5;

/** One write transaction at a time on the writing connection, also when it spans several turns of the event loop. */
export class Transacciones {
  #cola: Promise<unknown> = Promise.resolve();
  readonly #empezar: Statement;
  readonly #confirmar: Statement;
  readonly #deshacer: Statement;
  readonly #marcar: Statement;
  readonly #soltar: Statement;
  readonly #volver: Statement;
  readonly #sincronia: number;

  constructor(readonly db: Database) {
    this.#empezar = db.prepare('BEGIN IMMEDIATE');
    this.#confirmar = db.prepare('COMMIT');
    this.#deshacer = db.prepare('ROLLBACK');
    this.#marcar = db.prepare('SAVEPOINT decision');
    this.#soltar = db.prepare('RELEASE decision');
    this.#volver = db.prepare('ROLLBACK TO decision');
    this.#sincronia = db.pragma('synchronous', { simple: true }) as number;
  }

  // The driver's own wait would stop the whole server; here other requests go on while another process commits.
  async #bloquear(intentos = 30): Promise<void> {
    try {
      this.#empezar.run();
    } catch (primero) {
      if ((primero as { code?: string }).code !== 'SQLITE_BUSY') throw primero;
      await pRetry(() => this.#empezar.run(), {
        retries: intentos,
        minTimeout: 2,
        maxTimeout: 250,
        factor: 1.5,
        randomize: true,
        shouldRetry: ({ error }) => (error as { code?: string }).code === 'SQLITE_BUSY',
      });
    }
  }

  /**
   * Runs `trabajo` inside one transaction; commits when it resolves, rolls back when it throws.
   * @param alConfirmar run in the same breath as COMMIT, before anybody else can read or begin
   */
  async correr<T>(trabajo: () => T | Promise<T>, alConfirmar?: () => void): Promise<T> {
    const turno = this.#cola.then(async () => {
      try {
        await this.#bloquear();
        const resultado = trabajo();
        const valor = resultado instanceof Promise ? await resultado : resultado;
        this.#confirmar.run();
        alConfirmar?.();
        return valor;
      } catch (error) {
        if (this.db.inTransaction) this.#deshacer.run();
        throw traducir(error);
      }
    });
    this.#cola = turno.catch(() => undefined);
    return turno;
  }

  /** Resolves when no transaction is open: for whoever reads through the connection that writes. */
  async quieta(): Promise<void> {
    while (this.db.inTransaction) await this.#cola;
  }

  /**
   * The same without waiting for the disk: what it writes survives the death of the process at once, and a power cut from
   * the next transaction that does wait. It shares the queue, and gives its turn up soon while another process writes: it
   * is for what can be written later.
   */
  async correrSinEsperarAlDisco<T>(trabajo: () => T | Promise<T>): Promise<T> {
    const turno = this.#cola.then(async () => {
      try {
        this.db.pragma('synchronous = NORMAL');
        await this.#bloquear(POCOS_INTENTOS);
        const valor = await trabajo();
        this.#confirmar.run();
        return valor;
      } catch (error) {
        if (this.db.inTransaction) this.#deshacer.run();
        throw traducir(error);
      } finally {
        this.db.pragma(`synchronous = ${this.#sincronia}`);
      }
    });
    this.#cola = turno.catch(() => undefined);
    return turno;
  }

  /** Runs `escribir` in a savepoint: a failure spoils only it. A failure of the database itself spoils the transaction. */
  parcial(escribir: () => void): void {
    this.#marcar.run();
    try {
      escribir();
      this.#soltar.run();
    } catch (error) {
      if (this.db.inTransaction) {
        this.#volver.run();
        this.#soltar.run();
      }
      throw error;
    }
  }
}
