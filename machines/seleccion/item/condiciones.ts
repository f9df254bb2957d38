import { guardas } from '../../base/condicion.js';
import { DE_BUENA_PRO } from './condiciones-buena-pro.js';
import { DE_EVALUACION } from './condiciones-evaluacion.js';
import { DE_RESULTADO } from './condiciones-resultado.js';

/** The tests of the law for one item, from its evaluation to its ending. */
export const CONDICIONES_DE_ITEM = { ...DE_EVALUACION, ...DE_RESULTADO, ...DE_BUENA_PRO } as const;

/** The guards of the statechart of an item. */
export const GUARDAS_DE_ITEM = guardas(CONDICIONES_DE_ITEM);
