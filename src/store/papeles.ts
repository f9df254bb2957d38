import type { Documento, DocumentoNuevo } from './documentos.js';

/** What a paper is issued from: an event of the case, or a notice that leaves by oficio. */
export interface Origen {
  readonly caso: string;
  readonly clase: string;
  readonly secuencia: number;
  /** Null when the paper is of the event. */
  readonly aviso: string | null;
}

/** A number of the series of oficios of an office and a year, from 1. */
export interface NumeroDeOficio {
  readonly serie: string;
  readonly anio: number;
  readonly numero: number;
}

/** What became of the recording of a paper. */
export type Emision =
  /** It is on record now, or somebody issued it meanwhile: this one. */
  | { readonly tipo: 'emitido' | 'ya_estaba'; readonly documento: Documento }
  /** Somebody took its number meanwhile: it must be made again with the next. */
  | { readonly tipo: 'otro_numero' };

/** Papers the system issues: each once, and oficios numbered by year without a gap. */
export interface StoreDePapeles {
  papelEmitido(origen: Origen): Promise<Documento | null>;
  /** Number the next oficio of a series would take; nobody has it until a paper is recorded with it. */
  proximoOficio(serie: string, anio: number): Promise<NumeroDeOficio>;
  /** Records a paper whose content is in the deposit and, in the same transaction, the number it bears. */
  emitirPapel(nuevo: DocumentoNuevo, oficio: NumeroDeOficio | null): Promise<Emision>;
  /** What proves a paper by its code; null when nothing was issued with it. */
  papelPorCodigo(codigo: string): Promise<{ readonly huella: string } | null>;
  /** Notices that leave by oficio, not registered yet and without their paper, in the order they were ordered. */
  oficiosPorEmitir(limite: number): Promise<{ readonly aviso: string; readonly caso: string }[]>;
}
