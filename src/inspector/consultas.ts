import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { conConsulta, pedir } from '../desk/api/client';
import type { Coleccion } from '../desk/api/tipos';
import type { Maquina, ResumenDeMaquina, Seguimiento, Tramo } from './tipos';

/** Steps of a history that are fetched together. */
export const POR_TRAMO = 50;

/** Every machine and version. */
export function useMaquinas() {
  return useQuery({
    queryKey: ['maquinas'],
    queryFn: () => pedir<{ elementos: readonly ResumenDeMaquina[] }>('/api/maquinas'),
    select: (r) => r.elementos,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The states and events of a machine. */
export function useMaquina(id: string, version: string) {
  return useQuery({
    queryKey: ['maquinas', id, version],
    queryFn: () => pedir<Maquina>(`/api/maquinas/${id}/${version}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Address of the picture of a machine, or of its items. */
export const dibujoDe = (id: string, version: string, item: boolean) =>
  conConsulta(`/api/maquinas/${id}/${version}/diagrama.svg`, { item: item ? '1' : null });

/** The picture of a machine, as text. */
export function useDibujo(ruta: string) {
  return useQuery({
    queryKey: ['dibujo', ruta],
    queryFn: () => pedir<string>(ruta),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The stretch of the history of a case that holds a sequence. */
export function usePasos(coleccion: Coleccion | undefined, id: string, secuencia: number) {
  const desde = Math.floor((Math.max(1, secuencia) - 1) / POR_TRAMO) * POR_TRAMO + 1;
  return useQuery({
    queryKey: ['caso', id, 'pasos', desde],
    queryFn: () =>
      pedir<Tramo>(conConsulta(`/api/${coleccion}/${id}/pasos`, { desde, hasta: desde + POR_TRAMO - 1 })),
    enabled: coleccion !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** Which case an id names, and how far its history goes. */
export function useCasoInspeccionado(id: string) {
  return useQuery({
    queryKey: ['caso', id, 'inspeccion'],
    queryFn: () => pedir<Seguimiento>(conConsulta('/api/inspeccion', { caso: id, limite: 1 })),
    select: (r) => ({ caso: r.casos[0], ultimo: r.elementos[0] }),
  });
}

/** Committed steps after a position, or the newest ones. */
export function seguir(desde: number | null, caso: string | null, limite = 50): Promise<Seguimiento> {
  return pedir<Seguimiento>(conConsulta('/api/inspeccion', { desde, caso, limite }));
}
