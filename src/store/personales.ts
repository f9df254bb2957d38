/** A reading of personal data: who looked at what. */
export interface Lectura {
  /** Id of the user who read. */
  readonly usuario: string;
  /** What was read, in one word of `QUE_SE_LEE`, or the like. */
  readonly que: string;
  readonly caso: string | null;
  readonly documento: string | null;
  /** Instant of the machine's clock. */
  readonly cuando: string;
  readonly ip?: string | null;
}

/** A reading as listed, with the names a person needs. */
export interface FilaDeLectura extends Lectura {
  readonly posicion: number;
  readonly nombre: string | null;
  readonly numero: string | null;
  readonly coleccion: string | null;
}

/** What a list of readings asks. Instants: from the first, included, to the last, excluded. */
export interface FiltroDeLecturas {
  readonly caso?: string;
  readonly usuario?: string;
  readonly desde?: string;
  readonly hasta?: string;
  /** Position of the last row of the previous page. */
  readonly antesDe?: number;
  readonly limite: number;
}

/** A piece of stored text where a person may be named. */
export interface TextoGuardado {
  readonly caso: string;
  /** Event it is the data of. */
  readonly secuencia: number;
  readonly tipo: string;
  readonly ocurrido: string;
  readonly datos: string;
  readonly posicion: number;
}

/** What a suppression writes besides its event, in the same transaction. */
export interface SupresionEscrita {
  readonly eventos: readonly { readonly secuencia: number; readonly datos: string; readonly sal: string }[];
  readonly avisos: readonly {
    readonly id: string;
    readonly asunto: string;
    readonly destinatarios: string;
  }[];
  /** Any other text kept of the case, without what names the person: what was sent by mail, for one. */
  limpiar(texto: string): string;
  /** What the lists show of the case. */
  readonly entidad: string | null;
  readonly objeto: string | null;
}

/** Personal data of a user of the system. */
export interface UsuarioNombrado {
  readonly id: string;
  readonly nombre: string;
  readonly correo: string | null;
  readonly revocado: boolean;
}

/** Readings of personal data, and their suppression (Ley 29733). */
export interface StoreDePersonales {
  /**
   * Puts a reading on record before its answer leaves. Readings of one moment share a commit. While the database cannot
   * write, or one long change holds it, they wait in memory and the answer does not: readers must go on being served.
   * @throws AlmacenNoDisponible when too many wait already
   */
  anotarLectura(lectura: Lectura): Promise<void>;
  /** Readings, newest first. */
  lecturas(filtro: FiltroDeLecturas): Promise<FilaDeLectura[]>;
  /** A page of events whose data match any of some patterns of SQL LIKE, in the order of their positions. */
  textosComo(patrones: readonly string[], despues: number, hasta: number): Promise<readonly TextoGuardado[]>;
  /** Every user, revoked or not, with what names them. */
  usuariosNombrados(): Promise<UsuarioNombrado[]>;
  /** Takes name and mail out of a revoked user. @returns false when there is no such user, or it is not revoked */
  suprimirUsuario(id: string, nombre: string): Promise<boolean>;
  /** Leaves no copy of what was taken out in the files of the database, as far as it can: its log and its free pages. */
  borrarRastro(): Promise<void>;
}
