import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { conConsulta, pedir } from '../api/client';
import type { Anio, Cambio } from './tipos';

/** Years whose holidays have been reviewed. */
export const ANIOS = { primero: 2009, ultimo: 2030 } as const;

/** The query of the days off of a year. `ambito` null: the seat of OECE, in Lima. */
export const consultaDeAnio = (anio: number, ambito: string | null) => ({
  queryKey: ['calendario', anio, ambito],
  queryFn: () => pedir<Anio>(conConsulta(`/api/calendario/${anio}`, { ambito })),
  staleTime: 60_000,
});

/** The days off of a year. */
export function useAnio(anio: number, ambito: string | null) {
  return useQuery({ ...consultaDeAnio(anio, ambito), placeholderData: keepPreviousData });
}

/** A change of the calendar as the API takes it. */
export interface Peticion {
  readonly metodo: 'POST' | 'DELETE';
  readonly ruta: string;
  readonly consulta?: Readonly<Record<string, string>>;
  readonly cuerpo?: Readonly<Record<string, string>>;
}

/** Which terms a change would move, page by page; nothing is asked while there is no change to try. */
export function useEnsayoDeCambio(peticion: Peticion | null) {
  return useInfiniteQuery({
    queryKey: ['ensayo del calendario', peticion],
    queryFn: ({ pageParam }) => {
      if (peticion === null) throw new Error('No hay ningún cambio que ensayar.');
      const { ruta, metodo, cuerpo, consulta } = peticion;
      return pedir<Cambio>(conConsulta(ruta, { ...consulta, simular: true, cursor: pageParam }), {
        metodo,
        cuerpo,
      });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (ultima) => ultima.siguiente,
    enabled: peticion !== null,
    retry: false,
    // What it says is true of one moment: it is asked each time somebody wants to see it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** Makes a change of the calendar; afterwards nothing that was read before is sure. */
export function useCambiarCalendario() {
  const cliente = useQueryClient();
  return useMutation({
    mutationFn: ({ peticion, clave }: { peticion: Peticion; clave: string }) =>
      pedir<Cambio>(conConsulta(peticion.ruta, { ...peticion.consulta }), {
        metodo: peticion.metodo,
        cuerpo: peticion.cuerpo,
        clave,
      }),
    onSuccess: () =>
      cliente.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'ensayo del calendario' }),
  });
}

/** Where each rule is written, by its id. */
export function useCitas() {
  return useQuery({
    queryKey: ['reglas', 'citas'],
    queryFn: () =>
      pedir<{ elementos: readonly { id: string; cita: string; glosa: string }[] }>('/api/reglas'),
    select: (r) => new Map(r.elementos.map((regla) => [regla.id, regla])),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
