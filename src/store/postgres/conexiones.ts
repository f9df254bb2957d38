import pRetry from 'p-retry';
import pg from 'pg';
import { AlmacenNoDisponible, traducir } from '../errores.js';

// Counts and positions: none of ours comes near the integers a number cannot hold.
const INT8 = 20;
const NUMERIC = 1700;
const tipos = {
  getTypeParser: (oid: number, formato?: 'text' | 'binary') =>
    oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, formato as 'text'),
};

const NOMBRE = 'expediente-vivo';
const CONEXIONES = 10;
const ESPERA_MS = 5000;
// Far above anything we ask: past this the server is out of reach and nobody told us that the connection broke. The
// address of the database may say another (`?query_timeout=…`).
const SIN_NOTICIAS_MS = 120_000;
/** What another transaction spoiled and is worth trying again: a conflict or a deadlock. */
const REPETIBLES = new Set(['40001', '40P01']);
const INTENTOS = 12;
const SOLO_LECTURA = '25006';

export const codigoDe = (error: unknown) => (error as { code?: string } | null)?.code ?? '';

/** Whether doing the same again may succeed. */
export const esRepetible = (error: unknown): boolean => REPETIBLES.has(codigoDe(error));

// A machine that is switched off says nothing: within a minute the server ends what it held, and we what we asked a server.
const VIVA = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };
const SE_SABE_SI_VIVE = '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3';

/** Connections to PostgreSQL: those of the pool for everything, and one of its own for each long transaction. */
export class Conexiones {
  readonly pool: pg.Pool;

  constructor(readonly url: string) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: CONEXIONES,
      connectionTimeoutMillis: ESPERA_MS,
      query_timeout: SIN_NOTICIAS_MS,
      idleTimeoutMillis: 60_000,
      application_name: NOMBRE,
      // Questions of a batch travel without waiting for each other's answers.
      pipeline: true,
      // Nobody waits for ever for a row that a dead replica still holds. What is asked is in memory or on a disk without
      // heads, where following an index costs hardly more than reading in a row: told so, the planner follows them.
      options: `-c lock_timeout=30s -c idle_in_transaction_session_timeout=60s -c random_page_cost=1.1 ${SE_SABE_SI_VIVE}`,
      ...VIVA,
      types: tipos as pg.CustomTypesConfig,
    });
    // An idle connection the server closed is replaced at the next question.
    this.pool.on('error', () => undefined);
  }

  /** A connection of the same kind outside the pool, for whoever keeps it open. */
  nueva(): pg.Client {
    const cliente = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: ESPERA_MS,
      application_name: NOMBRE,
      options: SE_SABE_SI_VIVE,
      ...VIVA,
      types: tipos as pg.CustomTypesConfig,
    });
    // A server that goes away fails the question that waits; an error nobody hears would end the process besides.
    cliente.on('error', () => undefined);
    return cliente;
  }

  /** Asks through any connection. */
  async leer<T>(consulta: (cliente: pg.Pool) => Promise<T>): Promise<T> {
    try {
      return await consulta(this.pool);
    } catch (error) {
      throw traducir(error);
    }
  }

  /**
   * Runs `trabajo` in one transaction; commits when it resolves, rolls back when it throws.
   * @throws AlmacenNoDisponible BASE_INCIERTA when the connection was lost while committing: it may have been written
   */
  async transaccion<T>(empezar: string, trabajo: (cliente: pg.PoolClient) => Promise<T>): Promise<T> {
    let cliente: pg.PoolClient;
    try {
      cliente = await this.pool.connect();
    } catch (error) {
      throw traducir(error);
    }
    let roto: Error | undefined;
    const alRomperse = (error: Error) => {
      roto = error;
    };
    cliente.on('error', alRomperse);
    let confirmando = false;
    try {
      await cliente.query(empezar);
      const valor = await trabajo(cliente);
      confirmando = true;
      const { command } = await cliente.query('COMMIT');
      confirmando = false;
      // The server answers so, and complains of nothing, when a statement failed and nobody minded.
      if (command !== 'COMMIT')
        throw new Error('La transacción se deshizo al confirmar: una de sus órdenes falló.');
      return valor;
    } catch (error) {
      const incierto =
        confirmando && (roto !== undefined || codigoDe(error) === '' || /^(08|57P|E)/.test(codigoDe(error)));
      if (!incierto)
        await cliente.query('ROLLBACK').catch((otro: Error) => {
          roto ??= otro;
        });
      else roto ??= error as Error;
      // A connection opened to a server, or in a moment, that takes no writes would go on believing it for ever.
      if (codigoDe(error) === SOLO_LECTURA) roto ??= error as Error;
      if (incierto)
        throw new AlmacenNoDisponible(
          'BASE_INCIERTA',
          'Se perdió la conexión con la base de datos mientras se confirmaba; repita la petición con la misma Idempotency-Key para saber si se registró.',
          { cause: error },
        );
      throw error;
    } finally {
      cliente.off('error', alRomperse);
      cliente.release(roto);
    }
  }

  /** A transaction as if nobody else wrote meanwhile: run again when somebody did. @throws AlmacenNoDisponible */
  async enSerie<T>(trabajo: (cliente: pg.PoolClient) => Promise<T>): Promise<T> {
    try {
      return await pRetry(() => this.transaccion('BEGIN ISOLATION LEVEL SERIALIZABLE', trabajo), {
        retries: INTENTOS,
        minTimeout: 2,
        maxTimeout: 200,
        factor: 1.6,
        randomize: true,
        shouldRetry: ({ error }) => esRepetible(error),
      });
    } catch (error) {
      throw traducir(error);
    }
  }

  async cerrar(): Promise<void> {
    if (!this.pool.ending) await this.pool.end();
  }
}
