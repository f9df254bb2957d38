import type { Ruta } from '../ruta.js';

/** Documents: uploading, downloading, issuing and checking them. */
export const RUTAS_DE_DOCUMENTOS: readonly Ruta[] = [];
