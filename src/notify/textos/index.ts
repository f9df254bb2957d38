import { TEXTOS_DEL_INFORME_ANUAL } from './informe-anual.js';
import { TEXTOS_DE_ETAPAS } from './proceso-etapas.js';
import { TEXTOS_DE_FINALES } from './proceso-finales.js';
import { TEXTOS_DE_REUNION } from './reunion.js';
import { TEXTOS_DE_REVISION } from './revision.js';
import type { Textos } from './tipos.js';

export type { Texto } from './tipos.js';

/** The text of every notice, as the program brings it: those somebody edits are in the store. */
export const TEXTOS: Textos = {
  ...TEXTOS_DE_REUNION,
  ...TEXTOS_DE_REVISION,
  ...TEXTOS_DE_ETAPAS,
  ...TEXTOS_DE_FINALES,
  ...TEXTOS_DEL_INFORME_ANUAL,
};
