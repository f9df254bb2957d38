import { guardas } from '../../base/condicion.js';
import { DE_ACCESO } from './condiciones-acceso.js';
import { DE_BASES } from './condiciones-bases.js';
import { COMUNES } from './condiciones-comunes.js';
import { DE_CONVOCATORIA } from './condiciones-convocatoria.js';
import { DE_ELEVACION } from './condiciones-elevacion.js';
import { DE_PROPUESTAS } from './condiciones-propuestas.js';
import { DE_REGISTRO } from './condiciones-registro.js';
import { TRANSVERSALES } from './condiciones-transversales.js';

/** The tests of the law for a process, by stage. Each says the rule and the sentence with which it refuses. */
export const CONDICIONES = {
  ...COMUNES,
  ...DE_CONVOCATORIA,
  ...DE_REGISTRO,
  ...DE_BASES,
  ...DE_ELEVACION,
  ...DE_PROPUESTAS,
  ...TRANSVERSALES,
  ...DE_ACCESO,
} as const;

/** The guards of the statecharts of a process. */
export const GUARDAS = guardas(CONDICIONES);
