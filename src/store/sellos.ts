/** Last event of a case up to a position: what a seal holds of it. */
export interface CabezaSellada {
  readonly caso: string;
  readonly secuencia: number;
  readonly huella: string;
}

/** A seal as stored. `texto` is the published file, byte by byte. */
export interface SelloGuardado {
  /** Civil day of Lima it closes. */
  readonly dia: string;
  readonly creado: string;
  readonly posicion: number;
  readonly huella: string;
  readonly texto: string;
}

/** Where a seal is known outside the database. */
export type DondeSePublica = 'archivo' | 'correo';

/** A seal as listed. */
export interface FilaDeSello extends Omit<SelloGuardado, 'texto'> {
  readonly archivo: string | null;
  readonly correo: string | null;
}

/** Daily seals over the heads of all cases (D6). */
export interface StoreDeSellos {
  /**
   * Heads of a page of cases as they were at a position of the history, by id: those of cases born later are left out.
   * @returns also the last case looked at, to go on from; null at the end
   */
  cabezasHasta(
    posicion: number,
    despues: string,
    limite: number,
  ): Promise<{ readonly cabezas: readonly CabezaSellada[]; readonly ultimo: string | null }>;
  /** Keeps a seal. @returns false when another process sealed that day before, or a later one */
  guardarSello(sello: SelloGuardado): Promise<boolean>;
  ultimoSello(): Promise<SelloGuardado | null>;
  sello(dia: string): Promise<SelloGuardado | null>;
  /** Seals, newest first, before a day. */
  sellos(limite: number, antesDe?: string): Promise<FilaDeSello[]>;
  /** Seals not yet published somewhere, oldest first. */
  sellosPorPublicar(donde: DondeSePublica, limite: number): Promise<SelloGuardado[]>;
  anotarPublicado(dia: string, donde: DondeSePublica, cuando: string): Promise<void>;
}
