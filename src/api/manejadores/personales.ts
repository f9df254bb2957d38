import type { Ruta } from '../ruta.js';

/** Who read personal data; its export and suppression (Ley 29733); the daily seal. */
export const RUTAS_DE_PERSONALES: readonly Ruta[] = [];
