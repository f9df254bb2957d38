/** Requests counted to somebody: a digest, never an address or a credential. */
export interface Cuota {
  readonly de: string;
  readonly veces: number;
}

/** Requests a minute, as the processes that share a database count them together. */
export interface StoreDeCuotas {
  /**
   * Adds requests to those of a minute, each digest once.
   * @param minuto `AAAA-MM-DDTHH:MM` of the clock of the machine
   * @returns what everybody counted so far to the same
   */
  sumarCuotas(minuto: string, cuotas: readonly Cuota[]): Promise<Cuota[]>;
  /** Forgets the minutes before one. Returns how many rows. */
  olvidarCuotas(antesDe: string): Promise<number>;
}
