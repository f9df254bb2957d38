/**
 * A date of a year whose holidays nobody has reviewed was asked about. The calendar never guesses:
 * the answer is this error, with the year and the sentence to show.
 */
export class CalendarioSinAnio extends Error {
  readonly codigo = 'CALENDARIO_SIN_ANIO';
  readonly anio: number;

  constructor(anio: number, minimo: number, maximo: number) {
    super(`El calendario no tiene revisado el año ${anio}: solo se puede contar de ${minimo} a ${maximo}.`);
    this.name = 'CalendarioSinAnio';
    this.anio = anio;
  }
}
