import { z } from 'zod';
import { momento } from '../../base/campos.js';
import { ACTIVIDADES } from '../tipos.js';

/** One row of a calendar as people write it; its ends, civil days or instants. */
export const filaDeCronograma = () =>
  z.strictObject({ actividad: z.enum(ACTIVIDADES), inicio: momento(), fin: momento() });

/** A calendar as people write it, rows in any order. What the law asks of it is said by `validar`. */
export const cronograma = () =>
  z
    .array(filaDeCronograma())
    .min(1, 'Escriba las actividades del calendario.')
    .max(20, 'Un calendario tiene como máximo veinte filas.');
