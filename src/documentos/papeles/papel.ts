import type { FechaCivil } from '../../../machines/calendario/index.js';

/** Kinds of papers the system issues, in the order of the life of a case. */
export const CLASES = [
  'cargo',
  'acta',
  'constancia',
  'informe_asistencia',
  'informe_seguimiento',
  'oficio',
  'cuadro_comparativo',
  'informe_anual',
] as const;
export type Clase = (typeof CLASES)[number];

/** A piece of the body of a paper, as data. Texts keep their line breaks. */
export type Bloque =
  | { readonly tipo: 'parrafo' | 'subtitulo'; readonly texto: string }
  /** What is what, in two columns. */
  | { readonly tipo: 'ficha'; readonly filas: readonly (readonly [string, string])[] }
  | { readonly tipo: 'lista'; readonly elementos: readonly string[] }
  | {
      readonly tipo: 'tabla';
      /** `ancho` as pdfmake understands it: points, `auto` or `*`. */
      readonly columnas: readonly {
        readonly titulo: string;
        readonly ancho: number | string;
        readonly derecha?: true;
      }[];
      readonly filas: readonly (readonly string[])[];
    }
  /** Lines where people sign, side by side. */
  | { readonly tipo: 'firmas'; readonly firmas: readonly string[] };

/** A paper before it is printed: everything it says, and nothing of how it looks. */
export interface Papel {
  /** Who issues it, as its heading says. */
  readonly emisor: string;
  readonly titulo: string;
  /** Number of its own, when its kind has one. */
  readonly numero: string | null;
  /** Number of the case. */
  readonly expediente: string;
  /** Civil day it bears. */
  readonly fecha: FechaCivil;
  readonly apaisado?: true;
  readonly bloques: readonly Bloque[];
  /** Texts of the law that close it, each with its article. */
  readonly leyendas: readonly string[];
}

/** What proves a printed paper: its code, and the address where anybody checks it. */
export interface Sello {
  readonly codigo: string;
  readonly direccion: string;
}
