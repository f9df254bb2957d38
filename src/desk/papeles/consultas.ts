import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { pedir } from '../api/client';
import type { Coleccion } from '../api/tipos';

/** A paper already issued. */
export interface PapelEmitido {
  readonly id: string;
  readonly nombre: string;
  readonly recibido: string;
  /** Code that proves it, and address where anybody checks it. */
  readonly codigo: string;
  readonly direccion: string;
  readonly suprimido?: string;
}

/** A paper of a case: issued, that may be, or why not. */
export interface PapelDelCaso {
  readonly clase: string;
  readonly titulo: string;
  readonly norma: string;
  readonly secuencia: number | null;
  readonly aviso: string | null;
  readonly puede: boolean;
  readonly motivo: string | null;
  readonly documento: PapelEmitido | null;
}

const CON_PAPELES: ReadonlySet<Coleccion> = new Set(['solicitudes', 'procesos']);

/** Every paper the system issues of a case. */
export function usePapeles(coleccion: Coleccion, caso: string) {
  return useQuery({
    queryKey: ['caso', caso, 'papeles'],
    queryFn: () => pedir<{ elementos: readonly PapelDelCaso[] }>(`/api/${coleccion}/${caso}/papeles`),
    select: (r) => r.elementos,
    enabled: CON_PAPELES.has(coleccion),
    // Who may not read them is told once.
    retry: false,
  });
}

/** Issues a paper; asked again, the server answers with the same. */
export function useEmitir(coleccion: Coleccion, caso: string) {
  const cliente = useQueryClient();
  return useMutation({
    mutationFn: ({ clase, secuencia, aviso }: Pick<PapelDelCaso, 'clase' | 'secuencia' | 'aviso'>) =>
      pedir<PapelEmitido>(`/api/${coleccion}/${caso}/papeles`, {
        metodo: 'POST',
        cuerpo: { clase, ...(secuencia === null ? {} : { secuencia }), ...(aviso === null ? {} : { aviso }) },
      }),
    onSettled: () => cliente.invalidateQueries({ queryKey: ['caso', caso] }),
  });
}
