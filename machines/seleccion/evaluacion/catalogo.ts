import type { Objeto } from '../tipos.js';
import { llaveDe } from '../valores/llave.js';

/** Classes of technical factor the Reglamento knows, arts. 44 to 47. */
export const CLASES_DE_FACTOR = [
  'plazo',
  'garantia',
  'servicios_y_repuestos',
  'capacitacion',
  'mejoras',
  'experiencia',
  'actividad',
  'especialidad',
  'general',
  'similar',
  'personal',
  'objeto',
  'cumplimiento',
  'otros',
] as const;
export type ClaseDeFactor = (typeof CLASES_DE_FACTOR)[number];

/** The class a text of the bases names, whatever its accents, case and spaces; null when the Reglamento has none so called. */
export function claseDe(texto: string): ClaseDeFactor | null {
  const llave = llaveDe(texto).replaceAll(' ', '_');
  return CLASES_DE_FACTOR.find((clase) => clase === llave) ?? null;
}

/** Something the bases must score: at least one of the classes has to be there. */
export interface FactorObligatorio {
  readonly clases: readonly ClaseDeFactor[];
  readonly regla: string;
  readonly nombre: string;
}

/** Factors an object admits, with the rule that lists them. */
export interface CatalogoDeFactores {
  readonly admite: readonly ClaseDeFactor[];
  readonly obligatorios: readonly FactorObligatorio[];
  readonly regla: string;
  readonly articulo: string;
}

const CONSULTORIA: CatalogoDeFactores = {
  admite: ['actividad', 'especialidad', 'personal', 'objeto', 'cumplimiento'],
  obligatorios: [
    { clases: ['actividad'], regla: 'RS-46-act', nombre: 'la experiencia en la actividad' },
    { clases: ['especialidad'], regla: 'RS-46-esp', nombre: 'la experiencia en la especialidad' },
    { clases: ['personal'], regla: 'RS-46-per', nombre: 'el personal propuesto' },
    { clases: ['objeto'], regla: 'RS-46-per', nombre: 'el objeto de la convocatoria' },
  ],
  regla: 'RS-46-per',
  articulo: 'art. 46 del Reglamento',
};

/** Technical factors by object (RS-44-fac, RS-45-exp, RS-45-otr, RS-46-act, RS-46-esp, RS-46-per, RS-47-gen, RS-47-sim, RS-47-otr). */
export const FACTORES_DEL_OBJETO: Readonly<Record<Objeto, CatalogoDeFactores>> = {
  bienes: {
    admite: [
      'plazo',
      'garantia',
      'servicios_y_repuestos',
      'capacitacion',
      'mejoras',
      'experiencia',
      'cumplimiento',
      'otros',
    ],
    obligatorios: [],
    regla: 'RS-44-fac',
    articulo: 'art. 44 del Reglamento',
  },
  servicios: {
    admite: ['experiencia', 'actividad', 'especialidad', 'cumplimiento', 'personal', 'mejoras', 'otros'],
    obligatorios: [
      {
        clases: ['experiencia', 'actividad', 'especialidad'],
        regla: 'RS-45-exp',
        nombre: 'la experiencia del postor, en la actividad o en la especialidad',
      },
    ],
    regla: 'RS-45-otr',
    articulo: 'art. 45 del Reglamento',
  },
  consultoria: CONSULTORIA,
  consultoria_obras: CONSULTORIA,
  obras: {
    admite: ['general', 'similar', 'personal', 'cumplimiento', 'otros'],
    obligatorios: [
      { clases: ['general'], regla: 'RS-47-gen', nombre: 'la experiencia en obras en general' },
      { clases: ['similar'], regla: 'RS-47-sim', nombre: 'la experiencia en obras similares' },
      { clases: ['personal'], regla: 'RS-47-otr', nombre: 'el personal profesional propuesto' },
      { clases: ['cumplimiento'], regla: 'RS-47-otr', nombre: 'el cumplimiento en la ejecución de obras' },
    ],
    regla: 'RS-47-otr',
    articulo: 'art. 47 del Reglamento',
  },
};
