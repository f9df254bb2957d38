import type { ErrorSchema } from '@rjsf/utils';
import type { Errores } from '../api/tipos';

/** The errors the API found, each at its field. @param raiz prefix of their paths: `datos` in an act */
export function erroresEnCampos(errores: Errores, raiz = 'datos'): ErrorSchema {
  const arbol: Record<string, unknown> = {};
  for (const { ruta, mensaje } of errores) {
    const pasos = ruta.split('.').filter((p, i) => p !== '' && !(i === 0 && p === raiz));
    let nodo = arbol;
    for (const paso of pasos) {
      nodo[paso] ??= {};
      nodo = nodo[paso] as Record<string, unknown>;
    }
    nodo['__errors'] = [...((nodo['__errors'] as string[] | undefined) ?? []), mensaje];
  }
  return arbol as ErrorSchema;
}
