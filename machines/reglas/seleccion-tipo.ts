import { memoria, texto } from './filas-seleccion.js';
import type { Regla } from './tipos.js';

/** C.1, C.2 and C.15 of the catalogue: type of process, stages, items and splitting. */
export const REGLAS_DE_TIPO: readonly Regla[] = [
  texto('RS-19-LP', 'R 19', 'La licitación pública contrata bienes, suministros y obras desde su umbral.'),
  texto('RS-19-CP', 'R 19', 'El concurso público contrata servicios y consultorías desde su umbral.'),
  memoria(
    'RS-19-AD',
    'R 19',
    'La adjudicación directa es pública si pasa la mitad de su máximo, o selectiva.',
  ),
  texto('RS-19-AMC', 'R 19', 'La menor cuantía queda bajo la décima parte del mínimo de LP o CP.'),
  texto(
    'RS-19-AMC-esp',
    'R 19',
    'También es menor cuantía el proceso que sigue a un desierto, sin ver el monto.',
  ),
  texto('RS-19-obj', 'R 19', 'Manda el objeto principal, el de mayor incidencia en el costo, y su valor.'),
  texto('RS-19-ejer', 'C II', 'Los umbrales y la UIT son los de cada ejercicio.'),
  texto('RS-18-portal', 'L 18', 'La menor cuantía se anuncia en el portal y se lleva por vía electrónica.'),
  texto('RS-3UIT', 'L 3.3.h', 'Hasta tres UIT no hay proceso de selección.'),
  memoria(
    'RS-22-orden',
    'R 22',
    'Las etapas van en orden; un vicio anula lo que sigue y retrotrae a su momento.',
  ),
  texto('RS-22-fin', 'R 22', 'El proceso acaba con el contrato, la cancelación o una buena pro sin efecto.'),
  texto('RS-fases', 'C Introducción', 'Toda contratación pasa por preparación, selección y ejecución.'),
  texto('RS-22-inicio', 'R 22', 'El proceso de selección empieza con la convocatoria.'),
  texto('RS-19-item', 'R 19', 'Los ítems son distintos y vinculados, y cada uno supera tres UIT.'),
  texto('RS-19-item2', 'R 19', 'Cada ítem sigue las reglas del proceso con su objeto y su monto.'),
  texto('RS-19-paq', 'R 19', 'Un paquete junta bienes o servicios cuando es más eficiente.'),
  texto('RS-19-paq2', 'R 19', 'Los estudios de un proyecto se contratan de preferencia en paquete.'),
  texto('RS-20-1', 'R 20', 'No se divide una contratación para cambiar el tipo, bajo nulidad.'),
  texto('RS-20-ex', 'R 20', 'En seis casos dividir no es fraccionar, y se indica cuál.'),
];
