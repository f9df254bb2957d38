import type { Textos } from './tipos.js';

/** How a letter names a process: by its nomenclature once it has one. */
export const EL_PROCESO =
  'proceso de selección {{#nomenclatura}}{{nomenclatura}} (expediente {{numero}}){{/nomenclatura}}{{^nomenclatura}}{{numero}}{{/nomenclatura}}, de {{entidad}}, para «{{objeto}}»';

const SEACE = 'Lo publicado en el SEACE prevalece sobre este aviso.';

/** From the convocation to the integrated bases (R 22 to 59, régimen DL 1017). */
export const TEXTOS_DE_ETAPAS: Textos = {
  CONVOCATORIA: {
    variables: ['nomenclatura'],
    texto: `Se convoca el ${EL_PROCESO} ({{norma}}).

Las bases, el valor referencial, el lugar y costo del registro de participantes y el cronograma son los publicados en el SEACE junto con esta convocatoria. Quien quiera participar debe registrarse dentro de las fechas de ese cronograma.`,
  },
  BASES_REEMPLAZADAS: {
    variables: ['nomenclatura', 'motivo'],
    texto: `Se reemplazan las bases del ${EL_PROCESO}, registradas con error ({{norma}}).

Motivo: {{motivo}}

Rige la versión publicada ahora. El reemplazo cabe una sola vez y el mismo día del registro.`,
  },
  CONSTANCIA_DE_REGISTRO: {
    variables: ['nomenclatura', 'postor'],
    texto: `Se deja constancia de que {{postor}} quedó registrado como participante del ${EL_PROCESO}, el {{fecha}} ({{norma}}).

Se incorpora en el estado en que el proceso se encuentra. Todos los actos se notifican por el SEACE el mismo día de su publicación: revisarlo es carga de cada participante, aunque haya pedido además avisos por correo.`,
  },
  CONSULTA_AL_AREA: {
    variables: ['nomenclatura', 'detalle'],
    texto: `En el ${EL_PROCESO}, antes de absolver lo que toca datos técnicos o económicos, el comité especial consulta ({{norma}}):

{{detalle}}

Responda antes de que venza el plazo para absolver; sin su respuesta, el comité no puede modificar lo que el expediente de contratación estableció.`,
  },
  PLIEGO_DE_CONSULTAS: {
    variables: ['nomenclatura'],
    texto: `Se publicó el pliego de absolución de consultas del ${EL_PROCESO} ({{norma}}).

Las respuestas integran las bases. Puede leerlo en el SEACE. ${SEACE}`,
  },
  PLIEGO_DE_OBSERVACIONES: {
    variables: ['nomenclatura', 'venceElevacion'],
    texto: `Se publicó el pliego de absolución de observaciones del ${EL_PROCESO} ({{norma}}).

Quien no esté conforme con lo resuelto puede solicitar la elevación{{#venceElevacion}} a más tardar el {{venceElevacion}}{{/venceElevacion}}{{^venceElevacion}} en el plazo que el reglamento da, contado desde esta publicación{{/venceElevacion}}. Si nadie la solicita, las bases se integran. ${SEACE}`,
  },
  NULIDAD_POR_CAMBIO_DE_TIPO: {
    variables: ['nomenclatura'],
    texto: `Se declara nulo el ${EL_PROCESO}: el nuevo valor referencial corresponde a otro tipo de proceso ({{norma}}).

La contratación debe convocarse de nuevo por el tipo que corresponde.`,
  },
  CRONOGRAMA_AJUSTADO: {
    variables: ['nomenclatura'],
    texto: `El cronograma del ${EL_PROCESO} cambió por las observaciones, la elevación o el pronunciamiento ({{norma}}).

Se mueven la integración de las bases y el fin del registro de participantes; las demás etapas no cambian. Las fechas que rigen son las publicadas en el SEACE. ${SEACE}`,
  },
  INFORME_DE_AJUSTE: {
    variables: ['nomenclatura'],
    texto: `Se informa al Titular que el cronograma del ${EL_PROCESO} cambió por las observaciones, la elevación o el pronunciamiento ({{norma}}).

Se mueven la integración de las bases y el fin del registro de participantes. La versión que rige está publicada en el SEACE.`,
  },
  ELEVACION_REMITIDA: {
    variables: ['nomenclatura'],
    texto: `Se remiten las bases y los actuados del ${EL_PROCESO} para el pronunciamiento sobre las observaciones elevadas ({{norma}}).

Corresponde emitirlo y notificarlo dentro del plazo del reglamento, que corre desde la recepción del expediente completo.`,
  },
  ELEVACION_INCOMPLETA: {
    variables: ['nomenclatura'],
    texto: `Lo remitido para el pronunciamiento del ${EL_PROCESO} está incompleto ({{norma}}).

Complete lo que falta en el plazo otorgado: el plazo para pronunciarse corre desde que el expediente esté completo.`,
  },
  ELEVACION_NO_PRESENTADA: {
    variables: ['nomenclatura'],
    texto: `En el ${EL_PROCESO}, una solicitud de elevación no se formalizó en su plazo y se tiene por no presentada ({{norma}}).

El proceso sigue según su cronograma. ${SEACE}`,
  },
  DEVOLUCION_DE_TASA: {
    variables: ['nomenclatura'],
    texto: `En el ${EL_PROCESO}, venció el plazo para pronunciarse sobre las observaciones elevadas sin que se hiciera. Corresponde devolver la tasa a quien la pagó ({{norma}}).

La obligación de pronunciarse se mantiene.`,
  },
  PRONUNCIAMIENTO: {
    variables: ['nomenclatura', 'informeNumero'],
    texto: `Se publicó el pronunciamiento {{informeNumero}} sobre las observaciones elevadas en el ${EL_PROCESO} ({{norma}}).

Sus disposiciones se incorporan al integrar las bases, y contra él no cabe recurso. ${SEACE}`,
  },
  BASES_INTEGRADAS: {
    variables: ['nomenclatura'],
    texto: `Se publicaron las bases integradas del ${EL_PROCESO} ({{norma}}).

Son las reglas definitivas y ya no pueden cuestionarse. El registro de participantes cierra un día hábil después de la integración, y las propuestas se presentan según el cronograma. ${SEACE}`,
  },
  POSTERGACION: {
    variables: ['nomenclatura', 'etapa', 'fin', 'motivo'],
    texto: `En el ${EL_PROCESO}, se posterga{{#etapa}} la etapa de {{etapa}}{{/etapa}}{{#fin}} hasta el {{fin}}{{/fin}} ({{norma}}).

{{#motivo}}
Motivo: {{motivo}}

{{/motivo}}
Las etapas siguientes se mueven con ella. Las fechas que rigen son las publicadas en el SEACE.`,
  },
  INFORME_DE_PRORROGA: {
    variables: ['nomenclatura', 'etapa', 'fin', 'motivo'],
    texto: `Se informa al Titular que cambió el cronograma del ${EL_PROCESO}{{#etapa}}, en la etapa de {{etapa}}{{/etapa}}{{#fin}}, hasta el {{fin}}{{/fin}} ({{norma}}).

{{#motivo}}
Motivo: {{motivo}}

{{/motivo}}
La nueva versión está publicada en el SEACE.`,
  },
};
