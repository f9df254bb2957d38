import type { Ruta } from '../ruta.js';

/** The annual report (AT-8.3). */
export const RUTAS_DE_INFORME_ANUAL: readonly Ruta[] = [];
