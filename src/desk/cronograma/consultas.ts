import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { pedir } from '../api/client';
import type { Fila, Proceso, Propuesta, Validacion } from './tipos';

const cuerpoDe = ({ tipo, objeto, provincia }: Proceso) => ({
  regimen: 'DL1017',
  tipo,
  objeto,
  ...(provincia === null ? {} : { provincia }),
});

/** Proposes the shortest calendar the law admits. */
export function useProponer() {
  return useMutation({
    mutationFn: ({ proceso, convocatoria, modo }: { proceso: Proceso; convocatoria: string; modo: string }) =>
      pedir<Propuesta>('/api/cronogramas/proponer', {
        metodo: 'POST',
        cuerpo: { ...cuerpoDe(proceso), convocatoria, modo },
      }),
  });
}

/** What the law says of a calendar, asked a moment after the last change. */
export function useValidacion(proceso: Proceso | null, filas: readonly Fila[]) {
  const [asentadas] = useDebouncedValue(filas, 300);
  const consulta = useQuery({
    queryKey: ['validar cronograma', proceso, asentadas],
    queryFn: ({ signal }) => {
      if (proceso === null) throw new Error('No hay ningún proceso que validar.');
      return pedir<Validacion>('/api/cronogramas/validar', {
        metodo: 'POST',
        cuerpo: { ...cuerpoDe(proceso), cronograma: asentadas },
        senal: signal,
      });
    },
    enabled: proceso !== null && asentadas.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  return { ...consulta, alDia: asentadas === filas && consulta.isSuccess && !consulta.isPlaceholderData };
}
