import { reglaDe } from '../cronograma/etapas.js';
import type { ContextoDeProceso } from '../proceso/contexto.js';
import type { Actividad } from '../tipos.js';

/** The term to absolve expired with nothing pending: the committee owes nothing (AMB-D1). */
export const nadaQueAbsolver = (actividad: Extract<Actividad, `absolucion_${string}`>) =>
  ({
    type: 'cerrarPlazo',
    params: ({ context }: { context: ContextoDeProceso }) => ({
      regla: reglaDe(context.procedimiento, actividad),
      estado: 'anulado' as const,
      motivo: 'No hubo nada que absolver.',
    }),
  }) as const;
