import pRetry from 'p-retry';
import type { PoolClient } from 'pg';
import { AlmacenNoDisponible, traducir } from '../errores.js';
import type { Escritura, Reclamado, Resultado, Trabajo } from '../puerto.js';
import { Cargado } from './cargado.js';
import { CERROJO_DE_LA_LEY } from './cerrojos.js';
import { type Conexiones, codigoDe, esRepetible } from './conexiones.js';
import { ANTES_DE_ESCRIBIR } from './corriente.js';
import type { Escritor } from './escritor.js';
import { type Cliente, type Lector, versionDe } from './lector.js';
import type { Memoria } from './memoria.js';
import { claveDe, Pasada, type Principio } from './pasada.js';

const EMPEZAR = `BEGIN; SELECT pg_advisory_xact_lock_shared(${CERROJO_DE_LA_LEY})`;
const VECES = 5;
// Each round loads what the last one asked for; a decision asks for few things one after another.
const VUELTAS = 20;
const INTENTOS_DE_UNO = 3;
const REPETIDO = '23505';

/** A write, or a read a decision asked for, failed and nobody knows whose: the batch is undone and done again one by one. */
class TandaEstropeada extends Error {}

const CONTAR = `INSERT INTO contador (serie, ultimo) SELECT * FROM unnest($1::text[], $2::bigint[])
  ON CONFLICT (serie) DO UPDATE SET ultimo = excluded.ultimo`;
const RECLAMADOS = `SELECT i.usuario, i.ruta, i.clave, i.cuerpo, i.caso, i.secuencia, i.desde, i.estado
  FROM unnest($1::text[], $2::text[], $3::text[]) AS x(usuario, ruta, clave)
  JOIN idempotencia i ON i.usuario = x.usuario AND i.ruta = x.ruta AND i.clave = x.clave`;

type FilaDeReclamo = Reclamado & { readonly usuario: string; readonly ruta: string; readonly clave: string };

/** Units of work decided in order and written in one transaction, over cases nobody else may move meanwhile (D5). */
export class Lotes {
  constructor(
    readonly conexiones: Conexiones,
    readonly lector: Lector,
    readonly escritor: Escritor,
    readonly memoria: Memoria,
    /** Hears of every commit. */
    readonly alConfirmar: () => void,
  ) {}

  /** Runs units of work in one transaction, each spoiling only itself when it fails. @throws AlmacenNoDisponible */
  async escribir<R>(trabajos: readonly Trabajo<R>[]): Promise<Resultado<R>[]> {
    try {
      return await pRetry(() => this.#unaVez(trabajos), {
        retries: VECES,
        minTimeout: 2,
        maxTimeout: 200,
        factor: 2,
        randomize: true,
        shouldRetry: ({ error }) => esRepetible(error),
      });
    } catch (error) {
      throw traducir(error);
    }
  }

  async #unaVez<R>(trabajos: readonly Trabajo<R>[]): Promise<Resultado<R>[]> {
    try {
      return await this.#juntos(trabajos);
    } catch (error) {
      if (!(error instanceof TandaEstropeada)) throw error;
      return this.#unoAUno(trabajos);
    }
  }

  /** Decides over committed data and writes nothing. */
  async ensayar<R>(trabajo: Trabajo<R>): Promise<R> {
    const solo = { ...trabajo, reclamo: null };
    try {
      return await this.conexiones.transaccion(
        'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
        async (cliente) => {
          const principio = await this.#principio(cliente, [solo], false);
          const { resultados } = await this.#decidirTodo(
            [solo],
            principio,
            new Cargado(cliente, this.lector, false),
          );
          const [resultado] = resultados;
          if (!resultado?.ok) throw resultado?.error;
          return resultado.respuesta;
        },
      );
    } catch (error) {
      throw traducir(error);
    }
  }

  async #principio(
    cliente: Cliente,
    trabajos: readonly Trabajo<unknown>[],
    bloqueando: boolean,
  ): Promise<Principio> {
    const ids = [...new Set(trabajos.flatMap((t) => t.caso ?? []))].sort();
    const reclamos = trabajos.flatMap((t) => t.reclamo ?? []);
    // They travel together, and each is answered over what was committed when the one before it was.
    const [, casos, normas, reclamados] = await Promise.all([
      bloqueando ? this.lector.bloquear(cliente, ids) : undefined,
      this.lector.casos(cliente, ids, this.memoria.recordado),
      this.lector.normas(cliente),
      reclamos.length === 0
        ? []
        : cliente
            .query<FilaDeReclamo>({
              name: 'reclamados',
              text: RECLAMADOS,
              values: [
                reclamos.map((r) => r.usuario),
                reclamos.map((r) => r.ruta),
                reclamos.map((r) => r.clave),
              ],
            })
            .then(({ rows }) => rows),
    ]);
    return {
      normas,
      casos,
      reclamados: new Map(
        reclamados.map(({ usuario, ruta, clave, ...r }) => [
          claveDe({ usuario, ruta, clave, cuerpo: '' }),
          r,
        ]),
      ),
    };
  }

  async #decidirTodo<R>(
    trabajos: readonly Trabajo<R>[],
    principio: Principio,
    cargado: Cargado,
  ): Promise<{ pasada: Pasada; resultados: Resultado<R>[] }> {
    for (let vuelta = 0; vuelta < VUELTAS; vuelta++) {
      const pasada = new Pasada(principio, cargado);
      const resultados: Resultado<R>[] = [];
      for (const trabajo of trabajos) {
        const decidido = pasada.decidir(trabajo);
        if (decidido === null) continue;
        if ('error' in decidido) {
          const error = traducir(decidido.error);
          if (error instanceof AlmacenNoDisponible) throw error;
          resultados.push({ ok: false, error });
          continue;
        }
        if (decidido.escritura) pasada.anotar(decidido.escritura, decidido.series);
        resultados.push({ ok: true, respuesta: decidido.respuesta });
      }
      if (!pasada.faltas.hay) return { pasada, resultados };
      await cargado.traer(pasada.faltas);
    }
    throw new Error('Una decisión pide cada vez algo más de la base de datos.');
  }

  async #juntos<R>(trabajos: readonly Trabajo<R>[]): Promise<Resultado<R>[]> {
    const { resultados, pasada, version } = await this.conexiones.transaccion(EMPEZAR, async (cliente) => {
      const principio = await this.#principio(cliente, trabajos, true);
      try {
        const decidido = await this.#decidirTodo(
          trabajos,
          principio,
          new Cargado(cliente, this.lector, true),
        );
        const { escrituras, contadores } = decidido.pasada;
        return { ...decidido, version: await this.#guardar(cliente, escrituras, contadores) };
      } catch (causa) {
        if (esRepetible(causa) || traducir(causa) instanceof AlmacenNoDisponible) throw causa;
        throw new TandaEstropeada('', { cause: causa });
      }
    });
    if (pasada.escrituras.length > 0) {
      if (version !== null)
        for (const caso of pasada.tocados.values())
          this.memoria.recordar({ caso, version: versionDe(version, caso) });
      this.alConfirmar();
    }
    return resultados;
  }

  /** Writes some decisions; returns the number of the transaction, or null when there are none. */
  async #guardar(
    cliente: PoolClient,
    escrituras: readonly Escritura[],
    contadores: ReadonlyMap<string, number>,
  ): Promise<string | null> {
    if (escrituras.length === 0) return null;
    const [marca] = await Promise.all([
      cliente.query<{ transaccion: string }>(ANTES_DE_ESCRIBIR),
      contadores.size === 0
        ? undefined
        : cliente.query({
            name: 'contar',
            text: CONTAR,
            values: [[...contadores.keys()], [...contadores.values()]],
          }),
      this.escritor.escribir(cliente, escrituras),
    ]);
    return marca.rows[0]?.transaccion ?? null;
  }

  // Hardly any write fails: only then does each have a savepoint. What another replica made first is looked at again.
  async #unoAUno<R>(trabajos: readonly Trabajo<R>[]): Promise<Resultado<R>[]> {
    const resultados = await this.conexiones.transaccion(EMPEZAR, async (cliente) => {
      // Locked all at once, as every batch does.
      await this.#principio(cliente, trabajos, true);
      const hechos: Resultado<R>[] = [];
      for (const trabajo of trabajos) hechos.push(await this.#uno(cliente, trabajo));
      return hechos;
    });
    this.alConfirmar();
    return resultados;
  }

  async #uno<R>(cliente: PoolClient, trabajo: Trabajo<R>, intento = 1): Promise<Resultado<R>> {
    await cliente.query('SAVEPOINT decision');
    try {
      const principio = await this.#principio(cliente, [trabajo], true);
      const { pasada, resultados } = await this.#decidirTodo(
        [trabajo],
        principio,
        new Cargado(cliente, this.lector, true),
      );
      await this.#guardar(cliente, pasada.escrituras, pasada.contadores);
      await cliente.query('RELEASE SAVEPOINT decision');
      return resultados[0] as Resultado<R>;
    } catch (error) {
      const traducido = traducir(error);
      if (esRepetible(error) || traducido instanceof AlmacenNoDisponible) throw error;
      await cliente.query('ROLLBACK TO SAVEPOINT decision; RELEASE SAVEPOINT decision');
      if (codigoDe(error) === REPETIDO && intento < INTENTOS_DE_UNO)
        return this.#uno(cliente, trabajo, intento + 1);
      return { ok: false, error: traducido };
    }
  }
}
