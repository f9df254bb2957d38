/** One version of a stored document. */
export interface Version {
  readonly id: string;
  readonly version: number;
  readonly nombre: string;
  readonly tipo: string;
  readonly bytes: number;
  readonly huella: string;
  readonly subidoPor: string;
  readonly subidoPorNombre?: string;
  readonly recibido: string;
  /** When its content was taken away by law. */
  readonly suprimido?: string;
}

/** A stored document: its last version, with all of them. */
export interface Documento extends Version {
  readonly tipoNombre: string;
  readonly origen: 'subido' | 'emitido';
  readonly clase?: string;
  readonly versiones: readonly Version[];
}

/** A document an act names, with the stored one it is when it gives its digest. */
export interface Nombrado {
  readonly nombre: string;
  readonly detalle?: string;
  readonly acto: string;
  readonly secuencia: number;
  readonly recibido: string;
  readonly id?: string;
}

/** What whoever is in may upload. */
export interface Admitido {
  /** Bytes. */
  readonly maximo: number;
  readonly tipos: readonly string[];
}

/** The documents of a case. */
export interface DocumentosDelCaso {
  readonly elementos: readonly (Documento | Nombrado)[];
  readonly subida: Admitido | null;
}

/** Whether an element of the list is one an act names. */
export function esNombrado(d: Documento | Nombrado): d is Nombrado {
  return 'acto' in d;
}
