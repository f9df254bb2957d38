import type { Ruta } from '../ruta.js';

/** Users, passwords, sessions and the institution's identity provider. */
export const RUTAS_DE_IDENTIDADES: readonly Ruta[] = [];
