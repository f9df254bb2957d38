import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { ProblemaHttp, pedir } from './client';
import type { Sesion } from './tipos';

const CLAVE = ['sesion'] as const;
const TERMINADA = ['sesion-terminada'] as const;

/** Who is in; null when nobody is. */
export function useQuien() {
  return useQuery({
    queryKey: CLAVE,
    queryFn: async () => {
      try {
        return await pedir<Sesion>('/api/sesion');
      } catch (error) {
        if (error instanceof ProblemaHttp && error.estado === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  });
}

// What one person asked is not for the next one to see; who is in stays watched.
const olvidar = (cliente: QueryClient) =>
  cliente.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== CLAVE[0] });

/** What one enters with. */
export type Credencial =
  | { readonly ficha: string }
  | { readonly cuenta: string; readonly clave: string }
  | { readonly codigo: string; readonly clave: string };

/** Changes a ficha, an account with its password, or an invitation with a new one, for a session. */
export function useEntrar() {
  const cliente = useQueryClient();
  return useMutation({
    mutationFn: (cuerpo: Credencial) =>
      pedir<Sesion>('codigo' in cuerpo ? '/api/sesion/invitacion' : '/api/sesion', {
        metodo: 'POST',
        cuerpo,
      }),
    onSuccess: (sesion) => {
      olvidar(cliente);
      cliente.setQueryData(CLAVE, sesion);
    },
  });
}

/** With what one may enter. */
export function useMedios() {
  return useQuery({
    queryKey: ['sesion-medios'],
    queryFn: () => pedir<{ clave: boolean; ficha: boolean; institucion: boolean }>('/api/sesion/medios'),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The session ended by itself (its hours passed, another tab left): whoever is here enters again, with what is written kept. */
export function sesionTerminada(cliente: QueryClient): void {
  if (!cliente.getQueryData(CLAVE)) return;
  cliente.setQueryData(TERMINADA, true);
  cliente.setQueryData(CLAVE, null);
}

/** Whether the last session ended by itself, not because somebody left. */
export const terminoSola = (cliente: QueryClient): boolean => cliente.getQueryData(TERMINADA) === true;

/** Ends the session. */
export function useSalir() {
  const cliente = useQueryClient();
  return useMutation({
    mutationFn: () => pedir('/api/sesion', { metodo: 'DELETE' }),
    onSettled: () => {
      const salida = cliente.getQueryData<Sesion>(CLAVE)?.salida ?? null;
      olvidar(cliente);
      cliente.setQueryData(CLAVE, null);
      if (salida !== null) window.location.assign(salida);
    },
  });
}

/** The session of the page, once somebody is in. */
export const ContextoDeSesion = createContext<Sesion | null>(null);

/** Who is in, and what time it is for the system. @throws Error outside the desk */
export function useSesion(): Sesion {
  const sesion = use(ContextoDeSesion);
  if (sesion === null) throw new Error('Esta página necesita una sesión.');
  return sesion;
}

/** The staff of OECE, administration aside. */
export const OFICINA: readonly string[] = ['mesa_partes', 'especialista', 'coordinador', 'lectura'];

/** Whether who is in holds any of some roles; administration holds all. */
export function useTieneRol(...roles: readonly string[]): boolean {
  const { usuario } = useSesion();
  return usuario.roles.includes('admin') || roles.some((r) => usuario.roles.includes(r));
}
