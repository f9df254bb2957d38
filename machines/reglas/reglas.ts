import { REGLAS_DE_ASISTENCIA } from './asistencia.js';
import { PROTECCION_DE_DATOS } from './personales.js';
import { REGLAS_DE_SELECCION } from './seleccion.js';
import type { Regla } from './tipos.js';

/** Every row of every regime as the code brings it; corrections come after, as data. */
export const REGLAS: readonly Regla[] = [
  ...REGLAS_DE_ASISTENCIA,
  ...REGLAS_DE_SELECCION,
  ...PROTECCION_DE_DATOS,
];
