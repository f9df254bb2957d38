import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { pedir } from '../api/client';

/** Somebody, by id and name. */
export interface Persona {
  readonly id: string;
  readonly nombre: string;
}

interface Carga {
  readonly vivos: number;
  readonly porHacer: number;
  readonly vencidos: number;
  readonly peso: number;
}

/** Somebody of the team, with their work and whether they are here. */
export interface DelEquipo extends Persona, Carga {
  readonly ausencia: { readonly hasta: string } | null;
  readonly sustituyeA: readonly Persona[];
}

/** The work of the team on a day. */
export interface Equipo {
  readonly hoy: string;
  readonly personas: readonly DelEquipo[];
  readonly ajenas: readonly (Carga & { readonly quien: string })[];
}

/** A living case with nobody in charge. */
export interface PorAsignar extends Omit<Carga, 'vivos'> {
  readonly caso: string;
  readonly numero: string;
  readonly coleccion: string;
  readonly objeto: string | null;
  readonly entidad: string | null;
  readonly proximo: string | null;
  readonly secuencia: number;
}

/** Who a case would go to, and what they would then have. */
export interface Sugerencia {
  readonly caso: PorAsignar;
  readonly usuario: Persona;
  readonly pesoAntes: number;
  readonly pesoDespues: number;
}

/** What became of one assignment. */
export interface Asignado {
  readonly caso: string;
  readonly hecho: boolean;
  readonly detalle?: string;
}

/** Days somebody is away. */
export interface Ausencia {
  readonly id: number;
  readonly usuario: string;
  readonly nombre: string;
  readonly desde: string;
  readonly hasta: string;
  readonly nombreDelSustituto: string;
  readonly motivo: string | null;
  readonly vigente: boolean;
}

const CLAVE = 'gestion';

/** The work of each specialist. */
export function useEquipo() {
  return useQuery({ queryKey: [CLAVE, 'carga'], queryFn: () => pedir<Equipo>('/api/gestion/carga') });
}

/** Living solicitudes nobody has in charge, the most pressing first. */
export function usePorAsignar() {
  return useQuery({
    queryKey: [CLAVE, 'por asignar'],
    queryFn: () => pedir<{ elementos: readonly PorAsignar[] }>('/api/gestion/por-asignar'),
    select: (r) => r.elementos,
  });
}

/** Absences of today and to come. */
export function useAusencias() {
  return useQuery({
    queryKey: [CLAVE, 'ausencias'],
    queryFn: () => pedir<{ elementos: readonly Ausencia[] }>('/api/gestion/ausencias'),
    select: (r) => r.elementos,
  });
}

/** A write of this page; afterwards what it shows is asked again. */
function useEscritura<E, S>(escribir: (entrada: E) => Promise<S>) {
  const cliente = useQueryClient();
  return useMutation({
    mutationFn: escribir,
    onSuccess: () =>
      cliente.invalidateQueries({
        predicate: ({ queryKey }) => [CLAVE, 'hoy'].includes(String(queryKey[0])),
      }),
  });
}

/** Asks who each case would go to; assigns nothing. */
export function useSugerir() {
  return useMutation({
    mutationFn: () =>
      pedir<{ sugerencias: readonly Sugerencia[] }>('/api/gestion/asignar', {
        metodo: 'POST',
        cuerpo: { modo: 'sugerir' },
      }),
  });
}

/** Assigns each case to whom it says. */
export function useAsignar() {
  return useEscritura(({ asignaciones, clave }: { asignaciones: readonly object[]; clave: string }) =>
    pedir<{ resultados: readonly Asignado[] }>('/api/gestion/asignar', {
      metodo: 'POST',
      cuerpo: { modo: 'aplicar', asignaciones },
      clave,
    }),
  );
}

/** Records an absence. */
export function useRegistrarAusencia() {
  return useEscritura(({ datos, clave }: { datos: Readonly<Record<string, string>>; clave: string }) =>
    pedir<Ausencia>('/api/gestion/ausencias', { metodo: 'POST', cuerpo: datos, clave }),
  );
}

/** Leaves an absence without effect. */
export function useAnularAusencia() {
  return useEscritura((id: number) => pedir<string>(`/api/gestion/ausencias/${id}`, { metodo: 'DELETE' }));
}
