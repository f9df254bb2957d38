import { PERSONAS, type Quien } from './usuarios.js';
import { lima } from './ventanilla.js';

/** An act of a solicitud: when (hour of Lima, of 2026), who sends it, and what. */
export type Paso = readonly [cuando: string, quien: Quien, tipo: string, datos: Record<string, unknown>];

const DEL_ANIO = '2026-';
/** The instant of a `08-04 10:00` of the year of the demonstration. */
export const instante = (cuando: string) => lima(`${DEL_ANIO}${cuando}`);
/** The civil day of the same. */
export const dia = (cuando: string) => `${DEL_ANIO}${cuando.slice(0, 5)}`;

/** The coordination gives the case to the specialist. */
export const asignar = (cuando: string): Paso => [
  cuando,
  'coordinacion',
  'ASIGNADO',
  { responsable: PERSONAS.especialista.nombre },
];

/** An act of the specialist. */
export const acto = (cuando: string, tipo: string, datos: Record<string, unknown> = {}): Paso => [
  cuando,
  'especialista',
  tipo,
  datos,
];

/** A meeting set for an hour. */
export const programar = (cuando: string, para: string, presencial = false): Paso =>
  acto(cuando, 'PROGRAMAR_REUNION', {
    fecha: instante(para),
    modalidad: presencial ? 'presencial' : 'virtual',
    lugar: presencial ? 'Sala de reuniones del segundo piso' : 'Enlace de la sala virtual de asistencia',
  });

/** A meeting held that day. */
export const reunirse = (cuando: string, acuerdos: string, mas: Record<string, unknown> = {}): Paso =>
  acto(cuando, 'REGISTRAR_REUNION', {
    fecha: dia(cuando),
    consultas: 'no_hubo',
    acompanamiento: 'no_solicitado',
    revisionDocumental: false,
    acuerdos,
    ...mas,
  });

/** The same, that agrees the review of documents. */
export const acordarRevision = (cuando: string, que: string): Paso =>
  reunirse(cuando, `Se revisará ${que} antes de la convocatoria.`, { revisionDocumental: true });

/** Documents required of the entity, in some business days. */
export const requerir = (cuando: string, plazoDias: number, detalle: string): Paso =>
  acto(cuando, 'REQUERIR_DOCUMENTACION', { detalle, plazoDias });

/** A report with its findings. */
export const informar = (cuando: string, numero: string, deficiencias: readonly object[]): Paso =>
  acto(cuando, 'EMITIR_INFORME', { numero, deficiencias });

export const OMISION = {
  tipo: 'omision',
  descripcion: 'El requerimiento no sustenta el plazo de ejecución que fija.',
  tratamiento: 'recomendacion',
} as const;
export const ERROR = {
  tipo: 'error',
  descripcion: 'La fórmula de reajuste del proyecto de bases no corresponde al objeto.',
  tratamiento: 'recomendacion',
} as const;
export const VULNERACION = {
  tipo: 'vulneracion',
  descripcion: 'La experiencia que se exige al postor restringe la participación sin justificación.',
  tratamiento: 'criterio',
} as const;
