import { Almanaque, masDias } from './calendario.js';

/** Days each rule grants, as read in the Directiva and in our own decisions. */
const DIAS: Readonly<Record<string, number>> = {
  'AMB-A4': 3,
  'AT-8.2.1.A-1': 5,
  'AT-8.2.1.A-2': 10,
  'AT-8.2.1.B-5': 10,
  'AMB-A6-resultado': 1,
  'AMB-A6-respuesta': 7,
  'AMB-A6-informe': 7,
  'AMB-A6-seguimiento': 7,
  'AMB-A17': 180,
};

/** Days of the rules of a selection process that this model knows (R 24, 58, 77; 148 as remembered). */
const DIAS_DE_PROCESO: Readonly<Record<string, number>> = {
  'RS-58-plazo': 3,
  'RS-58-remite': 1,
  'RS-58-Tit': 8,
  'RS-77-AD': 5,
  'RS-77-pub': 1,
  'RS-148': 2,
  'RS-148-suscribir': 10,
};

/** Terms the entity bears: they preclude, and run on the calendar of its place. */
const DE_LA_ENTIDAD = ['AT-8.2.1.B-3', 'AT-8.2.1.B-5'];

/** The law as it is known at a moment: days off, days of each rule, and how mail leaves. */
export class Ley {
  readonly almanaque = new Almanaque();
  readonly dias: Record<string, number> = { ...DIAS };
  readonly diasDeProceso: Record<string, number> = { ...DIAS_DE_PROCESO };

  /** @param correoAMano no mail leaves by itself: a person sends it and puts it on record */
  constructor(readonly correoAMano = false) {}

  /** Whether a term whose last lawful day is `vence` is over at 00:00 of `hoy`. */
  vencio(vence: string, hoy: string): boolean {
    return vence < hoy;
  }

  /** Whether a term is borne by the entity. */
  deLaEntidad(regla: string): boolean {
    return DE_LA_ENTIDAD.includes(regla);
  }

  /** The last lawful day of a term. @param provincia of the entity, for the terms it bears */
  vence(regla: string, desde: string, dias: number, provincia: string | null): string {
    if (regla === 'AMB-A20') return desde;
    if (regla === 'AMB-A17') return this.almanaque.habilDesde(masDias(desde, dias));
    return this.almanaque.sumarHabiles(desde, dias, this.deLaEntidad(regla) ? provincia : null);
  }
}
