import type { Textos } from './tipos.js';

/** From what is required of the entity to the report, its follow-up and the accompaniment. */
export const TEXTOS_DE_REVISION: Textos = {
  REQUERIMIENTO: {
    variables: ['detalle', 'dias', 'vence', 'normaDelArchivo'],
    texto: `Señor(a) {{nombre}}:

Para revisar los documentos de la solicitud {{numero}}, de {{entidad}}, sobre «{{objeto}}», falta documentación. Le pedimos que remita ({{norma}}):

{{detalle}}

Tiene {{dias}} días hábiles, contados desde el día siguiente al {{fecha}}{{#vence}}: el último día es el {{vence}}{{/vence}}. Remítala por la mesa de partes o en respuesta a este correo.

Si vence el plazo sin que la recibamos, se le consultará si desea continuar; y si pasan diez días hábiles desde esa consulta sin que la entregue, la solicitud se archivará mediante oficio al titular de su entidad ({{normaDelArchivo}}).`,
  },
  PRORROGA: {
    variables: ['dias', 'motivo', 'vence', 'etapa', 'fin', 'nomenclatura', 'normaDelArchivo'],
    texto: `{{#solicitud}}
Señor(a) {{nombre}}:

Se prorroga en {{dias}} días hábiles el plazo para remitir la documentación de la solicitud {{numero}}, de {{entidad}} ({{norma}}).{{#vence}} El nuevo último día es el {{vence}}.{{/vence}}

Motivo: {{motivo}}

La prórroga cabe una sola vez por expediente. Si vence sin que entregue lo pedido, el trámite sigue hacia el archivo de la solicitud ({{normaDelArchivo}}).
{{/solicitud}}
{{#proceso}}
En el proceso de selección {{#nomenclatura}}{{nomenclatura}}{{/nomenclatura}}{{^nomenclatura}}{{numero}}{{/nomenclatura}}, de {{entidad}}, se prorroga la etapa de {{etapa}}{{#fin}} hasta el {{fin}}{{/fin}} ({{norma}}).

Motivo: {{motivo}}

Las etapas siguientes se mueven con ella. El cronograma que rige es el publicado en el SEACE.
{{/proceso}}`,
  },
  CONTINUIDAD: {
    variables: ['requerido', 'diasDeConsulta', 'hasta', 'normaDelArchivo'],
    texto: `Señor(a) {{nombre}}:

Venció el plazo para remitir la documentación de la solicitud {{numero}}, de {{entidad}}, sobre «{{objeto}}», y no consta su entrega. Por eso le consultamos si su entidad desea continuar con la asistencia técnica ({{norma}}).

{{#requerido}}
Lo que falta: {{requerido}}

{{/requerido}}
Si desea continuar, remita esa documentación dentro de los {{diasDeConsulta}} días hábiles siguientes al envío de este correo{{#hasta}}, es decir, a más tardar el {{hasta}}{{/hasta}}. Responder que desea continuar no detiene ese plazo: solo lo detiene la entrega de lo pedido.

Si pasa ese plazo sin la entrega, la solicitud se archivará mediante oficio al titular de su entidad ({{normaDelArchivo}}). Si no desea continuar, indíquelo en respuesta a este correo y se dejará constancia de su desistimiento.`,
  },
  ARCHIVO_POR_SILENCIO: {
    variables: ['requerido', 'diasDeConsulta', 'titularCargo'],
    texto: `Señor(a) {{#nombre}}{{nombre}}{{/nombre}}{{^nombre}}titular de {{entidad}}{{/nombre}}{{#titularCargo}}
{{titularCargo}}{{/titularCargo}}

Asunto: archivo de la solicitud de asistencia técnica {{numero}}

Su entidad, {{entidad}}, pidió al OECE asistencia técnica sobre «{{objeto}}». Para atenderla se le requirió documentación y, vencido el plazo que se le otorgó, se le consultó por correo si deseaba continuar. Desde el envío de esa consulta pasaron {{diasDeConsulta}} días hábiles sin que entregara lo pedido.

{{#requerido}}
Lo que no se entregó: {{requerido}}

{{/requerido}}
En consecuencia, la solicitud queda archivada desde el {{fecha}} ({{norma}}). El archivo no impide que su entidad presente una nueva solicitud por la misma contratación, con la documentación completa.`,
  },
  ARCHIVO_SIN_CONVOCATORIA: {
    variables: ['informeNumero'],
    texto: `Señor(a) {{nombre}}:

Han pasado ciento ochenta días calendario desde que se emitió el {{#informeNumero}}{{informeNumero}}{{/informeNumero}}{{^informeNumero}}informe{{/informeNumero}} de la solicitud {{numero}}, de {{entidad}}, sobre «{{objeto}}», y no consta que el procedimiento se haya convocado. El expediente queda archivado desde el {{fecha}} ({{norma}}).

El informe conserva su valor para esa contratación. Si la convoca después y desea asistencia, puede presentar una nueva solicitud.`,
  },
  DESISTIMIENTO: {
    variables: ['desistidoEl', 'motivo'],
    texto: `Señor(a) {{nombre}}:

Se deja constancia de que {{entidad}} desistió de la solicitud de asistencia técnica {{numero}}, sobre «{{objeto}}», el {{desistidoEl}} ({{norma}}).

{{#motivo}}
Motivo: {{motivo}}

{{/motivo}}
El expediente termina con este acto y sus plazos dejan de correr. Si no fue así, responda a este correo cuanto antes. Su entidad puede presentar una nueva solicitud en cualquier momento.`,
  },
  INFORME: {
    variables: ['informeNumero', 'deficiencias', 'senalaDeficiencias'],
    texto: `Señor(a) {{nombre}}:

Le remitimos el informe de asistencia técnica y orientación {{informeNumero}}, sobre la contratación «{{objeto}}» de {{entidad}}, solicitud {{numero}} ({{norma}}).

{{#deficiencias}}
- Deficiencia {{n}} ({{tipo}}): {{descripcion}} Se emite como {{tratamiento}}.
{{/deficiencias}}
{{^deficiencias}}
El informe no señala deficiencias.
{{/deficiencias}}

{{#senalaDeficiencias}}
Lo señalado debe atenderse antes de convocar: los criterios orientadores se evalúan y las recomendaciones se implementan. Cuando convoque el procedimiento, el OECE verificará cada punto con los documentos que registre en el SEACE; lo que no se haya atendido se publicará allí con las disposiciones que correspondan.
{{/senalaDeficiencias}}`,
  },
  INVITACION_EXPOSICION: {
    variables: ['informeNumero'],
    texto: `Señor(a) {{nombre}}:

El {{#informeNumero}}informe {{informeNumero}}{{/informeNumero}}{{^informeNumero}}informe{{/informeNumero}} de la solicitud {{numero}}, de {{entidad}}, señala deficiencias. Lo invitamos a una reunión en la que se explicarán sus alcances ({{norma}}).

Asistir es facultativo. Si le interesa, responda a este correo proponiendo día y hora; la exposición no suspende ningún plazo ni reemplaza la corrección de lo señalado.`,
  },
  REVISION_CERRADA: {
    variables: ['convocatoriaFecha', 'nomenclatura'],
    texto: `Señor(a) {{nombre}}:

Consta que la contratación «{{objeto}}» de {{entidad}} fue convocada{{#convocatoriaFecha}} el {{convocatoriaFecha}}{{/convocatoriaFecha}}{{#nomenclatura}} ({{nomenclatura}}){{/nomenclatura}} antes de que se emitiera el informe de la solicitud {{numero}}. La revisión de documentos solo cabe antes de la convocatoria ({{norma}}), así que se cierra sin informe.

Las demás actividades que se hayan acordado siguen su curso. Si se le había pedido documentación para la revisión, ya no hace falta que la remita.`,
  },
  SEGUIMIENTO_FAVORABLE: {
    variables: ['informeNumero', 'verificaciones'],
    texto: `Señor(a) {{nombre}}:

Se verificó la convocatoria de «{{objeto}}», de {{entidad}}, frente a lo que señaló el informe de la solicitud {{numero}}. El resultado es favorable{{#informeNumero}} (informe {{informeNumero}}){{/informeNumero}} ({{norma}}).

{{#verificaciones}}
- Deficiencia {{n}}: {{resultado}}.
{{/verificaciones}}

Con el seguimiento concluye la revisión. No tiene que hacer nada más por ella.`,
  },
  SEGUIMIENTO_CON_DISPOSICIONES: {
    variables: ['informeNumero', 'verificaciones', 'disposiciones'],
    texto: `Informe de seguimiento {{informeNumero}} de la solicitud de asistencia técnica {{numero}}, de {{entidad}}, sobre «{{objeto}}» ({{norma}}).

Verificado lo que registró la entidad al convocar:

{{#verificaciones}}
- Deficiencia {{n}}: {{resultado}}.
{{/verificaciones}}

Disposiciones: {{disposiciones}}

La entidad es responsable de cumplirlas en el procedimiento convocado.`,
  },
  ACOMPANAMIENTO_CONCLUIDO: {
    variables: ['motivo'],
    texto: `Señor(a) {{nombre}}:

Concluyó el acompañamiento a {{entidad}} en la contratación «{{objeto}}», solicitud {{numero}}, el {{fecha}} ({{norma}}).

{{#motivo}}
Motivo: {{motivo}}

{{/motivo}}
Si no queda otra actividad pendiente, el expediente culmina. Para una nueva etapa puede presentar otra solicitud.`,
  },
  PLAZO_MOVIDO: {
    variables: ['motivo', 'movidos'],
    texto: `{{#solicitud}}
Señor(a) {{nombre}}:

Cambian de fecha plazos de la solicitud {{numero}}, de {{entidad}}, que se le habían comunicado ({{norma}}).
{{/solicitud}}
{{#proceso}}
Cambian de fecha plazos del proceso de selección {{numero}}, de {{entidad}} ({{norma}}).
{{/proceso}}
{{^solicitud}}
{{^proceso}}
Cambian de fecha plazos del expediente {{numero}} ({{norma}}).
{{/proceso}}
{{/solicitud}}

{{#motivo}}
Motivo: {{motivo}}

{{/motivo}}
{{#movidos}}
- {{que}} Vencía el {{antes}}; ahora vence el {{vence}}.
{{/movidos}}

Rigen las fechas nuevas. Lo ya presentado conserva su fecha.`,
  },
  RECTIFICACION_POR_CORREO: {
    variables: ['rectificado', 'enTramite'],
    texto: `Señor(a) {{nombre}}:

Se le comunicó el archivo de la solicitud {{numero}}, de {{entidad}}, sobre «{{objeto}}». Se ha comprobado que {{rectificado}} se recibió dentro del plazo y se registró después: por eso el archivo queda sin efecto{{#enTramite}} y el expediente sigue su trámite{{/enTramite}} ({{norma}}).

No tenga en cuenta la comunicación anterior.`,
  },
  RECTIFICACION: {
    variables: ['titularCargo', 'rectificado', 'enTramite'],
    texto: `Señor(a) {{#nombre}}{{nombre}}{{/nombre}}{{^nombre}}titular de {{entidad}}{{/nombre}}{{#titularCargo}}
{{titularCargo}}{{/titularCargo}}

Asunto: se rectifica el archivo de la solicitud de asistencia técnica {{numero}}

Se comunicó a su despacho el archivo de la solicitud {{numero}}, de {{entidad}}, sobre «{{objeto}}», por falta de documentación. Se ha comprobado que {{rectificado}} se recibió dentro del plazo y que su registro fue posterior. En consecuencia, el archivo queda sin efecto{{#enTramite}} y el expediente sigue su trámite{{/enTramite}} ({{norma}}).

Le pedimos no tener en cuenta la comunicación anterior.`,
  },
};
