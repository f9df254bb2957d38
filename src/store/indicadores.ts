/** Cases that are counted: those of a collection, or of them only those of an entity. */
export interface Ambito {
  readonly coleccion: string;
  readonly ruc: string | null;
}

/** Civil days of Lima: the first, and the one after the last. */
export interface Tramo {
  readonly desde: string;
  readonly hasta: string;
}

/** Where a term ended up. `tardio`: expired, and what it asked was done afterwards. */
export type SuerteDePlazo = 'cumplido' | 'tardio' | 'vencido' | 'corriendo';

/** Stays in a stage that began and ended on the same two days. */
export interface Estancias {
  readonly etapa: string;
  readonly entro: string;
  readonly salio: string;
  readonly total: number;
}

/** What indicators count, each question small enough not to hold the server: who asks for years asks month by month. */
export interface StoreDeIndicadores {
  /** Cases born in some days; before the last of them, when there is no first. */
  nacidos(ambito: Ambito, tramo: Omit<Tramo, 'desde'> & Partial<Tramo>): Promise<number>;
  /** Cases that ended in some days, by how. */
  terminados(ambito: Ambito, tramo: Tramo): Promise<{ situacion: string; total: number }[]>;
  /** Cases that had ended before a day. */
  cuantosTerminados(ambito: Ambito, hasta: string): Promise<number>;
  /** How all cases stand now. */
  situaciones(ambito: Ambito): Promise<{ situacion: string; total: number }[]>;
  /** Stays in stages that ended in some days. */
  estancias(ambito: Ambito, tramo: Tramo): Promise<Estancias[]>;
  /** Cases in each stage now. */
  enEtapas(ambito: Ambito): Promise<{ etapa: string; total: number }[]>;
  /**
   * Terms that fall due in some days and were not replaced, annulled or suspended. Without an entity, those of every
   * collection: a rule tells of which.
   */
  suertes(
    ambito: Ambito,
    tramo: Tramo,
    hoy: string,
  ): Promise<{ regla: string; suerte: SuerteDePlazo; total: number }[]>;
  /** Entities with most cases born in some days. */
  entidadesConMasCasos(
    ambito: Ambito,
    tramo: Tramo,
    limite: number,
  ): Promise<{ ruc: string; entidad: string | null; casos: number }[]>;
  /** Different entities with cases born in some days. */
  cuantasEntidades(ambito: Ambito, tramo: Tramo): Promise<number>;
  /** Acts of the annual report done in some days (AT-8.3). */
  actosInformados(ambito: Ambito, tramo: Tramo): Promise<{ tipo: string; total: number }[]>;
  /** Deficiencies of the reports issued in some days. */
  deficiencias(ambito: Ambito, tramo: Tramo): Promise<{ tipo: string; tratamiento: string; total: number }[]>;
  /** What the follow-up reports of some days found of them. */
  verificaciones(ambito: Ambito, tramo: Tramo): Promise<{ resultado: string; total: number }[]>;
}
