import type { Resultado, Store, Trabajo } from '../store/puerto.js';

// Past this many, the first request of a batch would wait too long for the last.
const POR_LOTE = 200;

interface Pedido {
  /** Asked for with others: the machine's own work, which nobody waits for one by one. */
  readonly enGrupo: boolean;
  readonly trabajo: Trabajo<unknown>;
  readonly cumplir: (resultado: Resultado<unknown>) => void;
  readonly fallar: (error: unknown) => void;
}

/** Folds concurrent requests into shared commits, so that they share the disk's sync (D5). */
export class Cola {
  #pedidos: Pedido[] = [];
  #corriendo: Promise<void> | null = null;

  constructor(
    readonly store: Pick<Store, 'escribir'>,
    /** Called after each commit with the outcome of each unit of work it held. */
    readonly alConfirmar: (resultados: readonly Resultado<unknown>[]) => void,
    /** Requests asked for one by one that share a commit. */
    readonly porLote: number = POR_LOTE,
  ) {}

  /** Runs one unit of work in the next shared commit. @throws what spoiled it. */
  async pedir<R>(trabajo: Trabajo<R>): Promise<R> {
    const [resultado] = await this.pedirJuntos([trabajo]);
    if (!resultado?.ok) throw resultado?.error;
    return resultado.respuesta;
  }

  /** Runs units of work in order, in as few commits as they fit. */
  pedirJuntos<R>(trabajos: readonly Trabajo<R>[]): Promise<Resultado<R>[]> {
    const promesas = trabajos.map(
      (trabajo) =>
        new Promise<Resultado<R>>((cumplir, fallar) => {
          this.#pedidos.push({
            enGrupo: trabajos.length > 1,
            trabajo: trabajo as Trabajo<unknown>,
            cumplir: cumplir as Pedido['cumplir'],
            fallar,
          });
        }),
    );
    this.#corriendo ??= this.#correr();
    return Promise.all(promesas);
  }

  /** Resolves when nothing is waiting. */
  async vaciar(): Promise<void> {
    while (this.#corriendo) await this.#corriendo;
  }

  async #correr(): Promise<void> {
    while (this.#pedidos.length > 0) {
      // One turn of the event loop lets the requests already read from their sockets join this commit.
      await new Promise<void>((seguir) => setImmediate(seguir));
      const lote = this.#pedidos.splice(0, this.#pedidos[0]?.enGrupo ? POR_LOTE : this.porLote);
      try {
        const resultados = await this.store.escribir(lote.map((p) => p.trabajo));
        this.alConfirmar(resultados);
        for (const [i, p] of lote.entries()) p.cumplir(resultados[i] as Resultado<unknown>);
      } catch (error) {
        for (const p of lote) p.fallar(error);
      }
    }
    this.#corriendo = null;
  }
}
