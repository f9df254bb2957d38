/** Activities of a calendar in the order of the stages, in words. */
export const ACTIVIDADES: Readonly<Record<string, string>> = {
  convocatoria: 'Convocatoria',
  registro_participantes: 'Registro de participantes',
  consultas: 'Presentación de consultas',
  absolucion_consultas: 'Absolución de consultas',
  observaciones: 'Formulación de observaciones',
  absolucion_observaciones: 'Absolución de observaciones',
  integracion_bases: 'Integración de las bases',
  presentacion_propuestas: 'Presentación de propuestas',
  calificacion_evaluacion: 'Calificación y evaluación',
  buena_pro: 'Otorgamiento de la buena pro',
};

export const TIPOS = [
  { value: 'LP', label: 'Licitación pública' },
  { value: 'CP', label: 'Concurso público' },
  { value: 'ADP', label: 'Adjudicación directa pública' },
  { value: 'ADS', label: 'Adjudicación directa selectiva' },
  { value: 'AMC', label: 'Adjudicación de menor cuantía' },
];

export const OBJETOS = [
  { value: 'bienes', label: 'Bienes' },
  { value: 'servicios', label: 'Servicios' },
  { value: 'consultoria', label: 'Consultoría' },
  { value: 'consultoria_obras', label: 'Consultoría de obras' },
  { value: 'obras', label: 'Obras' },
];

export const MODOS = [
  { value: 'ordinario', label: 'Ordinario: los plazos completos' },
  { value: 'rapido', label: 'Rápido: un día por acto del comité' },
];
