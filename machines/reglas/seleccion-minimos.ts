import { con, memoria } from './filas-seleccion.js';
import type { Carga, Regla } from './tipos.js';

type Minimo = { readonly carga: Carga; readonly corre: string };
const convocada: Minimo = { carga: 'participante', corre: 'la publicación de la convocatoria' };
const integrada: Minimo = { carga: 'participante', corre: 'la publicación de las bases integradas' };

/** C.16 of the catalogue: the least days a calendar leaves between two of its activities. Nobody found art. 24. */
export const MINIMOS_DE_CALENDARIO: readonly Regla[] = [
  con(memoria('RS-24-LP', 'R 24', 'En LP median veinte días hábiles de la convocatoria a las propuestas.'), {
    dias: 20,
    ...convocada,
  }),
  con(memoria('RS-24-LP-integracion', 'R 24', 'En LP median cinco días hábiles de integrar a proponer.'), {
    dias: 5,
    ...integrada,
  }),
  con(memoria('RS-24-CP', 'R 24', 'En CP median veinte días hábiles de la convocatoria a las propuestas.'), {
    dias: 20,
    ...convocada,
  }),
  con(memoria('RS-24-CP-integracion', 'R 24', 'En CP median cinco días hábiles de integrar a proponer.'), {
    dias: 5,
    ...integrada,
  }),
  con(memoria('RS-24-AD', 'R 24', 'En AD median diez días hábiles de la convocatoria a las propuestas.'), {
    dias: 10,
    ...convocada,
  }),
  con(memoria('RS-24-AD-integracion', 'R 24', 'En AD median tres días hábiles de integrar a proponer.'), {
    dias: 3,
    ...integrada,
  }),
  con(memoria('RS-24-AMCBS', 'R 24', 'En AMC de bienes median dos días hábiles de convocar a proponer.'), {
    dias: 2,
    ...convocada,
  }),
  con(memoria('RS-24-AMCOC', 'R 24', 'En AMC de obras median seis días hábiles de convocar a proponer.'), {
    dias: 6,
    ...convocada,
  }),
  con(memoria('RS-24-AMCOC-integracion', 'R 24', 'En AMC de obras median dos de integrar a proponer.'), {
    dias: 2,
    ...integrada,
  }),
];
