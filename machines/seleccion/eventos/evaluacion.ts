import { z } from 'zod';
import { instante, texto } from '../../base/campos.js';
import type { DefinicionDeEvento } from '../../base/evento.js';
import { puntaje } from '../valores/campos.js';
import { monto } from '../valores/dinero.js';
import { cantidad, clave, item, sinRepetir } from './campos.js';
import { COMITE } from './roles.js';

const deItem = { item: item().optional() };

const puntajes = z.strictObject({
  postor: clave(),
  ...deItem,
  factores: sinRepetir(z.strictObject({ nombre: clave(300), puntaje: puntaje() }), {
    campo: 'nombre',
    claveDe: (f) => f.nombre,
    mensaje: 'Este factor ya tiene su puntaje.',
    maximo: 100,
  }),
});

/** Technical scores, opening of the economic envelopes, and what the law asks when they tie or do not cover (RS-70-1 to RS-76-1). */
export const EVALUACION = {
  EVALUAR_TECNICA: {
    titulo: 'Registrar la evaluación técnica',
    relato: 'Se registró la evaluación técnica.',
    regla: 'RS-70-2',
    roles: COMITE,
    esquema: z.strictObject({
      puntajes: sinRepetir(puntajes, {
        campo: 'postor',
        claveDe: (fila) => `${fila.item ?? ''} ${fila.postor}`,
        mensaje: 'Este postor ya tiene sus puntajes en el ítem.',
        maximo: 2000,
      }),
    }),
  },
  EVALUAR_ECONOMICA: {
    titulo: 'Abrir y evaluar las propuestas económicas',
    relato: 'Se abrieron y evaluaron las propuestas económicas.',
    regla: 'RS-70-E',
    roles: COMITE,
    esquema: z.strictObject({
      actoPublico: z
        .strictObject({ instante: instante(), notario: texto(300), acta: texto(2000) })
        .optional(),
    }),
  },
  REDUCIR_OFERTA: {
    titulo: 'Registrar la reducción de una oferta',
    relato: 'Un postor redujo su oferta.',
    regla: 'RS-74-2',
    roles: COMITE,
    esquema: z.strictObject({ ...deItem, postor: clave(), monto: monto() }),
  },
  DISTRIBUIR: {
    titulo: 'Distribuir la buena pro',
    relato: 'Se distribuyó la buena pro entre postores.',
    regla: 'RS-74-2',
    roles: COMITE,
    esquema: z.strictObject({
      ...deItem,
      asignaciones: sinRepetir(z.strictObject({ postor: clave(), cantidad: cantidad() }), {
        campo: 'postor',
        claveDe: (fila) => fila.postor,
        mensaje: 'Este postor ya tiene su asignación.',
        minimo: 1,
        maximo: 200,
      }),
    }),
  },
  RESOLVER_EMPATE: {
    titulo: 'Resolver el empate',
    relato: 'Se resolvió el empate.',
    regla: 'RS-73',
    roles: COMITE,
    esquema: z.strictObject({
      ...deItem,
      metodo: z.enum(['prorrata', 'sorteo']),
      // Those who agree to share (RS-73-p); in a private act both ways need everybody summoned.
      aceptan: sinRepetir(clave(), {
        campo: null,
        claveDe: (postor) => postor,
        mensaje: 'Este postor ya figura en la lista.',
        maximo: 200,
      }).optional(),
      citados: z.boolean().optional(),
    }),
  },
  APROBAR_EXCESO: {
    titulo: 'Decidir sobre una oferta mayor que el valor referencial',
    relato: 'Se decidió sobre una oferta mayor que el valor referencial.',
    regla: 'RS-76-1',
    roles: ['titular'],
    esquema: z.strictObject({
      ...deItem,
      apruebaTitular: z.boolean(),
      creditoPresupuestario: z.boolean(),
      reduceOferta: monto().optional(),
    }),
  },
} as const satisfies Record<string, DefinicionDeEvento>;
