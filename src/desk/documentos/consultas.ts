import { useQuery } from '@tanstack/react-query';
import { pedir } from '../api/client';
import type { Coleccion } from '../api/tipos';
import { type Documento, type DocumentosDelCaso, esNombrado, type Nombrado } from './tipos';

const clave = (caso: string) => ['caso', caso, 'documentos'] as const;

/** The documents of a case: those its acts name, those that are stored, and what may be uploaded. */
export function useDocumentosDelCaso(coleccion: Coleccion, caso: string) {
  return useQuery({
    queryKey: clave(caso),
    queryFn: () => pedir<DocumentosDelCaso>(`/api/${coleccion}/${caso}/documentos`),
    select: ({ elementos, subida }) => ({
      nombrados: elementos.filter(esNombrado),
      guardados: elementos.filter((d): d is Documento => !esNombrado(d)),
      subida,
    }),
  });
}

/** What of the documents of a case was there at one of its events; all of it today (null). */
export function hastaEntonces(
  { nombrados, guardados }: { nombrados: readonly Nombrado[]; guardados: readonly Documento[] },
  ultimo: { readonly secuencia: number; readonly registrado: string } | null,
): { nombrados: readonly Nombrado[]; guardados: readonly Documento[] } {
  if (ultimo === null) return { nombrados, guardados };
  return {
    nombrados: nombrados.filter((d) => d.secuencia <= ultimo.secuencia),
    guardados: guardados.flatMap((d) => {
      const versiones = d.versiones.filter((v) => v.recibido <= ultimo.registrado);
      const vigente = versiones.at(-1);
      return vigente === undefined ? [] : [{ ...d, ...vigente, versiones }];
    }),
  };
}

/** What was uploaded and no act names yet, as an act names it. */
export function subidosSinNombrar({
  nombrados,
  guardados,
}: {
  nombrados: readonly Nombrado[];
  guardados: readonly Documento[];
}): { nombre: string; huella: string }[] {
  const ya = new Set(nombrados.map((d) => d.id));
  return guardados
    .filter((d) => d.origen === 'subido' && !d.suprimido && !d.versiones.some((v) => ya.has(v.id)))
    .map(({ nombre, huella }) => ({ nombre, huella }));
}

/** Who downloaded a document, latest first. */
export function useAccesos(documento: string) {
  return useQuery({
    queryKey: ['documento', documento, 'accesos'],
    queryFn: () =>
      pedir<{ elementos: readonly { usuario: string; nombre?: string; cuando: string }[] }>(
        `/api/documentos/${documento}/accesos`,
      ),
    select: (r) => r.elementos,
    staleTime: 0,
  });
}
