import { REGLAS_PREPARATORIAS } from './preparatorios.js';
import { REGLAS_DE_BASES } from './seleccion-bases.js';
import { SELECCION_DE_CASA } from './seleccion-casa.js';
import { REGLAS_DE_CONDUCCION } from './seleccion-conduccion.js';
import { REGLAS_FINALES } from './seleccion-finales.js';
import { PLAZOS_DE_SELECCION } from './seleccion-plazos.js';
import { REGLAS_DE_PROPUESTAS } from './seleccion-propuestas.js';
import { REGLAS_DE_TIPO } from './seleccion-tipo.js';
import type { Regla } from './tipos.js';

/** Sections B and C of the catalogue: selection under Decreto Legislativo 1017 and its Reglamento, 2009-2012. */
export const REGLAS_DE_SELECCION: readonly Regla[] = [
  ...REGLAS_PREPARATORIAS,
  ...REGLAS_DE_TIPO,
  ...REGLAS_DE_CONDUCCION,
  ...REGLAS_DE_BASES,
  ...REGLAS_DE_PROPUESTAS,
  ...REGLAS_FINALES,
  ...PLAZOS_DE_SELECCION,
  ...SELECCION_DE_CASA,
];
