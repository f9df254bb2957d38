/** What is bought. `consultoria` is the one that is not of works (RS-19-obj, AMB-C4). */
export const OBJETOS = ['bienes', 'servicios', 'consultoria', 'consultoria_obras', 'obras'] as const;
export type Objeto = (typeof OBJETOS)[number];

/** Types of selection process: licitación, concurso, adjudicación directa pública and selectiva, menor cuantía (RS-19). */
export const TIPOS = ['LP', 'CP', 'ADP', 'ADS', 'AMC'] as const;
export type Tipo = (typeof TIPOS)[number];

/** One statechart each: the type, and for menor cuantía whether it is of works (AMC-OC) or of goods and services. */
export const PROCEDIMIENTOS = ['LP', 'CP', 'ADP', 'ADS', 'AMC-BS', 'AMC-OC'] as const;
export type Procedimiento = (typeof PROCEDIMIENTOS)[number];

/** The procedure that runs a type for an object (RS-22-orden, AMB-C4, AMB-C34). */
export function procedimientoDe(tipo: Tipo, objeto: Objeto): Procedimiento {
  if (tipo !== 'AMC') return tipo;
  return objeto === 'obras' || objeto === 'consultoria_obras' ? 'AMC-OC' : 'AMC-BS';
}

/** Activities of the calendar a convocation publishes, in the order of the stages. */
export const ACTIVIDADES = [
  'convocatoria',
  'registro_participantes',
  'consultas',
  'absolucion_consultas',
  'observaciones',
  'absolucion_observaciones',
  'integracion_bases',
  'presentacion_propuestas',
  'calificacion_evaluacion',
  'buena_pro',
] as const;
export type Actividad = (typeof ACTIVIDADES)[number];

/** One row of a calendar: civil days, or instants for the presentation and the registry of an AMC-BS. */
export interface FilaDeCronograma {
  readonly actividad: Actividad;
  readonly inicio: string;
  readonly fin: string;
}
export type Cronograma = readonly FilaDeCronograma[];

/** The type a procedure is of. */
export function tipoDe(procedimiento: Procedimiento): Tipo {
  return procedimiento === 'AMC-BS' || procedimiento === 'AMC-OC' ? 'AMC' : procedimiento;
}
