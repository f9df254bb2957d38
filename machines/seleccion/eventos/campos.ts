import { z } from 'zod';
import { instante, texto } from '../../base/campos.js';
import { ANIO_MAXIMO, esFechaCivil } from '../../calendario/index.js';
import { ACTIVIDADES } from '../tipos.js';
import { cantidad as cantidadEscrita } from '../valores/campos.js';
import { sumar } from '../valores/dinero.js';

const CLAVES_DEL_LENGUAJE: readonly string[] = ['__proto__', 'constructor', 'prototype'];
const PRIMER_ANIO_DE_UN_DOCUMENTO = 1950;

/** A short name that becomes a key of the case: 1 to `maximo` characters, none of the words objects keep for themselves. */
export const clave = (maximo = 60) =>
  texto(maximo).refine(
    (t) => !CLAVES_DEL_LENGUAJE.includes(t),
    'Use otro identificador: este está reservado.',
  );

/** Number of an item, written as an integer or as its text; read as text (`"1"`). Up to 6 digits, from 1. */
export const item = () =>
  z
    .union([z.int().min(1).max(999_999), z.string().regex(/^[1-9]\d{0,5}$/)], {
      error: 'Escriba el número del ítem: un entero desde 1.',
    })
    .transform(String);

/** How many units: a positive integer, or decimal text over zero with up to 6 decimals; read as text (RS-74-2). */
export const cantidad = () =>
  z.union([z.int().min(1).max(999_999_999_999).transform(String), cantidadEscrita()], {
    error: 'Escriba una cantidad mayor que cero: un entero, o un texto con 6 decimales como máximo.',
  });

/** An hour of the day, `HH:MM`. */
export const hora = () =>
  z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Escriba una hora de 00:00 a 23:59, como 08:00.');

/** Date of a paper older than the calendar of days: a contract of an experience, an approval. No term is counted from it. */
export const fechaDeDocumento = () =>
  z
    .string()
    .refine(esFechaCivil, { message: 'Escriba una fecha real con el formato AAAA-MM-DD.', abort: true })
    .refine((f) => {
      const anio = Number(f.slice(0, 4));
      return anio >= PRIMER_ANIO_DE_UN_DOCUMENTO && anio <= ANIO_MAXIMO;
    }, `La fecha debe estar entre los años ${PRIMER_ANIO_DE_UN_DOCUMENTO} y ${ANIO_MAXIMO}.`)
    .meta({ format: 'date' });

/** Instant at which an act came out in SEACE, when it is not that of its record: terms run from it (RS-25-1). */
export const publicado = () => instante().optional();

/** A stage of the calendar. */
export const actividad = () => z.enum(ACTIVIDADES);

/** One text or several. */
export const textos = (largo: number, cuantos: number) =>
  z.union([texto(largo), z.array(texto(largo)).min(1).max(cuantos)], {
    error: 'Escriba un texto o una lista de textos que no estén en blanco.',
  });

/** A list whose rows are told apart by `claveDe`; a repeated one is refused at its `campo`. */
export function sinRepetir<T extends z.ZodType>(
  fila: T,
  {
    campo,
    claveDe,
    mensaje,
    minimo = 0,
    maximo,
  }: {
    campo: string | null;
    claveDe: (fila: z.output<T>) => string;
    mensaje: string;
    minimo?: number;
    maximo: number;
  },
) {
  return z
    .array(fila)
    .min(minimo, `Indique al menos ${minimo}.`)
    .max(maximo, `Indique como máximo ${maximo}.`)
    .superRefine((filas, ctx) => {
      const vistas = new Set<string>();
      for (const [i, valor] of filas.entries()) {
        const suya = claveDe(valor);
        if (vistas.has(suya))
          ctx.addIssue({ code: 'custom', path: campo === null ? [i] : [i, campo], message: mensaje });
        vistas.add(suya);
      }
    });
}

/** The amounts of the items make up that of the process, to the céntimo (AP-13-3). */
export function exigirSuma(
  {
    valorReferencial,
    items,
  }: { valorReferencial: string; items?: readonly { valorReferencial: string }[] | undefined },
  ctx: z.RefinementCtx,
): void {
  if (!items?.length || sumar(items.map((i) => i.valorReferencial)) === valorReferencial) return;
  ctx.addIssue({
    code: 'custom',
    path: ['valorReferencial'],
    message:
      'El valor referencial del proceso es la suma de los valores referenciales de sus ítems (art. 13).',
  });
}
