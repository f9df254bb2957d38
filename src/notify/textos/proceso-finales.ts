import { EL_PROCESO } from './proceso-etapas.js';
import type { Textos } from './tipos.js';

const ITEM = '{{#item}}, ítem {{item}}{{/item}}';

/** From the proposals to the endings of a process (R 60 to 148, régimen DL 1017). Amounts are never named here. */
export const TEXTOS_DE_FINALES: Textos = {
  OBSERVACION_DE_PROPUESTA: {
    variables: ['nomenclatura', 'item', 'postor', 'detalle', 'vence'],
    texto: `En el ${EL_PROCESO}${ITEM}, se observó un defecto subsanable en la propuesta de {{postor}} ({{norma}}):

{{detalle}}

Debe subsanarlo{{#vence}} a más tardar el {{vence}}{{/vence}}{{^vence}} en el mismo acto{{/vence}}. Si no lo hace, la propuesta no se admite.`,
  },
  BUENA_PRO: {
    variables: ['nomenclatura', 'item'],
    texto: `Se otorgó la buena pro en el ${EL_PROCESO}${ITEM} ({{norma}}).

El resultado, con el cuadro comparativo, está publicado en el SEACE. Quien no esté conforme puede apelar en el plazo que el reglamento da; si nadie apela, la buena pro queda consentida y se publica al día siguiente. Si se presentó una sola propuesta, queda consentida el mismo día.`,
  },
  CONSENTIMIENTO: {
    variables: ['nomenclatura', 'item'],
    texto: `Quedó consentida la buena pro del ${EL_PROCESO}${ITEM}: venció el plazo para apelarla, o no cabía apelación ({{norma}}).

Corresponde perfeccionar el contrato dentro del plazo del reglamento.`,
  },
  EXPEDIENTE_AL_OEC: {
    variables: ['nomenclatura', 'item'],
    texto: `Consentida la buena pro, se remite el expediente del ${EL_PROCESO}${ITEM} para citar al ganador y perfeccionar el contrato ({{norma}}).

La competencia del comité especial termina con esta remisión.`,
  },
  DEVOLUCION_DE_SOBRES: {
    variables: ['nomenclatura', 'item'],
    texto: `Consentida la buena pro del ${EL_PROCESO}${ITEM}, corresponde devolver, sin abrir, los sobres económicos de las propuestas que no llegaron a abrirse ({{norma}}).`,
  },
  APELACION: {
    variables: ['nomenclatura', 'item', 'postor'],
    texto: `Se interpuso recurso de apelación en el ${EL_PROCESO}${ITEM}{{#postor}}, por {{postor}}{{/postor}} ({{norma}}).

El recurso suspende el proceso en lo apelado hasta que se resuelva: lo que se actúe mientras tanto es nulo.`,
  },
  APELACION_POR_RESOLVER: {
    variables: ['nomenclatura', 'item', 'postor'],
    texto: `Se remite, para que lo resuelva, el recurso de apelación interpuesto en el ${EL_PROCESO}${ITEM}{{#postor}}, por {{postor}}{{/postor}} ({{norma}}).

El proceso está suspendido en lo apelado hasta que se notifique lo resuelto.`,
  },
  APELACION_RESUELTA: {
    variables: ['nomenclatura', 'item', 'resultado', 'etapa'],
    texto: `Se resolvió la apelación del ${EL_PROCESO}${ITEM}: el recurso fue declarado {{resultado}} ({{norma}}).

{{#etapa}}
El proceso vuelve a la etapa de {{etapa}}.
{{/etapa}}
{{^etapa}}
El proceso continúa según lo resuelto.
{{/etapa}}`,
  },
  CONTRATO_NO_SUSCRITO: {
    variables: ['nomenclatura', 'item', 'motivo'],
    texto: `El contrato del ${EL_PROCESO}${ITEM} no se suscribió ({{norma}}).

{{#motivo}}
Motivo: {{motivo}}
{{/motivo}}`,
  },
  BUENA_PRO_SIN_EFECTO: {
    variables: ['nomenclatura', 'item', 'motivo'],
    texto: `Quedó sin efecto la buena pro del ${EL_PROCESO}${ITEM} ({{norma}}).

{{#motivo}}
Motivo: {{motivo}}
{{/motivo}}`,
  },
  DESIERTO: {
    variables: ['nomenclatura', 'item', 'motivo'],
    texto: `Se declaró desierto el ${EL_PROCESO}${ITEM}: no quedó ninguna propuesta válida ({{norma}}).

{{#motivo}}
Motivo: {{motivo}}

{{/motivo}}
Antes de convocar de nuevo, el comité informa las causas para que se corrijan.`,
  },
  INFORME_DE_CAUSAS: {
    variables: ['nomenclatura', 'causas'],
    texto: `Se informan al Titular las causas por las que quedó desierto el ${EL_PROCESO} ({{norma}}):

{{causas}}

Corresponde disponer las correcciones antes de la siguiente convocatoria.`,
  },
  CANCELACION: {
    variables: ['nomenclatura', 'item', 'causal', 'resolucion'],
    texto: `Se canceló el ${EL_PROCESO}${ITEM}, por {{causal}}{{#resolucion}}, mediante {{resolucion}}{{/resolucion}} ({{norma}}).

{{^item}}
La entidad reintegra el derecho de participación a quienes lo pagaron, dentro de los cinco días hábiles siguientes a la notificación de la cancelación.
{{/item}}`,
  },
  NULIDAD: {
    variables: ['nomenclatura', 'item', 'causal', 'resolucion', 'etapa'],
    texto: `Se declaró la nulidad en el ${EL_PROCESO}${ITEM}{{#causal}}, por {{causal}}{{/causal}}{{#resolucion}}, mediante {{resolucion}}{{/resolucion}} ({{norma}}).

{{#etapa}}
El proceso vuelve a la etapa de {{etapa}}; lo actuado después queda sin efecto. El nuevo cronograma está publicado en el SEACE.
{{/etapa}}`,
  },
  NULIDAD_DE_ITEM: {
    variables: ['nomenclatura', 'item', 'causal', 'resolucion'],
    texto: `Se declaró la nulidad en el ${EL_PROCESO}${ITEM}{{#causal}}, por {{causal}}{{/causal}}{{#resolucion}}, mediante {{resolucion}}{{/resolucion}} ({{norma}}).

Lo que alcanza la nulidad se convoca de nuevo, en un expediente aparte; los demás ítems siguen.`,
  },
};
