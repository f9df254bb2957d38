import type { Ruta } from '../ruta.js';

/** Templates of notices, their sendings and bounces. */
export const RUTAS_DE_NOTIFICAR: readonly Ruta[] = [];
