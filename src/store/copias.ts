/** What is known of a database that is not opened to work: a copy, or one somebody else may be using. */
export interface FichaDeBase {
  /** Number of its last migration. */
  readonly esquema: number;
  /** Whether this program would open it as it is, without migrating it. */
  readonly alDia: boolean;
  readonly casos: number;
}

/** A content some document on record has: its SHA-256 in hexadecimal, and its size. */
export interface ContenidoGuardado {
  readonly huella: string;
  readonly bytes: number;
}

/**
 * A database as a thing to be kept: copied whole, examined and put in the place of another. Nothing here migrates it, so that
 * what is copied is what there was.
 */
export interface Copias {
  /** Where its file is; null when it is only in memory and cannot be copied or restored. */
  readonly archivo: string | null;
  /**
   * Copies the database as it is at one instant, while others read and write it.
   * @throws AlmacenNoDisponible when it cannot be read, or the copy cannot be written
   */
  copiar(destino: string): Promise<void>;
  /** Examines a file. @throws BaseIncompatible when it is not a database of this system, or of a newer program */
  examinar(archivo: string): FichaDeBase;
  /** What the database itself finds wrong in a file; empty when it is sound. */
  danos(archivo: string): readonly string[];
  /** Contents the documents of a file have, each once, except what was taken away by law. */
  contenidos(archivo: string): readonly ContenidoGuardado[];
  /** Whether some process, this one included, has it open. */
  enUso(): boolean;
  /** Leaves in the database when its last good copy was made. */
  anotar(instante: string): void;
  /** Gathers into the file what the database still keeps beside it, so that it can be moved alone. Nobody may be using it. */
  asentar(): void;
}

/** Setting of the database with the instant of its last good copy. */
export const ULTIMO_RESPALDO = 'ultimo_respaldo';
