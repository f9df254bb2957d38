/** Something the bases, an offer or an award do against a rule: the rule, and a sentence for the committee. */
export interface Incumplimiento {
  readonly regla: string;
  readonly detalle: string;
}
