import { useQuery } from '@tanstack/react-query';
import { pedir } from '../api/client';
import { useSesion } from '../api/sesion';
import type { Caso } from '../api/tipos';
import { diaCivil } from '../formato/fechas';

/** The shortest lawful calendar of a process convoked today; nothing on a day when none can be. */
export function usePropuesta({ id, datos, regimen }: Caso) {
  const hoy = diaCivil(useSesion().ahora);
  return useQuery({
    queryKey: ['propuesta', id, hoy],
    queryFn: () =>
      pedir<{ cronograma: readonly Record<string, unknown>[] }>('/api/cronogramas/proponer', {
        metodo: 'POST',
        cuerpo: { regimen, tipo: datos['tipo'], objeto: datos['objeto'], convocatoria: hoy },
      }),
    select: (r) => r.cronograma,
    retry: false,
  });
}
