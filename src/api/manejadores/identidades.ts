import type { Ruta } from '../ruta.js';
import { RUTAS_DE_CUENTA } from './cuenta.js';
import { RUTAS_DE_INSTITUCION } from './institucion.js';
import { RUTAS_DE_USUARIOS } from './usuarios.js';
import { LECTURAS_DE_USUARIOS } from './usuarios-lecturas.js';

/** Users, passwords, sessions and the institution's identity provider. */
export const RUTAS_DE_IDENTIDADES: readonly Ruta[] = [
  ...RUTAS_DE_USUARIOS,
  ...LECTURAS_DE_USUARIOS,
  ...RUTAS_DE_CUENTA,
  ...RUTAS_DE_INSTITUCION,
];
