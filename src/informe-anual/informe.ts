import { diaDe } from '../../machines/base/campos.js';
import { type Catalogo, citar, regla } from '../../machines/reglas/index.js';
import { enPalabras } from '../reports/situaciones.js';
import type { Caso } from '../store/puerto.js';
import type { Cifras } from './cifras.js';

const REGLA = 'AT-8.3';
const DESTINATARIOS = {
  gerencia_general: 'Gerencia General',
  presidencia_ejecutiva: 'Presidencia Ejecutiva',
} as const;

/** What an annual report says of itself beside its figures. */
export interface InformeDelEjercicio {
  readonly numero: string;
  readonly ejercicio: number;
  readonly situacion: string;
  readonly analisis: string | null;
  readonly recomendaciones: string | null;
  /** Civil day it was presented; null before. */
  readonly presentado: string | null;
  readonly destinatario: string | null;
  readonly documento: string | null;
  readonly norma: string;
  readonly glosa: string;
}

interface DatosDelInforme {
  readonly ejercicio: number;
  readonly cifras?: Cifras;
  readonly analisis?: string;
  readonly recomendaciones?: string;
  readonly presentacion?: {
    readonly destinatario: keyof typeof DESTINATARIOS;
    readonly fecha: string;
    readonly documento?: string;
  };
}

/** A report as its case holds it; its figures are null until they are consolidated. */
export function informeDe(
  { numero, situacion, datos }: Pick<Caso, 'numero' | 'situacion' | 'datos'>,
  catalogo: Catalogo,
): { readonly informe: InformeDelEjercicio; readonly cifras: Cifras | null } {
  const { ejercicio, cifras, analisis, recomendaciones, presentacion } = datos as unknown as DatosDelInforme;
  const informe = {
    numero,
    ejercicio,
    situacion: enPalabras(situacion),
    analisis: analisis ?? null,
    recomendaciones: recomendaciones ?? null,
    presentado: presentacion === undefined ? null : diaDe(presentacion.fecha),
    destinatario: presentacion === undefined ? null : DESTINATARIOS[presentacion.destinatario],
    documento: presentacion?.documento ?? null,
    norma: citar(REGLA, catalogo),
    glosa: regla(REGLA, catalogo).glosa,
  };
  return { informe, cifras: cifras ?? null };
}
