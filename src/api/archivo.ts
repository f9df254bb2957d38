/** Where the counter puts a file about to arrive, and how much of it it takes. */
export interface Recepcion {
  /** Path of the file to write; nobody else has it. */
  readonly temporal: string;
  /** Bytes. */
  readonly maximo: number;
}

/** Who was let bring a file: the cookie they asked with may be another by the time it is here. */
export interface QuienTrae {
  readonly usuario: string;
  /** Session they asked by; null with a token. */
  readonly sesion: string | null;
}

/** Leave to bring a file. */
export interface Permiso extends Recepcion {
  readonly de: QuienTrae;
}

/** A file that arrived whole and is on disk. */
export interface ArchivoRecibido {
  readonly temporal: string;
  readonly bytes: number;
  /** SHA-256 of its content, in hexadecimal. */
  readonly huella: string;
}

/** The same, with who was let bring it. */
export interface ArchivoTraido extends ArchivoRecibido {
  readonly de: QuienTrae;
}

/** A file to send as the answer: the counter reads it from the disk as it writes it. */
export interface ArchivoQueSale {
  /** Folder, and the path from it. */
  readonly raiz: string;
  readonly camino: string;
  /** Name it is downloaded with. */
  readonly nombre: string;
}
