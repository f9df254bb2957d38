import { z } from 'zod';
import { momento, texto } from '../base/campos.js';
import type { DefinicionDeEvento, Rol } from '../base/evento.js';

const QUIEN_ELABORA: readonly Rol[] = ['especialista', 'coordinador'];
const COORDINACION: readonly Rol[] = ['coordinador'];

const largo = () => texto(20_000);

/** Offices the report may be addressed to (AMB-A14). */
const DESTINATARIOS = ['gerencia_general', 'presidencia_ejecutiva'] as const;

/** The acts of an annual report: who may do each, with what data, by which rule. Order: the life of a report. */
export const EVENTOS = {
  ABRIR_INFORME: {
    titulo: 'Abrir el informe anual',
    relato: 'Se abrió el informe anual del ejercicio.',
    regla: 'AT-8.3',
    roles: QUIEN_ELABORA,
    esquema: z.strictObject({
      ejercicio: z
        .int()
        .min(2000, 'Escriba el ejercicio con cuatro cifras.')
        .max(2100, 'Escriba el ejercicio con cuatro cifras.'),
    }),
  },
  CONSOLIDAR: {
    titulo: 'Consolidar las cifras del ejercicio',
    relato: 'Se consolidaron las cifras del ejercicio.',
    regla: 'AMB-A14-cifras',
    roles: QUIEN_ELABORA,
    esquema: z.strictObject({ analisis: largo().optional(), recomendaciones: largo().optional() }),
  },
  OBSERVAR_INFORME: {
    titulo: 'Observar el informe',
    relato: 'Se observó el informe anual.',
    regla: 'AMB-A14-conformidad',
    roles: COORDINACION,
    esquema: z.strictObject({ observaciones: largo() }),
  },
  DAR_CONFORMIDAD: {
    titulo: 'Dar conformidad al informe',
    relato: 'Se dio conformidad al informe anual.',
    regla: 'AMB-A14-conformidad',
    roles: COORDINACION,
    esquema: z.strictObject({}),
  },
  PRESENTAR_INFORME: {
    titulo: 'Registrar la presentación del informe',
    relato: 'Se presentó el informe anual.',
    regla: 'AT-8.3',
    roles: COORDINACION,
    esquema: z.strictObject({
      destinatario: z.enum(DESTINATARIOS),
      fecha: momento(),
      documento: texto(200).optional(),
    }),
  },
} as const satisfies Record<string, DefinicionDeEvento>;

type Datos<T extends keyof typeof EVENTOS> = z.output<(typeof EVENTOS)[T]['esquema']>;

/** What the statechart of a report hears: acts of people, and the expiry of its terms. */
export type EventoDeInforme =
  | { [T in keyof typeof EVENTOS]: { type: T; datos: Datos<T> } }[keyof typeof EVENTOS]
  | {
      type: 'VENCIO_INFORME_ANUAL' | 'VENCIO_ETAPA_DE_INFORME';
      datos: { plazo: number; regla: string; item: string; vencio: string };
    };
