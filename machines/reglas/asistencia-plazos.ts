import { filaConPlazo } from './filas.js';
import type { Regla } from './tipos.js';

/** The terms the Directiva itself sets: four for a solicitud, and that of the annual report. */
export const PLAZOS_DE_ASISTENCIA: readonly Regla[] = [
  filaConPlazo(
    'AT-8.2.1.A-1',
    '9.2.1.A',
    'El OECE programa la reunión dentro de los cinco días hábiles siguientes de recibida la solicitud.',
    {
      dias: 5,
      computo: 'habiles',
      carga: 'oece',
      clase: 'legal',
      corre: 'la recepción de la solicitud',
      evento: 'VENCIO_PLAZO',
    },
  ),
  filaConPlazo(
    'AT-8.2.1.A-2',
    '9.2.1.A',
    'La reunión se realiza dentro de los diez días hábiles siguientes de recibida la solicitud.',
    {
      dias: 10,
      computo: 'habiles',
      carga: 'oece',
      clase: 'legal',
      corre: 'la recepción de la solicitud',
      evento: 'VENCIO_PLAZO',
    },
  ),
  filaConPlazo(
    'AT-8.2.1.B-3',
    '9.2.1.B',
    'La entidad remite la documentación adicional dentro del plazo que el OECE le otorga.',
    {
      dias: null,
      computo: 'habiles',
      carga: 'entidad',
      clase: 'legal',
      corre: 'el requerimiento de documentación',
      evento: 'VENCIO_ENTREGA',
    },
  ),
  filaConPlazo(
    'AT-8.2.1.B-5',
    '9.2.1.B',
    'Si en diez días hábiles desde el envío de la consulta de continuidad la entidad no entrega lo pedido, la solicitud se archiva por oficio al titular.',
    {
      dias: 10,
      computo: 'habiles',
      carga: 'entidad',
      clase: 'legal',
      corre: 'el envío efectivo del correo de continuidad',
      evento: 'VENCIO_CONTINUIDAD',
    },
  ),
  filaConPlazo(
    'AT-8.3',
    '9.3',
    'En el primer mes del año siguiente se presenta el informe consolidado de resultados del ejercicio.',
    {
      dias: 31,
      computo: 'calendario',
      carga: 'oece',
      clase: 'legal',
      corre: 'el cierre del ejercicio',
      evento: 'VENCIO_INFORME_ANUAL',
    },
  ),
];
