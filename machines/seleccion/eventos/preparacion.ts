import { z } from 'zod';
import { ruc, texto } from '../../base/campos.js';
import type { DefinicionDeEvento } from '../../base/evento.js';
import { cronograma } from '../cronograma/campos.js';
import { presentacionDeProceso } from '../nacimiento.js';
import { coeficiente, puntaje } from '../valores/campos.js';
import { montoOCero } from '../valores/dinero.js';

import { clave, fechaDeDocumento, hora, publicado, sinRepetir, textos } from './campos.js';
import { APERTURA, OEC_Y_COMITE } from './roles.js';

const invitado = z.union([texto(300), z.strictObject({ nombre: texto(300), ruc: ruc().optional() })], {
  error: 'Escriba el nombre del invitado, o su nombre y un RUC válido.',
});

const factor = z.strictObject({ nombre: clave(300), clase: texto(60).optional(), maximo: puntaje() });

/** Weights, minimum and factors of the bases; what the law allows of them is checked on convocation (RS-70-2, RS-71-c). */
const bases = z.strictObject({
  c1: coeficiente().optional(),
  c2: coeficiente().optional(),
  minimoTecnico: puntaje().optional(),
  factores: sinRepetir(factor, {
    campo: 'nombre',
    claveDe: (f) => f.nombre,
    mensaje: 'Este factor ya figura en las bases.',
    maximo: 100,
  }).optional(),
  distribuible: z.boolean().optional(),
});

/** What must be done before a convocation (AP-L12, AP-L13, AP-16-3, AP-18-1, AP-18-2, AP-10-3 to AP-10-5). */
const preparatorios = z.strictObject({
  incluidoEnPac: z.boolean(),
  expedienteAprobado: fechaDeDocumento(),
  certificacionPresupuestal: z.boolean(),
  constanciaMultianual: z.boolean().optional(),
  viabilidadSnip: z.boolean().optional(),
  terrenoDisponible: z.boolean().optional(),
  expedienteTecnico: fechaDeDocumento().optional(),
  concursoOferta: z.boolean().optional(),
});

/** From the approved file to the publication of the bases. */
export const PREPARACION = {
  CREAR_PROCESO: {
    titulo: 'Registrar el expediente de contratación',
    relato: 'Se registró el expediente de contratación.',
    regla: 'AP-10-2',
    roles: APERTURA,
    esquema: presentacionDeProceso,
  },
  CONVOCAR: {
    titulo: 'Convocar el proceso',
    relato: 'Se convocó el proceso de selección.',
    regla: 'RS-51-1',
    roles: OEC_Y_COMITE,
    esquema: z.strictObject({
      cronograma: cronograma(),
      nomenclatura: texto(200).optional(),
      domicilioRegistro: texto(500),
      horario: z.strictObject({ desde: hora(), hasta: hora() }).optional(),
      costoParticipacion: montoOCero(),
      plazoEntrega: texto(1000),
      instrumentoAprobacion: texto(1000),
      instrumentosInternacionales: textos(1000, 50).optional(),
      resumenEjecutivo: z.boolean(),
      bases,
      acto: z.enum(['publico', 'privado']),
      invitados: z.array(invitado).max(500).optional(),
      preparatorios,
      publicado: publicado(),
    }),
  },
  REEMPLAZAR_BASES: {
    titulo: 'Reemplazar las bases registradas con error',
    relato: 'Se reemplazaron las bases registradas con error.',
    regla: 'RS-51-4',
    roles: OEC_Y_COMITE,
    esquema: z.strictObject({ motivo: texto(4000), publicado: publicado() }),
  },
} as const satisfies Record<string, DefinicionDeEvento>;
