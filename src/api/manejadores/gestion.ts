import type { Ruta } from '../ruta.js';

/** Assignment, load, absences and substitutions. */
export const RUTAS_DE_GESTION: readonly Ruta[] = [];
