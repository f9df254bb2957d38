/** One term and where it goes. */
export interface PlazoMovido {
  readonly caso: string;
  readonly numero: string;
  readonly regla: string;
  readonly antes: string;
  readonly despues: string;
}

/** What a change of the law does: the first moves, how many in all, and expired terms a person should look at. */
export interface Movimiento {
  readonly total: number;
  readonly plazosMovidos: readonly PlazoMovido[];
  readonly siguiente: string | null;
  readonly yaVencidos: readonly PlazoMovido[];
}

/** Moves that are shown at a time. */
export const MOSTRADOS = 200;

/** Lets the server serve others between two pages. */
export const ceder = () => new Promise<void>((seguir) => setImmediate(seguir));

/** The moves found so far: all counted, the first ones kept, and where a list of them would go on. */
export class Movidos {
  total = 0;
  readonly lista: PlazoMovido[] = [];
  siguiente: string | null = null;

  sumar(suyos: readonly PlazoMovido[]): void {
    this.total += suyos.length;
    if (this.siguiente === null && this.lista.length + suyos.length <= MOSTRADOS) this.lista.push(...suyos);
    else if (suyos.length > 0) this.siguiente ??= this.lista.at(-1)?.caso ?? null;
  }

  con(yaVencidos: readonly PlazoMovido[]): Movimiento {
    return { total: this.total, plazosMovidos: this.lista, siguiente: this.siguiente, yaVencidos };
  }
}
