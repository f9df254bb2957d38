const ASUNTOS: Readonly<Record<string, string>> = {
  RECHAZO: 'Solicitud rechazada por omitir información',
  CITACION: 'Citación a la reunión de asistencia técnica',
  REPROGRAMACION: 'Nueva fecha de la reunión de asistencia técnica',
  RESULTADO_REUNION: 'Resultado de la reunión de asistencia técnica',
  CONSTANCIA_ABSOLUCION: 'Constancia de absolución de consultas',
  RESPUESTA: 'Respuesta a sus consultas',
  ASESORAMIENTO: 'Asesoramiento solicitado',
  DERIVACION: 'Derivación de una materia',
  IMPROCEDENCIA: 'Solicitud improcedente',
  IMPROCEDENCIA_PARCIAL: 'Parte de lo solicitado es improcedente',
  REQUERIMIENTO: 'Requerimiento de documentación',
  PRORROGA: 'Prórroga del plazo de entrega',
  CONTINUIDAD: '¿Desea continuar con la asistencia técnica?',
  ARCHIVO_POR_SILENCIO: 'Archivo de la solicitud por falta de documentación',
  ARCHIVO_SIN_CONVOCATORIA: 'Archivo de la solicitud por falta de convocatoria',
  DESISTIMIENTO: 'Constancia de desistimiento',
  INFORME: 'Informe de asistencia técnica y orientación',
  INVITACION_EXPOSICION: 'Invitación a la exposición del informe',
  REVISION_CERRADA: 'Cierre de la revisión por convocatoria',
  SEGUIMIENTO_FAVORABLE: 'Informe de seguimiento',
  SEGUIMIENTO_CON_DISPOSICIONES: 'Informe de seguimiento con disposiciones',
  ACOMPANAMIENTO_CONCLUIDO: 'Conclusión del acompañamiento',
  PLAZO_MOVIDO: 'Cambio de fecha de un plazo',
  RECTIFICACION_POR_CORREO: 'Rectificación del archivo de la solicitud',
  RECTIFICACION: 'Rectificación del archivo de la solicitud',
};

/** Subject of a notice, with the number of the case. */
export function asunto(plantilla: string, numero: string): string {
  return `[${numero}] ${ASUNTOS[plantilla] ?? plantilla}`;
}

/** Templates the machines may order. */
export const PLANTILLAS: readonly string[] = Object.keys(ASUNTOS);
