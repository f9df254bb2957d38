import { z } from 'zod';
import {
  ANIO_MAXIMO,
  ANIO_MINIMO,
  esFechaCivil,
  fechaCivilDe,
  normalizarInstante,
} from '../calendario/index.js';

// Tab and line feed are writing; every other control character and a lone surrogate is damage: PostgreSQL refuses NUL
// and a screen reader stumbles over the rest.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const ILEGIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/** Whether a text has neither control characters nor halves of one. */
export const legible = (t: string): boolean => !ILEGIBLE.test(t);
const CARACTERES = 'Contiene caracteres de control que no se pueden leer ni imprimir.';
const RANGO = `La fecha debe estar entre los años ${ANIO_MINIMO} y ${ANIO_MAXIMO}, los revisados en el calendario.`;

const enRango = (fecha: string) => {
  const anio = Number(fecha.slice(0, 4));
  return anio >= ANIO_MINIMO && anio <= ANIO_MAXIMO;
};

/** Free text of 1 to `maximo` characters, trimmed, without control characters. */
export const texto = (maximo: number) =>
  z
    .string()
    .trim()
    .min(1, 'Escriba este dato: está en blanco.')
    .max(maximo, `Use como máximo ${maximo} caracteres.`)
    .refine(legible, CARACTERES);

/** Text that may be missing or blank (both read as null): what a solicitud can omit and be rejected for. */
export const textoOmisible = (maximo: number) =>
  z
    .string()
    .trim()
    .max(maximo, `Use como máximo ${maximo} caracteres.`)
    .refine(legible, CARACTERES)
    .nullish()
    .transform((t) => t || null);

/** A civil date `YYYY-MM-DD` of a reviewed year. */
export const fecha = () =>
  z
    .string()
    .refine(esFechaCivil, { message: 'Escriba una fecha real con el formato AAAA-MM-DD.', abort: true })
    .refine(enRango, RANGO)
    .meta({ format: 'date' });

/** An instant in ISO 8601 with offset, kept as fixed-width UTC text. */
export const instante = () =>
  z
    .string()
    .refine((t) => normalizarInstante(t) !== null, {
      message: 'Escriba fecha y hora ISO 8601 con zona, por ejemplo 2026-08-03T10:00:00-05:00.',
      abort: true,
    })
    .transform((t) => normalizarInstante(t) as string)
    .refine((t) => enRango(fechaCivilDe(t)), RANGO)
    .meta({ format: 'date-time' });

/** When something happened: a civil date or an instant. */
export const momento = () =>
  z
    .string()
    .refine((t) => esFechaCivil(t) || normalizarInstante(t) !== null, {
      message: 'Escriba una fecha AAAA-MM-DD, o fecha y hora ISO 8601 con zona.',
      abort: true,
    })
    .transform((t) => normalizarInstante(t) ?? t)
    .refine((t) => enRango(diaDe(t)), RANGO)
    .meta({ format: 'date' });

/** The civil day in Lima of a `momento`. */
export function diaDe(cuando: string): string {
  return cuando.length === 10 ? cuando : fechaCivilDe(cuando);
}

/** A mail address. */
export const correo = () => z.email('Escriba una dirección de correo que se pueda leer.').max(254);

const PESOS_RUC = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** Whether a RUC has 11 digits and its check digit (SUNAT, modulus 11) is right. */
export function esRuc(t: string): boolean {
  if (!/^\d{11}$/.test(t)) return false;
  const suma = PESOS_RUC.reduce((s, peso, i) => s + peso * Number(t[i]), 0);
  return (11 - (suma % 11)) % 10 === Number(t[10]);
}

/** A RUC with a right check digit. */
export const ruc = () =>
  z.string().refine(esRuc, 'El RUC tiene 11 dígitos y su dígito verificador no corresponde.');
