import type { Leido } from './mundo.js';

/** What becomes of a request, in the words of the model. */
export type Veredicto = string;

/** What the system answered. */
export function veredictoDe({ estado, cuerpo, repetida }: Leido): Veredicto {
  if (repetida) return 'repetida';
  if (estado < 300) return 'aceptado';
  if (estado === 403) return 'rol';
  if (estado === 404) return 'no_existe';
  if (estado === 412) return 'vieja';
  const codigo = String(cuerpo['codigo'] ?? estado);
  if (codigo === 'EVENTO_NO_PERMITIDO') return 'estado';
  if (codigo === 'CONDICION_NO_CUMPLIDA' || codigo === 'REGIMEN_SIN_VIGENCIA') return 'condicion';
  if (codigo === 'DATOS_INVALIDOS') return 'datos';
  return codigo;
}
