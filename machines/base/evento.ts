import type { z } from 'zod';

/** Roles of people and machines that may act on a case. `admin` may send every event. */
export const ROLES = [
  'mesa_partes',
  'especialista',
  'coordinador',
  'entidad',
  'oec',
  'comite',
  'aprobador',
  'titular',
  'participante',
  'notario',
  'osce',
  'tribunal',
  'lectura',
  'admin',
] as const;
export type Rol = (typeof ROLES)[number];

/** What an act is: its title for staff, the rule it implements, who may do it, and the shape of its data. */
export interface DefinicionDeEvento {
  readonly titulo: string;
  /** Rule id of the catalogue; its article is shown with the act. */
  readonly regla: string;
  readonly roles: readonly Rol[];
  readonly esquema: z.ZodType;
  /** Sentence for the history, in the past tense: "Se programó la reunión." */
  readonly relato: string;
}
