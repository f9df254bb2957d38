import type { Database, Statement } from 'better-sqlite3';
import { AlmacenNoDisponible, traducir } from '../errores.js';
import type { Caso, Escritura, Normas, Resultado, Trabajo, Vista } from '../puerto.js';
import type { Escritor } from './escritor.js';
import type { Lector } from './lector.js';
import type { Memoria } from './memoria.js';
import type { Transacciones } from './transaccion.js';

/** What a write transaction found when it began. */
interface Principio {
  readonly generacion: number;
  readonly normas: Normas;
  /** Each unit of work writes in a savepoint of its own. */
  readonly aPedazos: boolean;
}

/** A write failed outside a savepoint: the batch must be undone and done again with them. */
class TandaEstropeada extends Error {}

/** What a decision sees of the database, through one connection. `series` notes the numbers it takes. */
export function vistaDe(
  lector: Lector,
  { version, inhabiles, correcciones }: Normas,
  trabajo: Trabajo<unknown>,
  caso: Caso | null,
  series: string[],
): Vista {
  return {
    caso,
    reclamado: trabajo.reclamo ? lector.reclamado(trabajo.reclamo) : null,
    versionCalendario: version,
    inhabiles,
    correcciones,
    historia: () => (caso ? lector.historia(caso.id, caso.estado.secuencia) : []),
    aviso: (id) => lector.aviso(id),
    mensajePendiente: (id) => lector.mensajePendiente(id),
    sobres: (ids) => (caso ? lector.sobres(caso.id, ids) : []),
    testigo: () => lector.testigo(),
    siguiente(serie) {
      series.push(serie);
      return lector.contador(serie) + 1;
    },
  };
}

/** Units of work decided in order and written in one transaction: one failure spoils only its own (D5). */
export class Lotes {
  readonly #sumarContador: Statement;

  constructor(
    db: Database,
    readonly tx: Transacciones,
    readonly lector: Lector,
    readonly escritor: Escritor,
    readonly memoria: Memoria,
  ) {
    this.#sumarContador = db.prepare(
      'INSERT INTO contador (serie, ultimo) VALUES (?, 1) ON CONFLICT (serie) DO UPDATE SET ultimo = ultimo + 1',
    );
  }

  /** Runs units of work in one transaction. @throws AlmacenNoDisponible when the database itself fails. */
  async escribir<R>(trabajos: readonly Trabajo<R>[]): Promise<Resultado<R>[]> {
    try {
      return await this.#juntos(trabajos, false);
    } catch (error) {
      if (!(error instanceof TandaEstropeada)) throw error;
      // A savepoint costs a copy of every page it touches, and hardly any write fails: they come only when one did.
      // To decide is pure, so deciding again is free of consequences.
      return this.#juntos(trabajos, true);
    }
  }

  #juntos<R>(trabajos: readonly Trabajo<R>[], aPedazos: boolean): Promise<Resultado<R>[]> {
    const tocados = new Map<string, Caso>();
    let generacion = 0;
    return this.tx.correr(
      () => {
        generacion = this.memoria.generacion();
        const principio = { generacion, normas: this.lector.normas(), aPedazos };
        this.memoria.precargar(trabajos, generacion);
        return trabajos.map((t) => this.#uno(t, tocados, principio));
      },
      () => {
        for (const caso of tocados.values()) this.memoria.recordar(caso, generacion);
      },
    );
  }

  #uno<R>(
    trabajo: Trabajo<R>,
    tocados: Map<string, Caso>,
    { generacion, normas, aPedazos }: Principio,
  ): Resultado<R> {
    try {
      const caso =
        trabajo.caso === null
          ? null
          : (tocados.get(trabajo.caso) ?? this.memoria.enTransaccion(trabajo.caso, generacion));
      const series: string[] = [];
      const { respuesta, escritura } = trabajo.decidir(vistaDe(this.lector, normas, trabajo, caso, series));
      if (escritura) {
        this.#guardar(escritura, series, aPedazos);
        tocados.set(escritura.caso.id, escritura.caso);
      }
      return { ok: true, respuesta };
    } catch (error) {
      if (error instanceof TandaEstropeada) throw error;
      const traducido = traducir(error);
      if (traducido instanceof AlmacenNoDisponible) throw traducido;
      return { ok: false, error: traducido };
    }
  }

  #guardar(escritura: Escritura, series: readonly string[], aPedazos: boolean): void {
    const escribir = () => {
      for (const serie of series) this.#sumarContador.run(serie);
      this.escritor.escribir(escritura);
    };
    if (aPedazos) {
      this.tx.parcial(escribir);
      return;
    }
    try {
      escribir();
    } catch (causa) {
      throw new TandaEstropeada('', { cause: causa });
    }
  }
}
