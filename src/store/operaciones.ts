/** How the database stands, for whoever watches over the system. Nothing here names anybody. */
export interface Panorama {
  readonly esquema: number;
  /** Living and ended cases. */
  readonly casos: readonly {
    readonly coleccion: string;
    readonly situacion: string;
    readonly total: number;
  }[];
  /** Expired terms whose duty is still owed. */
  readonly vencidosSinHacer: number;
  /** Terms that should have expired by now and did not: the beat is late. */
  readonly porVencer: number;
  readonly avisos: readonly { readonly canal: string; readonly estado: string; readonly total: number }[];
  readonly incidencias: { readonly total: number; readonly ultima: string | null };
  /** Instant of the last event recorded. */
  readonly ultimoEvento: string | null;
  /** When the last good copy was made, by the clock of the machine. */
  readonly ultimoRespaldo: string | null;
  /** Bytes of the database and of its log, and those left on its disk; null when it is in memory. */
  readonly disco: { readonly base: number; readonly bitacora: number; readonly libres: number } | null;
}

/** What whoever runs the system asks of it. */
export interface StoreDeOperaciones {
  /**
   * How the database stands.
   * @param hoy civil day up to which terms expired
   * @param ahora instant up to which terms should have been fired
   */
  panorama(hoy: string, ahora: string): Promise<Panorama>;
}
