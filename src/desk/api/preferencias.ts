import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { pedir } from './client';

const CLAVE = ['preferencias'] as const;

/** What this person keeps at the desk, whatever machine they sit at: saved views, what they last looked at. */
export function usePreferencia<T>(clave: string): {
  valor: T | null;
  lista: boolean;
  guardar: (valor: T | null) => void;
} {
  const cliente = useQueryClient();
  const todas = useQuery({
    queryKey: CLAVE,
    queryFn: () => pedir<{ preferencias: Readonly<Record<string, unknown>> }>('/api/preferencias'),
    select: (r) => r.preferencias,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const guardar = useMutation({
    mutationFn: (valor: T | null) => pedir('/api/preferencias', { metodo: 'POST', cuerpo: { clave, valor } }),
    onSettled: () => cliente.invalidateQueries({ queryKey: CLAVE }),
  });
  return {
    valor: (todas.data?.[clave] as T | undefined) ?? null,
    lista: todas.isSuccess,
    guardar: guardar.mutate,
  };
}
