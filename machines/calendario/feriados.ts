import { type FechaCivil, sumarDias } from './civil.js';
import { CalendarioSinAnio } from './errores.js';
import { domingoDePascua } from './pascua.js';

/** A national holiday as the law fixes it. */
export interface Feriado {
  readonly id: string;
  readonly nombre: string;
  /** The law that made it a holiday. */
  readonly norma: string;
  /** First year in which it was observed. */
  readonly desde: number;
  /** Month and day, or a day of Holy Week. */
  readonly fecha: string;
}

/** A national holiday placed on its day of one year. */
export interface FeriadoFechado {
  readonly fecha: FechaCivil;
  readonly nombre: string;
  readonly norma: string;
}

/** First year whose holidays have been reviewed. */
export const ANIO_MINIMO = 2009;
/** Last year whose holidays have been reviewed. */
export const ANIO_MAXIMO = 2030;

const DL_713 = 'DL 713, art. 6';

/** The 16 holidays of DL 713 art. 6, each with the law that created it. They are kept on their date, never moved (Ley 26331). */
export const FERIADOS: readonly Feriado[] = [
  { id: 'anio_nuevo', nombre: 'Año Nuevo', norma: DL_713, desde: 1991, fecha: '01-01' },
  { id: 'jueves_santo', nombre: 'Jueves Santo', norma: DL_713, desde: 1991, fecha: 'jueves_santo' },
  { id: 'viernes_santo', nombre: 'Viernes Santo', norma: DL_713, desde: 1991, fecha: 'viernes_santo' },
  { id: 'trabajo', nombre: 'Día del Trabajo', norma: DL_713, desde: 1991, fecha: '05-01' },
  {
    id: 'arica',
    nombre: 'Batalla de Arica y Día de la Bandera',
    norma: 'Ley 31788',
    desde: 2024,
    fecha: '06-07',
  },
  { id: 'san_pedro', nombre: 'San Pedro y San Pablo', norma: DL_713, desde: 1991, fecha: '06-29' },
  {
    id: 'fuerza_aerea',
    nombre: 'Día de la Fuerza Aérea del Perú',
    norma: 'Ley 31822',
    desde: 2023,
    fecha: '07-23',
  },
  { id: 'patrias_28', nombre: 'Fiestas Patrias', norma: DL_713, desde: 1991, fecha: '07-28' },
  { id: 'patrias_29', nombre: 'Fiestas Patrias', norma: DL_713, desde: 1991, fecha: '07-29' },
  { id: 'junin', nombre: 'Batalla de Junín', norma: 'Ley 31530', desde: 2022, fecha: '08-06' },
  { id: 'santa_rosa', nombre: 'Santa Rosa de Lima', norma: DL_713, desde: 1991, fecha: '08-30' },
  { id: 'angamos', nombre: 'Combate de Angamos', norma: DL_713, desde: 1991, fecha: '10-08' },
  { id: 'todos_los_santos', nombre: 'Todos los Santos', norma: DL_713, desde: 1991, fecha: '11-01' },
  { id: 'inmaculada', nombre: 'Inmaculada Concepción', norma: DL_713, desde: 1991, fecha: '12-08' },
  { id: 'ayacucho', nombre: 'Batalla de Ayacucho', norma: 'Ley 31381', desde: 2022, fecha: '12-09' },
  { id: 'navidad', nombre: 'Navidad', norma: DL_713, desde: 1991, fecha: '12-25' },
];

function fechaEn(feriado: Feriado, anio: number): FechaCivil {
  if (feriado.fecha === 'jueves_santo') return sumarDias(domingoDePascua(anio), -3);
  if (feriado.fecha === 'viernes_santo') return sumarDias(domingoDePascua(anio), -2);
  return `${anio}-${feriado.fecha}`;
}

/** True when the holidays of `anio` have been reviewed against the law. */
export function anioRevisado(anio: number): boolean {
  return Number.isInteger(anio) && anio >= ANIO_MINIMO && anio <= ANIO_MAXIMO;
}

/**
 * The national holidays of one year in date order, as the laws state them; a decree that opens one of them for a
 * single year (29-07-2020) is a row of the calendar, not of this table. Throws CalendarioSinAnio outside the
 * reviewed years. DL 713 arts. 6 and 7.
 */
export function feriadosDe(anio: number): FeriadoFechado[] {
  if (!anioRevisado(anio)) throw new CalendarioSinAnio(anio, ANIO_MINIMO, ANIO_MAXIMO);
  // The table is in date order every year: Holy Week always falls between 19 March and 24 April.
  return FERIADOS.filter((feriado) => feriado.desde <= anio).map((feriado) => ({
    fecha: fechaEn(feriado, anio),
    nombre: feriado.nombre,
    norma: feriado.norma,
  }));
}
