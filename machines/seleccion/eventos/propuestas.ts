import { z } from 'zod';
import { instante, texto } from '../../base/campos.js';
import type { DefinicionDeEvento } from '../../base/evento.js';
import { monto } from '../valores/dinero.js';
import { cantidad, clave, fechaDeDocumento, item, sinRepetir } from './campos.js';
import { COMITE, PARTICIPANTE } from './roles.js';

// The only item may go without its number, and then it is the only offer: two without number are one twice.
const oferta = z.strictObject({ item: item().optional(), monto: monto(), cantidad: cantidad().optional() });

const experiencia = z.strictObject({
  factor: clave(300),
  fecha: fechaDeDocumento(),
  monto: monto(),
  acreditado: z.boolean(),
  sinPenalidad: z.boolean().optional(),
  similar: z.boolean().optional(),
});

const dePostor = { postor: clave(), item: item().optional() };

/** Presentation, custody and admission. The amounts of PRESENTAR_PROPUESTA are sealed before anything else reads them. */
export const PROPUESTAS = {
  PRESENTAR_PROPUESTA: {
    titulo: 'Presentar una propuesta',
    relato: 'Se presentó una propuesta en dos sobres.',
    regla: 'RS-63-1',
    roles: PARTICIPANTE,
    esquema: z.strictObject({
      postor: clave(),
      ofertas: sinRepetir(oferta, {
        campo: 'item',
        claveDe: (fila) => fila.item ?? '',
        mensaje: 'Ya hay una oferta para este ítem en la propuesta.',
        minimo: 1,
        maximo: 500,
      }),
      mype: z.boolean().optional(),
      mypeDiscapacidad: z.boolean().optional(),
      domicilioProvincia: texto(100).optional(),
      pideBonificacion: z.boolean().optional(),
      experiencia: z.array(experiencia).max(1000).optional(),
      // When the entity received it, if it records it later: the window is that of the reception, not of the record.
      recibida: instante().optional(),
    }),
  },
  CUSTODIAR_SOBRES: {
    titulo: 'Entregar los sobres económicos en custodia',
    relato: 'Los sobres económicos quedaron sellados y en custodia.',
    regla: 'RS-66-4',
    roles: ['notario', 'comite'],
    esquema: z.strictObject({ notario: texto(300), acta: texto(2000) }),
  },
  OBSERVAR_PROPUESTA: {
    titulo: 'Observar un defecto de una propuesta',
    relato: 'Se observó un defecto de una propuesta.',
    regla: 'RS-68-T',
    roles: COMITE,
    esquema: z.strictObject({
      ...dePostor,
      sobre: z.enum(['tecnico', 'economico']),
      defecto: texto(4000),
      naturaleza: z.enum(['forma', 'omision_documento', 'sustancial', 'foliacion', 'rubrica']),
      plazoDias: z.literal([0, 1, 2], { error: 'Otorgue 1 o 2 días hábiles, o 0 si se subsana en el acto.' }),
    }),
  },
  SUBSANAR_PROPUESTA: {
    titulo: 'Subsanar una propuesta',
    relato: 'Se subsanó una propuesta.',
    regla: 'RS-68-T',
    roles: PARTICIPANTE,
    esquema: z.strictObject({ ...dePostor, detalle: texto(4000) }),
  },
  ADMITIR_PROPUESTA: {
    titulo: 'Admitir una propuesta',
    relato: 'Se admitió una propuesta.',
    regla: 'RS-61-1',
    roles: COMITE,
    esquema: z.strictObject(dePostor),
  },
  NO_ADMITIR_PROPUESTA: {
    titulo: 'No admitir una propuesta',
    relato: 'No se admitió una propuesta.',
    regla: 'RS-61-1',
    roles: COMITE,
    esquema: z.strictObject({ ...dePostor, motivo: texto(4000) }),
  },
} as const satisfies Record<string, DefinicionDeEvento>;
