/**
 * Why no file names a rule of the catalogue. A rule that is neither named nor here fails the tests: it was forgotten.
 * "Sin lugar propio" says that the rule is obeyed by code that cites another one.
 */
export const SIN_CODIGO: Readonly<Record<string, string>> = {
  'AT-III-1': 'Fija a quién obliga la directiva; no ordena ningún acto del expediente.',
  'AT-V-1': 'Solo definiciones; son los nombres de la máquina y del glosario.',
  'AT-7.2': 'Sin lugar propio: el sustento se pide en la presentación (AT-8.1.2-1 y AT-8.1.1.d).',
  'AT-8.1.1-fase': 'Sin lugar propio: la presentación admite las tres fases y ninguna condición la limita.',
  'AT-8.1.1.c':
    'Sin lugar propio: la falta del sustento se decide con la de los demás datos mínimos (AT-8.1.2-1).',
  'AT-8.1.4.A': 'Facultativa: la presentación admite los criterios y no los exige.',
  'AT-8.1.4.B-1': 'Sin lugar propio: la falta de sustento del acompañamiento se advierte con AT-8.1.1.d.',
  'AT-8.1.4.B-2': 'La programación del acompañamiento la decide una persona con la bandeja a la vista.',
  'AT-8.3': 'El informe consolidado anual llega con los reportes, en una etapa posterior.',
  'AT-9.1': 'Es leyenda de los documentos que se emiten; llega con sus plantillas, en una etapa posterior.',
  'AT-9.2': 'Es leyenda de los documentos que se emiten; llega con sus plantillas, en una etapa posterior.',
  'AT-9.2.4(F)':
    'Es leyenda del informe de asistencia técnica; llega con sus plantillas, en una etapa posterior.',
  'AT-S1': 'Atribuye la función al OECE; no ordena ningún acto del expediente.',
  'AT-S4': 'Sin lugar propio: la aceptación se lee de la programación de la reunión (AMB-A15).',
  'AT-S5': 'Sin lugar propio: lo cumplen las visitas (AT-8.2.3) y el requerimiento con plazo (AT-8.2.1.B-3).',
  'AT-S7': 'Sin lugar propio: el cómputo excluye el día inicial y termina a medianoche, en el calendario.',
  'AT-S2': 'Distingue la asistencia obligatoria, que no entra por solicitud; queda fuera de este expediente.',
  'AT-S3': 'Deber de la entidad asistida; no ordena ningún acto del expediente.',
  'AT-S8': 'Plazos supletorios en que se apoyan los plazos internos (AMB-A6).',
  'AMB-A14': 'Destinatario del informe anual, que llega con los reportes, en una etapa posterior.',
  'AMB-A6-documentos':
    'Sugerencia a quien requiere: el plazo se otorga en cada requerimiento (AT-8.2.1.B-3).',
  'AMB-A6-derivacion': 'Sin plazo que armar: la derivación se comunica con el mismo acto (AT-8.2.1.A-6).',
  'AMB-A1': 'Sin lugar propio: las disposiciones se exigen cuando algo queda sin atender (AMB-D3).',
  'AMB-A2':
    'Sin lugar propio: la verificación es deficiencia por deficiencia y una sola decide el canal (AMB-D3, AT-8.2.1.C-2).',
  'AMB-A3': 'Sin lugar propio: el rechazo es un estado final y una solicitud puede nombrar a la anterior.',
  'AMB-A5':
    'Sin lugar propio: el plazo de programación se abre al presentar, desde la recepción (AT-8.2.1.A-1).',
  'AMB-A7':
    'Sin lugar propio: ambos plazos se abren al presentar, desde la recepción (AT-8.2.1.A-1 y AT-8.2.1.A-2).',
  'AMB-A11': 'Sin lugar propio: los avisos del expediente van al solicitante y al punto de contacto.',
  'AMB-A12': 'Sin lugar propio: la fase se comprueba al acordar la revisión (AT-7.3).',
  'AMB-A13': 'Sin lugar propio: la falta de sustento es causal de rechazo y la de criterios no (AT-8.1.2-1).',
  'AMB-A15': 'Sin acto propio: la aceptación se lee de la programación de la reunión (AT-8.2.1.A-1).',
  'AMB-A18':
    'Sin lugar propio: son datos del informe de seguimiento, uno de texto libre y otro de derivación a supervisión.',
  'AMB-A19': 'Aclara un concepto: hay una sola actividad de acompañamiento (AT-7.6).',
  'AMB-D2':
    'Sin lugar propio: el plazo de continuidad corre desde la salida efectiva del correo (AT-8.2.1.B-5).',
  'D-RECTIFICAR': 'La rectificación es un evento del motor, común a todas las máquinas.',
  'D-CALENDARIO': 'El cambio de calendario es un evento del motor, común a todas las máquinas.',
};
