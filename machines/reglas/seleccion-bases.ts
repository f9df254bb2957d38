import { memoria, texto } from './filas-seleccion.js';
import type { Regla } from './tipos.js';

/** C.6 to C.9 of the catalogue: consultations, observations, elevation and integration, without their terms. */
export const REGLAS_DE_BASES: readonly Regla[] = [
  texto('RS-54-1', 'R 54', 'La consulta pide una aclaración; no cuestiona las bases.'),
  memoria('RS-54-2', 'R 54', 'El pliego absolutorio dice quién consultó, qué y la respuesta fundamentada.'),
  texto('RS-54-3', 'R 54', 'Las respuestas integran las bases y el contrato.'),
  texto('RS-55-AMCBS', 'R 55', 'La menor cuantía de bienes y servicios no tiene consultas.'),
  texto('RS-56-1', 'R 56', 'La observación cuestiona las bases por contrarias a norma y se fundamenta.'),
  texto('RS-56-2', 'R 56', 'El comité acoge, acoge en parte o no acoge, con motivo.'),
  texto('RS-58-leg1', 'R 58', 'Eleva quien observó y no fue acogido del todo.'),
  texto('RS-58-leg2', 'R 58', 'Eleva también quien fue acogido si lo acogido sigue contra la norma.'),
  texto('RS-58-leg3', 'R 58', 'Eleva quien se registró a tiempo si acoger a otro contraviene la norma.'),
  texto('RS-58-comp', 'R 58', 'Desde trescientas UIT se pronuncia el OSCE; debajo, el Titular.'),
  texto('RS-58-tasa', 'R 58', 'Se paga la tasa completa dentro del plazo, a nombre del solicitante.'),
  texto('RS-58-improc', 'R 58', 'Sin pago completo, a tiempo y propio, la elevación no procede.'),
  texto('RS-58-incompl', 'R 58', 'Ante el OSCE el expediente incompleto no se tiene por recibido.'),
  texto('RS-58-mot', 'R 58', 'El pronunciamiento es motivado y puede ver de oficio cualquier ilegalidad.'),
  texto('RS-58-venc', 'R 58', 'Pronunciarse tarde obliga a devolver la tasa y no exime de emitirlo.'),
  texto('RS-59-def', 'R 59', 'Las bases integradas son definitivas y no se cuestionan en otra vía.'),
  texto('RS-59-obl', 'R 59', 'Se integra aunque no haya habido consultas ni observaciones.'),
  texto('RS-59-cal', 'R 59', 'El calendario puede reservar o no los días de elevar; si hay, se prorroga.'),
  texto('RS-59-cont', 'R 59', 'Las integradas recogen todo lo absuelto, observado y pronunciado.'),
  texto('RS-60-1', 'R 60', 'Sin bases integradas publicadas el proceso no continúa, bajo nulidad.'),
  texto('RS-60-2', 'R 60', 'Omitir una absolución al integrar es nulidad y retrotrae a la integración.'),
];
