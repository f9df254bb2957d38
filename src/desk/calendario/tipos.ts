/** A day off as a law or decree names it. */
export interface DiaInhabil {
  readonly fecha: string;
  readonly motivo: string;
  readonly norma: string;
  /** Fixed by law for every year, or declared for that day. */
  readonly clase?: 'feriado' | 'declarado';
  /** Where it rules: what a revocation names. */
  readonly ambito?: string;
}

/** The days off of a year in a scope. */
export interface Anio {
  readonly anio: number;
  readonly ambito: string;
  readonly elementos: readonly DiaInhabil[];
}

/** One term and where a change of the calendar takes it. */
export interface PlazoMovido {
  readonly caso: string;
  readonly numero: string;
  readonly regla: string;
  readonly antes: string;
  readonly despues: string;
}

/** What declaring or revoking a day does, or would do. */
export interface Cambio {
  readonly total: number;
  readonly plazosMovidos: readonly PlazoMovido[];
  readonly siguiente: string | null;
  readonly yaVencidos: readonly PlazoMovido[];
}
