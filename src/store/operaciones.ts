/** Room of the database, in bytes; null what the database does not know of itself. */
export interface DiscoDeLaBase {
  readonly base: number;
  /** Its own log, when it has one. */
  readonly bitacora: number | null;
  /** What is left on its disk, when it is a disk of this machine. */
  readonly libres: number | null;
}

/** How the database stands, for whoever watches over the system. Nothing here names anybody. */
export interface Panorama {
  /** Number of its last migration. */
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
  /** Null when it is in memory. */
  readonly disco: DiscoDeLaBase | null;
}

/** Connections of this process to the server of the database. */
export interface UsoDeConexiones {
  readonly ocupadas: number;
  readonly libres: number;
  /** Asked for by whoever waits for one. */
  readonly pedidas: number;
}

/** What whoever runs the system asks of it. */
export interface StoreDeOperaciones {
  /** Null when there is no server. */
  conexiones(): UsoDeConexiones | null;
  /**
   * How the database stands.
   * @param hoy civil day up to which terms expired
   * @param ahora instant up to which terms should have been fired
   */
  panorama(hoy: string, ahora: string): Promise<Panorama>;
}
