import type { Textos } from './tipos.js';

/** What reminds the coordination of the annual report (AT-8.3, AMB-A14). */
export const TEXTOS_DEL_INFORME_ANUAL: Textos = {
  INFORME_ANUAL_ABIERTO: {
    variables: ['ejercicio', 'informeVence'],
    texto: `A la coordinación de asistencia técnica:

Se abrió el expediente {{numero}}, del informe consolidado de los resultados del ejercicio {{ejercicio}} ({{norma}}). Corresponde consolidar sus cifras, darle conformidad y presentarlo{{#informeVence}} a más tardar el {{informeVence}}{{/informeVence}}.

Las cifras se toman de los expedientes al consolidar. Si se presenta después de ese día, se acepta y queda constancia de la tardanza.`,
  },
  INFORME_ANUAL_RECORDATORIO: {
    variables: ['ejercicio', 'informePendiente', 'informeSituacion', 'informeVence'],
    texto: `A la coordinación de asistencia técnica:

El informe consolidado del ejercicio {{ejercicio}} (expediente {{numero}}) no está donde debería ({{norma}}): {{informePendiente}}

{{#informeSituacion}}
Está {{informeSituacion}}.

{{/informeSituacion}}
{{#informeVence}}
El plazo de la directiva vence el {{informeVence}}.
{{/informeVence}}`,
  },
  INFORME_ANUAL_VENCIDO: {
    variables: ['ejercicio', 'informeSituacion', 'informeVence'],
    texto: `A la coordinación de asistencia técnica:

Venció{{#informeVence}} el {{informeVence}}{{/informeVence}} el plazo para presentar el informe consolidado del ejercicio {{ejercicio}} (expediente {{numero}}), sin que conste su presentación ({{norma}}).

{{#informeSituacion}}
Está {{informeSituacion}}.

{{/informeSituacion}}
La obligación se mantiene: preséntelo cuanto antes. Quedará constancia de que fue tardío.`,
  },
};
