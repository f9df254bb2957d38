import type { Computo } from '../base/plazo.js';

/** Everybody a term can bind. */
export const CARGAS = [
  'oece',
  'entidad',
  'participante',
  'comite',
  'oec',
  'titular',
  'osce',
  'aprobador',
] as const;
export type Carga = (typeof CARGAS)[number];

/** Length and counting of the term a rule grants. */
export interface PlazoDeRegla {
  /** Days granted; null when somebody grants them in each case. */
  readonly dias: number | null;
  readonly computo: Computo;
  /** Who bears it: terms of `entidad` and `participante` preclude; the others oblige, and the late act is valid (AMB-D1). */
  readonly carga: Carga;
  /** `legal` comes from the norm; `interno` is a house term where the norm sets none (AMB-A6). */
  readonly clase: 'legal' | 'interno';
  /** The fact it runs from, in words. */
  readonly corre: string;
  /** Event the expiry sends to the case. */
  readonly evento: string;
}

/** One row of the catalogue of rules. Rows never change under a live case; a correction is a new row (D4, D7). */
export interface Regla {
  readonly id: string;
  readonly regimen: string;
  readonly norma: string;
  /** Article of the norm in force, and of the draft it came from when the numbers differ. */
  readonly articulo: string;
  readonly articuloProyecto: string | null;
  /** What it commands, in our words. */
  readonly glosa: string;
  readonly plazo: PlazoDeRegla | null;
  /** `texto`: read in the norm. `memoria`: to be checked against it. `casa`: our own decision on a silence of the norm. */
  readonly fuente: 'texto' | 'memoria' | 'casa';
  /** Civil days between which the rule is in force. */
  readonly vigencia: { readonly desde: string; readonly hasta: string | null };
  /** First version of the catalogue that holds this row. */
  readonly catalogo: number;
  /** Day we knew it. */
  readonly conocidaDesde: string;
}
