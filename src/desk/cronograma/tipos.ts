/** One row of a calendar: civil days or, for the presentation and the registry, instants. */
export interface Fila {
  readonly actividad: string;
  readonly inicio: string;
  readonly fin: string;
}

export interface Incumplimiento {
  readonly regla: string;
  readonly norma: string;
  readonly actividad: string;
  readonly detalle: string;
}

export interface Propuesta {
  readonly cronograma: readonly Fila[];
  readonly advertencias: readonly string[];
  readonly normas: readonly { readonly actividad: string; readonly regla: string; readonly norma: string }[];
}

export interface Validacion {
  readonly valido: boolean;
  readonly incumplimientos: readonly Incumplimiento[];
  readonly advertencias: readonly string[];
}

/** What a calendar is proposed and judged for. */
export interface Proceso {
  readonly tipo: string;
  readonly objeto: string;
  readonly provincia: string | null;
}
