import { z } from 'zod';
import { texto } from '../../machines/base/campos.js';
import type { DefinicionDeEvento } from '../../machines/base/evento.js';

/** Acts of people that the engine itself folds, in every machine: they do not pass through the statechart (D4). */
export const ACTOS_DEL_MOTOR = {
  ASIGNADO: {
    titulo: 'Asignar un responsable',
    relato: 'Se asignó un responsable.',
    regla: 'AT-8.1.4.B-2',
    roles: ['coordinador'],
    esquema: z.strictObject({ responsable: texto(200) }),
  },
  RECTIFICAR_VENCIMIENTO: {
    titulo: 'Rectificar un vencimiento',
    relato: 'Se rectificó un vencimiento: el acto se había recibido en plazo.',
    regla: 'D-RECTIFICAR',
    roles: ['coordinador'],
    esquema: z.strictObject({
      acto: z.strictObject({
        tipo: texto(100),
        datos: z.custom<Record<string, unknown>>(
          (v) => typeof v === 'object' && v !== null && !Array.isArray(v),
          'Se espera un objeto.',
        ),
      }),
      cargo: texto(500),
    }),
  },
} as const satisfies Record<string, DefinicionDeEvento>;

/**
 * Events only the engine writes: a declared day or a corrected rule moved terms; the case went to another version of its
 * machine; personal data were taken out of it; a notice was put on record.
 */
export const SUCESOS_DEL_MOTOR = [
  'CALENDARIO_CAMBIADO',
  'REGLA_CORREGIDA',
  'MAQUINA_CAMBIADA',
  'DATOS_SUPRIMIDOS',
  'NOTIFICACION_REGISTRADA',
] as const;

/** Whether an event is folded by the engine and not by the statechart. */
export function esDelMotor(tipo: string): boolean {
  return tipo in ACTOS_DEL_MOTOR || (SUCESOS_DEL_MOTOR as readonly string[]).includes(tipo);
}
