import type { Textos } from './tipos.js';

/** From the solicitud to what the meeting agrees: rejection, summons, result, answers and referrals. */
export const TEXTOS_DE_REUNION: Textos = {
  RECHAZO: {
    variables: ['omisiones', 'motivo'],
    texto: `Señor(a) {{nombre}}:

El {{fecha}} se rechazó la solicitud de asistencia técnica {{numero}}{{#entidad}}, de {{entidad}}{{/entidad}}, porque omite información que la directiva exige ({{norma}}). Falta:

{{#omisiones}}
- Literal {{literal}}): {{dato}}.
{{/omisiones}}
{{#motivo}}

Motivo: {{motivo}}
{{/motivo}}

Con el rechazo, la solicitud queda archivada. No hay plazo para volver a pedir: puede presentar una nueva solicitud por la mesa de partes digital o presencial del OECE en cuanto tenga los datos completos. Si en ella indica que sigue a la {{numero}}, lo que ya escribió vendrá cargado y solo tendrá que completar lo que falta.`,
  },
  CITACION: {
    variables: ['reunionFecha', 'reunionHora', 'reunionModalidad', 'reunionLugar'],
    texto: `Señor(a) {{nombre}}:

La solicitud {{numero}}, de {{entidad}}, sobre «{{objeto}}», fue aceptada a trámite. Lo citamos a la reunión de asistencia técnica ({{norma}}):

- Día: {{reunionFecha}}
{{#reunionHora}}
- Hora: {{reunionHora}}, hora de Lima
{{/reunionHora}}
- Modalidad: {{reunionModalidad}}
- Lugar o enlace: {{reunionLugar}}

En ella se delimitará lo que se atiende y se acordará si hace falta el acompañamiento. Le pedimos que asista quien conozca la contratación y que tenga a la mano sus documentos. Este correo lleva la cita para su agenda.

Si no puede asistir ese día, pida otra fecha por escrito antes de la reunión, respondiendo a este correo: la que usted pida reemplaza el plazo que el OECE tiene para reunirse.`,
  },
  REPROGRAMACION: {
    variables: [
      'reunionFecha',
      'reunionHora',
      'reunionModalidad',
      'reunionLugar',
      'motivo',
      'aPedidoDeLaEntidad',
    ],
    texto: `Señor(a) {{nombre}}:

La reunión de asistencia técnica de la solicitud {{numero}}, de {{entidad}}, cambia de fecha{{#aPedidoDeLaEntidad}}, como su entidad pidió{{/aPedidoDeLaEntidad}} ({{norma}}). La nueva cita es:

- Día: {{reunionFecha}}
{{#reunionHora}}
- Hora: {{reunionHora}}, hora de Lima
{{/reunionHora}}
- Modalidad: {{reunionModalidad}}
- Lugar o enlace: {{reunionLugar}}

Motivo del cambio: {{motivo}}

La cita anterior queda sin efecto; este correo lleva la nueva, que la reemplaza en su agenda.`,
  },
  RESULTADO_REUNION: {
    variables: [
      'acuerdos',
      'consultasPendientes',
      'asesoramientoContinua',
      'revision',
      'acompanamiento',
      'sinAcompanamiento',
      'plazos',
      'reunionFecha',
    ],
    texto: `Señor(a) {{nombre}}:

Le comunicamos el resultado de la reunión de asistencia técnica de la solicitud {{numero}}, de {{entidad}}, realizada el {{reunionFecha}} ({{norma}}).

Acuerdos: {{acuerdos}}

{{#consultasPendientes}}
- Las consultas que requieren mayor análisis se responderán a este correo.
{{/consultasPendientes}}
{{#asesoramientoContinua}}
- El asesoramiento continúa y concluirá por correo.
{{/asesoramientoContinua}}
{{#revision}}
- El OECE revisará los documentos de la contratación y emitirá un informe. La revisión solo cabe antes de la convocatoria: si falta algún documento, se le pedirá por este medio.
{{/revision}}
{{#acompanamiento}}
- Se acordó el acompañamiento: remita la programación, o las fechas estimadas, de la selección y de la ejecución.
{{/acompanamiento}}
{{#sinAcompanamiento}}
- Se vio que el acompañamiento no es necesario.
{{/sinAcompanamiento}}
{{#plazos}}
- {{que}} Último día: {{vence}} ({{norma}}).
{{/plazos}}

Si algo de lo acordado no es como lo entendió, respóndanos a este correo.`,
  },
  CONSTANCIA_ABSOLUCION: {
    variables: ['acuerdos', 'reunionFecha'],
    texto: `Señor(a) {{nombre}}:

Se deja constancia de que las consultas de la solicitud {{numero}}, de {{entidad}}, sobre «{{objeto}}», quedaron absueltas en la reunión del {{reunionFecha}} ({{norma}}).

{{#acuerdos}}
Lo tratado: {{acuerdos}}

{{/acuerdos}}
Si la solicitud no comprendía otra actividad, con esta constancia queda atendida y no tiene que hacer nada más.`,
  },
  RESPUESTA: {
    variables: ['contenido'],
    texto: `Señor(a) {{nombre}}:

En la reunión de la solicitud {{numero}}, de {{entidad}}, se le informó que sus consultas requerían mayor análisis. Esta es la respuesta ({{norma}}):

{{contenido}}

Con ella las consultas quedan absueltas. Si la solicitud no comprendía otra actividad, no tiene que hacer nada más.`,
  },
  ASESORAMIENTO: {
    variables: ['contenido'],
    texto: `Señor(a) {{nombre}}:

Con este correo concluye el asesoramiento que continuó después de la reunión de la solicitud {{numero}}, de {{entidad}}, sobre «{{objeto}}» ({{norma}}):

{{contenido}}

Si la solicitud no comprendía otra actividad, no tiene que hacer nada más.`,
  },
  DERIVACION: {
    variables: ['organo', 'materia'],
    texto: `La materia siguiente, que surgió en la solicitud de asistencia técnica {{numero}}, de {{entidad}}, sobre «{{objeto}}», corresponde a otro órgano y se le deriva ({{norma}}):

- Órgano: {{organo}}
- Materia: {{materia}}

El órgano la atiende según sus funciones y responde a la entidad. Lo demás de la solicitud sigue su trámite; la entidad no tiene que presentarla de nuevo.`,
  },
  IMPROCEDENCIA: {
    variables: ['causal', 'motivo'],
    texto: `Señor(a) {{nombre}}:

La solicitud de asistencia técnica {{numero}}, de {{entidad}}, sobre «{{objeto}}», fue declarada improcedente ({{norma}}), porque {{causal}}.

Motivo: {{motivo}}

El expediente termina con este acto y sus plazos dejan de correr. Puede presentar otra solicitud por lo que sí comprende la asistencia técnica: consultas, asesoramiento o revisión previa de una contratación determinada.`,
  },
  IMPROCEDENCIA_PARCIAL: {
    variables: ['causal', 'motivo'],
    texto: `Señor(a) {{nombre}}:

Una parte de lo que pide la solicitud {{numero}}, de {{entidad}}, es improcedente ({{norma}}), porque {{causal}}.

Motivo: {{motivo}}

Lo demás se sigue atendiendo con los mismos plazos; no tiene que presentar nada por ello.`,
  },
};
