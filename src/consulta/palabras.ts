/** Where a solicitud stands, in words anybody outside the office understands. */
export const SITUACIONES: Readonly<Record<string, readonly [string, string]>> = {
  en_tramite: ['En trámite', 'La solicitud está en trámite.'],
  rechazada: [
    'Rechazada',
    'La solicitud se rechazó porque omitió información obligatoria; puede presentarse otra con los datos completos (num. 9.1.2; proyecto: 8.1.2).',
  ],
  no_procede: [
    'No procede',
    'Lo pedido no corresponde a la asistencia técnica (nums. 8.1 y 8.4; proyecto: 7.1 y 7.4). El motivo se notificó a la entidad.',
  ],
  atendida: ['Atendida', 'La solicitud terminó de atenderse (num. 9.2.2; proyecto: 8.2.2).'],
  culminada: ['Culminada', 'La asistencia técnica culminó (num. 9.2.2; proyecto: 8.2.2).'],
  archivada: [
    'Archivada',
    'La solicitud se archivó (num. 9.2.1; proyecto: 8.2.1). El motivo se notificó a la entidad.',
  ],
  desistida: ['Desistida', 'La entidad desistió de su solicitud.'],
};

/** What goes on in each stage of a solicitud, by the id of the stage. */
export const ETAPAS: Readonly<Record<string, string>> = {
  'reunion.porProgramar': 'El OECE va a programar la reunión de asistencia técnica.',
  'reunion.programada': 'La reunión de asistencia técnica está programada.',
  consultas: 'El OECE prepara la respuesta a las consultas.',
  asesoramiento: 'El asesoramiento sobre la contratación está en curso.',
  'revision.enAnalisis': 'El OECE analiza la documentación.',
  'revision.esperaDocumentos': 'El OECE espera la documentación que requirió a la entidad.',
  'seguimiento.esperaConvocatoria': 'El informe de asistencia técnica se emitió; se espera la convocatoria.',
  'seguimiento.enVerificacion': 'El OECE verifica si se atendió lo que señaló su informe.',
  acompanamiento: 'El acompañamiento a la entidad está en curso.',
};

/** What falls due with a term the law sets, by its rule. Internal terms are the office's own business. */
export const VENCIMIENTOS: Readonly<Record<string, string>> = {
  'AT-8.2.1.A-1': 'Último día para que el OECE programe la reunión.',
  'AT-8.2.1.A-2': 'Último día para que se realice la reunión.',
  'AMB-A20': 'Fecha que la entidad pidió para la reunión.',
  'AT-8.2.1.B-3': 'Último día para que la entidad remita la documentación requerida.',
  'AT-8.2.1.B-5':
    'Último día para que la entidad entregue la documentación requerida; si no lo hace, la solicitud se archiva.',
};

/** The meeting itself. */
export const REUNION = 'Reunión de asistencia técnica.';
