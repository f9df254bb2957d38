import type { Registro } from '../../machines/registro.js';
import { documentoOpenApi } from './openapi.js';
import type { Ruta } from './ruta.js';
import { rutasDe } from './rutas.js';

/** The calls over the machines of a registry, and the OpenAPI document that tells them, as text. */
export interface Tabla {
  readonly rutas: readonly Ruta[];
  readonly documento: string;
}

// The document takes tens of milliseconds, and is the same for every office over the same machines.
const HECHAS = new WeakMap<Registro, Tabla>();

/** The table of calls over some machines. @param version of the program, as the document says it */
export function tablaDe(registro: Registro, version: string): Tabla {
  const hecha = HECHAS.get(registro);
  if (hecha) return hecha;
  const rutas = rutasDe(registro);
  const nueva = { rutas, documento: JSON.stringify(documentoOpenApi(rutas, version)) };
  HECHAS.set(registro, nueva);
  return nueva;
}
