import type { ErrorSchema } from '@rjsf/utils';
import type { Errores } from '../api/tipos.js';

/** The errors the API found, each at its field. @param raiz prefix of their paths: `datos` in an act */
export function erroresEnCampos(errores: Errores, raiz = 'datos'): ErrorSchema {
  const arbol: Record<string, unknown> = {};
  for (const { ruta, mensaje } of errores) {
    const pasos = ruta.split('.').filter((p, i) => p !== '' && !(i === 0 && p === raiz));
    let nodo = arbol;
    for (const paso of pasos) {
      // Own members only: every object already answers to «constructor».
      if (!Object.hasOwn(nodo, paso)) nodo[paso] = {};
      nodo = nodo[paso] as Record<string, unknown>;
    }
    nodo['__errors'] = [...((nodo['__errors'] as string[] | undefined) ?? []), mensaje];
  }
  return arbol as ErrorSchema;
}
