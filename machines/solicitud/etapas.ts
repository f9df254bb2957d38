import type { Etapa } from '../base/etapas.js';

const ACTIVIDADES = 'enTramite.atencion.actividades';
const SEGUIMIENTO = `${ACTIVIDADES}.revision.informado.seguimiento`;

/** The stages of a solicitud, from its reception to the follow-up; several may run side by side. */
export const ETAPAS: readonly Etapa[] = [
  {
    id: 'reunion.porProgramar',
    titulo: 'Por programar la reunión',
    estados: ['enTramite.atencion.reunion.porProgramar'],
  },
  {
    id: 'reunion.programada',
    titulo: 'Reunión programada',
    estados: ['enTramite.atencion.reunion.programada'],
  },
  {
    id: 'consultas',
    titulo: 'Respuesta a consultas pendiente',
    estados: [`${ACTIVIDADES}.consultas.respuestaPendiente`],
  },
  {
    id: 'asesoramiento',
    titulo: 'Asesoramiento en curso',
    estados: [`${ACTIVIDADES}.asesoramiento.enCurso`],
  },
  {
    id: 'revision.enAnalisis',
    titulo: 'Revisión documental: análisis',
    estados: [`${ACTIVIDADES}.revision.enAnalisis`],
  },
  {
    id: 'revision.esperaDocumentos',
    titulo: 'Revisión documental: espera de la entidad',
    estados: [`${ACTIVIDADES}.revision.esperaDocumentos`],
  },
  {
    id: 'seguimiento.esperaConvocatoria',
    titulo: 'Seguimiento: espera de la convocatoria',
    estados: [`${SEGUIMIENTO}.esperaConvocatoria`],
  },
  {
    id: 'seguimiento.enVerificacion',
    titulo: 'Seguimiento: verificación',
    estados: [`${SEGUIMIENTO}.enVerificacion`],
  },
  {
    id: 'acompanamiento',
    titulo: 'Acompañamiento',
    estados: [`${ACTIVIDADES}.acompanamiento.esperaProgramacion`, `${ACTIVIDADES}.acompanamiento.enCurso`],
  },
];
