import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { conConsulta, pedir } from '../api/client';
import type { Pagina } from '../api/tipos';

/** A reading of personal data. */
export interface Lectura {
  readonly posicion: number;
  readonly nombre: string | null;
  readonly que: string;
  readonly caso: string | null;
  readonly numero: string | null;
  readonly coleccion: string | null;
  readonly cuando: string;
}

/** A case, as these pages name it. */
interface CabezaDeCaso {
  readonly caso: string;
  readonly numero: string;
  readonly coleccion: string;
  readonly situacion: string;
}

/** What is kept of a person. */
export interface LoGuardado {
  readonly usuarios: readonly { readonly id: string; readonly nombre: string; readonly revocado: boolean }[];
  readonly expedientes: readonly (CabezaDeCaso & {
    readonly enTramite: boolean;
    readonly apariciones: readonly {
      readonly secuencia: number;
      readonly ruta: string;
      readonly valor: string;
    }[];
    readonly consultadoPor: readonly unknown[];
  })[];
  readonly hayMas: boolean;
}

/** What a suppression did or would do. */
export interface Suprimido {
  readonly simulada: boolean;
  readonly expedientes: readonly (CabezaDeCaso & {
    readonly resultado: 'suprimido' | 'conservado' | 'nada';
    readonly eventos?: readonly number[];
    readonly norma?: string;
    readonly detalle?: string;
    readonly documentosPorRevisar: readonly { readonly id: string; readonly nombre: string }[];
  })[];
  readonly usuarios: readonly {
    readonly usuario: string;
    readonly resultado: string;
    readonly detalle?: string;
  }[];
}

/** Whom one asks for: by mail or by whole name. */
export type Persona = { readonly correo: string } | { readonly nombre: string };

/** A seal. */
export interface Sello {
  readonly dia: string;
  readonly creado: string;
  readonly huella: string;
  readonly archivo: string | null;
  readonly correo: string | null;
}

function usePaginas<T>(ruta: string, filtro: Readonly<Record<string, string>>) {
  return useInfiniteQuery({
    queryKey: ['proteccion', ruta, filtro],
    queryFn: ({ pageParam }) => pedir<Pagina<T>>(conConsulta(ruta, { ...filtro, cursor: pageParam })),
    initialPageParam: null as string | null,
    getNextPageParam: (ultima) => ultima.siguiente,
    placeholderData: keepPreviousData,
  });
}

/** Readings, newest first. */
export const useLecturas = (filtro: Readonly<Record<string, string>>) =>
  usePaginas<Lectura>('/api/lecturas', filtro);

/** Seals, newest first. */
export const useSellos = () => usePaginas<Sello>('/api/sellos', {});

/** All that is kept of a person; asking is itself put on record, so it is asked once for each question. */
export function useLoGuardado(persona: Persona | null) {
  return useQuery({
    queryKey: ['proteccion', 'persona', persona],
    queryFn: () => pedir<LoGuardado>(conConsulta('/api/personas', { ...persona })),
    enabled: persona !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

/** A suppression: rehearsed first, then done. */
export function useSuprimir() {
  const cliente = useQueryClient();
  return useMutation({
    mutationFn: ({
      simular,
      clave,
      ...cuerpo
    }: Persona & { motivo: string; norma: string; simular: boolean; clave: string }) =>
      pedir<Suprimido>(conConsulta('/api/personas/suprimir', { simular }), { metodo: 'POST', cuerpo, clave }),
    onSuccess: ({ simulada }) => (simulada ? undefined : cliente.invalidateQueries()),
  });
}
