import type { StoreDePapeles } from './papeles.js';

/** Where a document comes from: a person uploaded it, or the system issued it. */
export type OrigenDeDocumento = 'subido' | 'emitido';

/** Who handed a document in, as to what is sealed in a process: the entity that conducts it, or the office. */
export type LadoDeDocumento = 'oficina' | 'entidad';

/** What is known of a file of a case. Its content is in the deposit, under its `huella`. */
export interface Documento {
  readonly id: string;
  readonly caso: string;
  readonly origen: OrigenDeDocumento;
  /** Kind of an issued paper; null in what was uploaded. */
  readonly clase: string | null;
  /** Verification code of an issued paper. */
  readonly codigo: string | null;
  /** Event it was issued from. */
  readonly secuencia: number | null;
  /** Notice it is the paper of. */
  readonly aviso: string | null;
  /** First version of its chain: its own id when it is the first. */
  readonly raiz: string;
  /** Version it replaces. */
  readonly anterior: string | null;
  /** From 1. */
  readonly version: number;
  readonly lado: LadoDeDocumento;
  readonly nombre: string;
  /** Media type found in its content. */
  readonly tipo: string;
  readonly bytes: number;
  /** SHA-256 of the content, in hexadecimal. */
  readonly huella: string;
  /** Who uploaded or asked for it; `sistema` for what the office issues by itself. */
  readonly usuario: string;
  readonly creado: string;
  /** When its content was taken away by law; null while it is kept. */
  readonly suprimido: string | null;
}

/** A document about to be recorded: its place in the chain of versions is decided by the store. */
export type DocumentoNuevo = Omit<Documento, 'raiz' | 'version' | 'suprimido'>;

/** Documents of cases: what they hold, their versions and who issued them. */
export interface StoreDeDocumentos extends StoreDePapeles {
  /**
   * Records a document whose content is already in the deposit.
   * @returns null when `anterior` is not the last version of a chain of that case: somebody replaced it meanwhile
   */
  registrarDocumento(nuevo: DocumentoNuevo): Promise<Documento | null>;
  documento(id: string): Promise<Documento | null>;
  /** All the documents of a case, every version: chains in the order they began, versions in order. */
  documentosDe(caso: string): Promise<Documento[]>;
  /** A page of all the documents, by id. */
  documentosTras(despues: string, limite: number): Promise<Documento[]>;
  /** Whether some document whose content is kept has it. */
  tieneContenido(huella: string): Promise<boolean>;
  /** Who took the content of a document, latest first. */
  lectoresDeDocumento(documento: string, limite: number): Promise<{ usuario: string; cuando: string }[]>;
  /**
   * Marks that the content of a document was taken away by law, and gives it another name.
   * @param supresion by whom, why and under which norm, as JSON
   * @returns false when it was already taken away
   */
  suprimirDocumento(id: string, nombre: string, cuando: string, supresion: string): Promise<boolean>;
}
