import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { conConsulta, pedir } from './client';
import type {
  ActoDelCaso,
  Caso,
  Coleccion,
  Cuenta,
  FilaDeHistorial,
  Hoy,
  Notificacion,
  Novedad,
  Plazo,
} from './tipos';

interface Lista<T> {
  readonly elementos: readonly T[];
}

/** A case, today or as it was after one of its events. */
export function useCaso(coleccion: Coleccion, id: string, secuencia: number | null = null) {
  return useQuery({
    queryKey: ['caso', id, secuencia],
    queryFn: () => pedir<Caso>(conConsulta(`/api/${coleccion}/${id}`, { secuencia })),
    placeholderData: secuencia === null ? undefined : keepPreviousData,
    staleTime: secuencia === null ? 0 : Number.POSITIVE_INFINITY,
  });
}

/** Every act of the machine of a case: possible now, or why not. */
export function useActos(coleccion: Coleccion, id: string, habilitado = true) {
  return useQuery({
    queryKey: ['caso', id, 'actos'],
    queryFn: () => pedir<Lista<ActoDelCaso>>(`/api/${coleccion}/${id}/actos`),
    select: (r) => r.elementos,
    enabled: habilitado,
  });
}

/** The terms of a case, each with whether it is owed; as they were after one of its events, without that. */
export function usePlazos(coleccion: Coleccion, id: string, secuencia: number | null) {
  return useQuery({
    queryKey: ['caso', id, 'plazos', secuencia],
    queryFn: () =>
      pedir<Lista<Plazo> & { readonly pendientes: readonly string[] }>(
        conConsulta(`/api/${coleccion}/${id}/plazos`, { secuencia }),
      ),
    select: ({ elementos, pendientes }) =>
      elementos.map((p) => ({ ...p, pendiente: pendientes.includes(p.id) })),
    placeholderData: keepPreviousData,
  });
}

/** The history of a case, in order. */
export function useHistorial(coleccion: Coleccion, id: string) {
  return useQuery({
    queryKey: ['caso', id, 'historial'],
    queryFn: () => pedir<Lista<FilaDeHistorial>>(`/api/${coleccion}/${id}/historial`),
    select: (r) => r.elementos,
  });
}

/** The notices of a case. */
export function useNotificaciones(coleccion: Coleccion, id: string) {
  return useQuery({
    queryKey: ['caso', id, 'notificaciones'],
    queryFn: () => pedir<Lista<Notificacion>>(`/api/${coleccion}/${id}/notificaciones`),
    select: (r) => r.elementos,
  });
}

/** What is due, for me or for the team. */
export function useHoy(mio: boolean) {
  return useQuery({
    queryKey: ['hoy', mio],
    queryFn: () => pedir<Hoy>(conConsulta('/api/hoy', { mio })),
  });
}

/** What moved after a position, newest first. */
export function useNovedades(desde: number | null) {
  return useQuery({
    queryKey: ['novedades', desde],
    queryFn: () =>
      pedir<Lista<Novedad> & { readonly ultima: number }>(
        conConsulta('/api/novedades', { desde: desde ?? 0, limite: 50 }),
      ),
    enabled: desde !== null,
  });
}

/** The day-by-day count of a term. `ambito`: keys of the calendar joined by `+`. */
export function useCuenta(desde: string, dias: number, ambito: string | null, habilitado = true) {
  return useQuery({
    queryKey: ['computo', desde, dias, ambito],
    queryFn: () => pedir<Cuenta>(conConsulta('/api/calendario/computo', { desde, dias, ambito })),
    enabled: habilitado && /^\d{4}-\d{2}-\d{2}$/.test(desde),
    placeholderData: keepPreviousData,
  });
}
