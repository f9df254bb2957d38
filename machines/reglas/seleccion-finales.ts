import { texto } from './filas-seleccion.js';
import type { Regla } from './tipos.js';

/** C.14 of the catalogue: desierto, cancellation, nullity and changes of the calendar, without their terms. */
export const REGLAS_FINALES: readonly Regla[] = [
  texto('RS-78-1', 'R 78', 'Es desierto el proceso, o el ítem, al que no le queda propuesta válida.'),
  texto('RS-78-2', 'R 78', 'Si nadie se registró, el desierto se declara al cerrar el registro.'),
  texto('RS-78-4', 'R 78', 'Se informan las causas al Titular y se corrigen antes de volver a convocar.'),
  texto('RS-78-5', 'R 78', 'Se convoca de nuevo por menor cuantía no electrónica; basta una oferta válida.'),
  texto(
    'RS-79-1',
    'R 79',
    'Antes de la buena pro se cancela por fuerza mayor, falta de necesidad o emergencia.',
  ),
  texto('RS-79-2', 'R 79', 'Cancela, con sustento, quien aprobó el expediente u otro igual o superior.'),
  texto('RS-79-4', 'R 79', 'Lo cancelado no se vuelve a convocar y el comité cesa.'),
  texto('RS-79-6', 'R 79', 'La cancelación se puede apelar.'),
  texto(
    'RS-56ley-1',
    'L 56',
    'El Titular declara la nulidad hasta antes del contrato; el Tribunal, en lo suyo.',
  ),
  texto('RS-56ley-2', 'L 56', 'Son cuatro las causas de nulidad.'),
  texto('RS-56ley-3', 'L 56', 'La resolución dice a qué etapa se retrotrae el proceso.'),
  texto('RS-56ley-4', 'L 56', 'Firmado el contrato, la nulidad tiene otros supuestos.'),
  texto('RS-14lpag', 'P 14', 'El acto con un vicio no trascendente se conserva y se enmienda.'),
  texto('RS-26-1', 'R 26', 'La prórroga alarga una etapa; la postergación la mueve entera.'),
  texto('RS-26-2', 'R 26', 'Prorrogar exige causa, aviso a todos e informe al Titular.'),
  texto('RS-26-3', 'R 26', 'El calendario se modifica en el SEACE y a la vez se avisa.'),
  texto('RS-26-4', 'R 26', 'La prórroga no debe causar desabastecimiento.'),
];
