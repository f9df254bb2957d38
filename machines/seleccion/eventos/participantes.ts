import { z } from 'zod';
import { correo, momento, ruc, texto } from '../../base/campos.js';
import type { DefinicionDeEvento } from '../../base/evento.js';
import { monto } from '../valores/dinero.js';
import { clave } from './campos.js';
import { PARTICIPANTE } from './roles.js';

const consorciado = z.union([texto(300), z.strictObject({ nombre: texto(300), ruc: ruc() })], {
  error: 'Escriba el nombre del consorciado, o su nombre y un RUC válido.',
});

/** Registry of participants: what the entity verifies and the fee (RS-52-1 to RS-52-6, RS-53-cons). */
export const PARTICIPANTES = {
  REGISTRAR_PARTICIPANTE: {
    titulo: 'Registrar a un participante',
    relato: 'Se registró un participante.',
    regla: 'RS-52-1',
    roles: PARTICIPANTE,
    esquema: z.strictObject({
      id: clave(),
      nombre: texto(300),
      ruc: ruc(),
      rnpVigente: z.boolean(),
      inhabilitado: z.boolean(),
      correo: correo().optional(),
      pago: z.strictObject({ monto: monto(), comprobante: texto(200), fecha: momento() }).optional(),
      consorcio: z.array(consorciado).max(50).optional(),
    }),
  },
} as const satisfies Record<string, DefinicionDeEvento>;
