import { z } from 'zod';
import type { DefinicionDeEvento } from '../../base/evento.js';

/** What other cases tell a process. No role has them: they are not acts of people. */
export const MENSAJES = {
  INFORME_DE_CAUSAS_EMITIDO: {
    titulo: 'Informe de causas del proceso desierto',
    relato: 'El proceso declarado desierto emitió su informe de causas.',
    regla: 'RS-78-4',
    roles: [],
    esquema: z.strictObject({}),
  },
} as const satisfies Record<string, DefinicionDeEvento>;
