import { useCallback, useState } from 'react';

const leer = (clave: string): unknown => {
  try {
    const guardado = sessionStorage.getItem(clave);
    return guardado === null ? undefined : JSON.parse(guardado);
  } catch {
    return undefined;
  }
};

/** Key of somebody's draft of an act on a case: whoever enters next in the same tab does not find it. */
export const claveDeBorrador = (usuario: string, caso: string, tipo: string) =>
  `acto:${usuario}:${caso}:${tipo}`;

/** What somebody is writing, kept in the tab: neither a reload nor a case that moves loses a letter. */
export function useBorrador(clave: string, inicial: () => unknown) {
  const [datos, poner] = useState<unknown>(() => leer(clave) ?? inicial());
  const escribir = useCallback(
    (nuevos: unknown) => {
      poner(nuevos);
      try {
        sessionStorage.setItem(clave, JSON.stringify(nuevos));
      } catch {
        // A full or forbidden storage must not stop whoever writes: the page still holds it.
      }
    },
    [clave],
  );
  const descartar = useCallback(() => {
    try {
      sessionStorage.removeItem(clave);
    } catch {
      // The same.
    }
  }, [clave]);
  return { datos, escribir, descartar };
}
