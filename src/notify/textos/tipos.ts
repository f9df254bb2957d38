import type { NombrePropio } from '../variables.js';

/** The text of a notice: a mustache template, and what it may name besides what every one may. */
export interface Texto {
  readonly variables: readonly NombrePropio[];
  readonly texto: string;
}

export type Textos = Readonly<Record<string, Texto>>;
