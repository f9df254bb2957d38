import { z } from 'zod';
import { momento, texto } from '../../base/campos.js';
import type { DefinicionDeEvento } from '../../base/evento.js';
import { cronograma } from '../cronograma/campos.js';
import { monto } from '../valores/dinero.js';
import { actividad, clave, item, publicado } from './campos.js';
import { COMITE, OEC_Y_TITULAR, PARTICIPANTE } from './roles.js';

const deItem = { item: item().optional() };

/** Award, access to the file, appeal, and the endings that have to do with the contract (RS-72-1 to RS-107, RS-22-fin). */
export const BUENA_PRO = {
  OTORGAR_BUENA_PRO: {
    titulo: 'Otorgar la buena pro',
    relato: 'Se otorgó la buena pro.',
    regla: 'RS-72-1',
    roles: COMITE,
    esquema: z.strictObject({ ...deItem, publicado: publicado() }),
  },
  SOLICITAR_ACCESO: {
    titulo: 'Solicitar acceso al expediente',
    relato: 'Un postor solicitó acceso al expediente.',
    regla: 'RS-72-3',
    roles: PARTICIPANTE,
    esquema: z.strictObject({ postor: clave() }),
  },
  DAR_ACCESO: {
    titulo: 'Dar acceso al expediente',
    relato: 'Se dio acceso al expediente.',
    regla: 'RS-72-3',
    roles: COMITE,
    esquema: z.strictObject({ postor: clave() }),
  },
  INTERPONER_APELACION: {
    titulo: 'Interponer recurso de apelación',
    relato: 'Se interpuso recurso de apelación.',
    regla: 'RS-105',
    roles: ['participante', 'oec'],
    esquema: z.strictObject({
      acto: z.enum(['buena_pro', 'cancelacion', 'desierto']),
      ...deItem,
      apelante: clave(),
      garantia: monto(),
    }),
  },
  RESOLVER_APELACION: {
    titulo: 'Resolver la apelación',
    relato: 'Se resolvió la apelación.',
    regla: 'RS-105-comp',
    roles: ['titular', 'tribunal'],
    esquema: z.strictObject({
      ...deItem,
      resultado: z.enum(['fundada', 'infundada', 'improcedente']),
      retrotraeA: actividad().optional(),
      cronograma: cronograma().optional(),
      publicado: publicado(),
    }),
  },
  SUSCRIBIR_CONTRATO: {
    titulo: 'Suscribir el contrato',
    relato: 'Se suscribió el contrato.',
    regla: 'RS-22-fin',
    roles: OEC_Y_TITULAR,
    esquema: z.strictObject({
      ...deItem,
      numero: texto(100),
      fecha: momento(),
      // What a winner must have legalised before signing, paper by paper or all at once (RS-62-3).
      legalizaciones: z
        .union([z.boolean(), z.array(texto(500)).max(200)], {
          error: 'Indique verdadero o falso, o la lista de documentos legalizados.',
        })
        .optional(),
    }),
  },
  NO_SUSCRIBIR_CONTRATO: {
    titulo: 'Registrar que el contrato no se suscribió',
    relato: 'El contrato no se suscribió.',
    regla: 'RS-22-fin',
    roles: OEC_Y_TITULAR,
    esquema: z.strictObject({ ...deItem, causal: texto(500), motivo: texto(4000) }),
  },
  DEJAR_SIN_EFECTO: {
    titulo: 'Dejar sin efecto la buena pro',
    relato: 'Se dejó sin efecto la buena pro por causa de la entidad.',
    regla: 'RS-22-fin',
    roles: OEC_Y_TITULAR,
    esquema: z.strictObject({ ...deItem, motivo: texto(4000) }),
  },
} as const satisfies Record<string, DefinicionDeEvento>;
