import type { Ruta } from '../ruta.js';

/** An entity follows its solicitud with number and code. */
export const RUTAS_DE_CONSULTA_PUBLICA: readonly Ruta[] = [];
