import { z } from 'zod';
import { abreviar, CERO, CIEN, comparar, deDecimal, type Fraccion, fraccion } from './fraccion.js';

const DECIMALES = 6;
const PUNTAJE =
  'El puntaje se escribe como texto, entre 0 y 100 y con seis decimales como máximo, por ejemplo "86.5" (art. 70 del Reglamento).';
const COEFICIENTE =
  'El coeficiente se escribe como texto, entre 0 y 1 y con seis decimales como máximo, por ejemplo "0.70" (art. 71 del Reglamento).';
const CANTIDAD =
  'La cantidad se escribe como texto, mayor que cero, con doce enteros y seis decimales como máximo, por ejemplo "1200".';

/** A decimal text kept in its shortest form, when it has the shape and `cabe`. */
const decimal = (forma: RegExp, mensaje: string, cabe: (valor: Fraccion) => boolean) =>
  z
    .string({ error: mensaje })
    .regex(forma, { message: mensaje, abort: true })
    .refine((t) => cabe(deDecimal(t)), { message: mensaje, abort: true })
    .transform((t) => abreviar(deDecimal(t), DECIMALES));

/** A field with a score from 0 to 100, at most six decimals (RS-70-2). */
export const puntaje = () => decimal(/^\d{1,3}(\.\d{1,6})?$/, PUNTAJE, (valor) => comparar(valor, CIEN) <= 0);

/** A field with a weight of the technical or the economic score, from 0 to 1 (RS-71-tot). */
export const coeficiente = () =>
  decimal(/^[01](\.\d{1,6})?$/, COEFICIENTE, (valor) => comparar(valor, fraccion(1n)) <= 0);

/** A field with a quantity of goods or services over zero (RS-74-2). */
export const cantidad = () =>
  decimal(/^\d{1,12}(\.\d{1,6})?$/, CANTIDAD, (valor) => comparar(valor, CERO) > 0);
