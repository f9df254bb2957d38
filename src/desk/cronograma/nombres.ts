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

export const MODOS = [
  { value: 'ordinario', label: 'Ordinario: los plazos completos' },
  { value: 'rapido', label: 'Rápido: un día por acto del comité' },
];
