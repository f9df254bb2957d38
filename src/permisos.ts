import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGISTRO } from '../machines/registro.js';
import { rutasDe } from './api/rutas.js';
import { paginaDePermisos } from './docs/permisos.js';
import { RAIZ } from './raiz.js';

/** Where the page of permissions is kept, from the root of the project. */
export const PAGINA_DE_PERMISOS = 'docs/permisos.md';

/** The page of permissions as the table of routes and the machines say it today. */
export function permisosDeHoy(): string {
  return paginaDePermisos(rutasDe(REGISTRO), REGISTRO.todas);
}

if (process.argv[1]?.endsWith('permisos.js')) writeFileSync(join(RAIZ, PAGINA_DE_PERMISOS), permisosDeHoy());
