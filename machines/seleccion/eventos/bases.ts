import { z } from 'zod';
import { momento, texto } from '../../base/campos.js';
import type { DefinicionDeEvento } from '../../base/evento.js';
import { monto, montoOCero } from '../valores/dinero.js';
import { clave, exigirSuma, item, publicado, sinRepetir } from './campos.js';
import { COMITE, PARTICIPANTE } from './roles.js';

const largo = () => texto(20_000);
const DECISION = z.enum(['acoge', 'acoge_parcialmente', 'no_acoge']);

const respuesta = { id: clave(), respuesta: largo(), cambiaBases: z.boolean() };
const UNA_POR_FILA = {
  campo: 'id',
  claveDe: (fila: { id: string }) => fila.id,
  mensaje: 'El pliego ya tiene una respuesta con este identificador.',
  maximo: 2000,
} as const;

const nuevoValor = z
  .strictObject({
    valorReferencial: monto(),
    items: sinRepetir(z.strictObject({ item: item(), valorReferencial: monto() }), {
      campo: 'item',
      claveDe: (fila) => fila.item,
      mensaje: 'Este ítem ya figura en la lista.',
      minimo: 1,
      maximo: 500,
    }).optional(),
    disponibilidad: z.boolean(),
    comunicadoAprobador: z.boolean(),
    publicado: publicado(),
  })
  .superRefine(exigirSuma);

const ABSOLVER_OBSERVACIONES = {
  titulo: 'Absolver las observaciones',
  relato: 'Se publicó el pliego de absolución de observaciones.',
  regla: 'RS-56-2',
  roles: COMITE,
} as const;

/** From the first question to the integrated bases: consultas, observaciones, elevación, integración. */
export const BASES = {
  FORMULAR_CONSULTA: {
    titulo: 'Formular una consulta',
    relato: 'Se formuló una consulta a las bases.',
    regla: 'RS-54-1',
    roles: PARTICIPANTE,
    esquema: z.strictObject({ id: clave(), participante: clave(), texto: largo() }),
  },
  FORMULAR_OBSERVACION: {
    titulo: 'Formular una observación',
    relato: 'Se formuló una observación a las bases.',
    regla: 'RS-56-1',
    roles: PARTICIPANTE,
    esquema: z.strictObject({ id: clave(), participante: clave(), texto: largo(), sustento: largo() }),
  },
  CONSULTAR_AREA: {
    titulo: 'Consultar al área antes de absolver',
    relato: 'Se consultó al área antes de absolver.',
    regla: 'RS-31-2',
    roles: COMITE,
    esquema: z.strictObject({ id: clave(), organo: z.enum(['oec', 'area_usuaria']), detalle: largo() }),
  },
  RESPONDER_AREA: {
    titulo: 'Registrar la respuesta del área',
    relato: 'El área respondió a la consulta del comité.',
    regla: 'RS-31-2',
    roles: ['oec'],
    esquema: z.strictObject({ id: clave(), respuesta: largo() }),
  },
  ABSOLVER_CONSULTAS: {
    titulo: 'Absolver las consultas',
    relato: 'Se publicó el pliego de absolución de consultas.',
    regla: 'RS-54-2',
    roles: COMITE,
    esquema: z.strictObject({
      pliego: sinRepetir(z.strictObject(respuesta), UNA_POR_FILA),
      publicado: publicado(),
    }),
  },
  ABSOLVER_OBSERVACIONES: {
    ...ABSOLVER_OBSERVACIONES,
    esquema: z.strictObject({
      pliego: sinRepetir(z.strictObject({ ...respuesta, decision: DECISION }), UNA_POR_FILA),
      publicado: publicado(),
    }),
  },
  APROBAR_NUEVO_VALOR: {
    titulo: 'Aprobar un nuevo valor referencial',
    relato: 'Se aprobó un nuevo valor referencial.',
    regla: 'AP-13-5',
    roles: ['oec', 'aprobador'],
    esquema: nuevoValor,
  },
  SOLICITAR_ELEVACION: {
    titulo: 'Solicitar la elevación de observaciones',
    relato: 'Se solicitó la elevación de observaciones.',
    regla: 'RS-58-plazo',
    roles: PARTICIPANTE,
    esquema: z.strictObject({
      id: clave(),
      participante: clave(),
      supuesto: z.enum(['no_acogida', 'acogida_contraria', 'acogimiento_de_otro']),
      observacion: clave(),
      tasa: z.strictObject({
        exigible: z.boolean(),
        importe: montoOCero().optional(),
        pagado: montoOCero().optional(),
        comprobante: texto(200).optional(),
        aNombreDe: texto(300).optional(),
      }),
      remota: z.boolean().optional(),
    }),
  },
  FORMALIZAR_ELEVACION: {
    titulo: 'Formalizar una elevación enviada a distancia',
    relato: 'Se formalizó la solicitud de elevación.',
    regla: 'RS-58-remoto',
    roles: PARTICIPANTE,
    esquema: z.strictObject({ id: clave() }),
  },
  REMITIR_ELEVACION: {
    titulo: 'Remitir las bases y los actuados',
    relato: 'Se remitieron las bases y los actuados de la elevación.',
    regla: 'RS-58-remite',
    roles: COMITE,
    esquema: z.strictObject({ completo: z.boolean() }),
  },
  EMITIR_PRONUNCIAMIENTO: {
    titulo: 'Emitir el pronunciamiento',
    relato: 'Se emitió el pronunciamiento sobre las observaciones elevadas.',
    regla: 'RS-58-mot',
    roles: ['titular', 'osce'],
    esquema: z.strictObject({
      numero: texto(100),
      disposiciones: sinRepetir(z.strictObject({ id: clave(), texto: largo() }), {
        campo: 'id',
        claveDe: (fila) => fila.id,
        mensaje: 'El pronunciamiento ya tiene una disposición con este identificador.',
        maximo: 2000,
      }),
      publicado: publicado(),
    }),
  },
  REGISTRAR_DEVOLUCION: {
    titulo: 'Registrar una devolución de dinero',
    relato: 'Se devolvió dinero a un participante.',
    regla: 'RS-79-5',
    roles: ['oec', 'titular', 'osce'],
    esquema: z.strictObject({
      concepto: z.enum(['derecho', 'tasa']),
      participante: clave(),
      monto: monto(),
      fecha: momento(),
    }),
  },
  INTEGRAR_BASES: {
    titulo: 'Integrar las bases',
    relato: 'Se publicaron las bases integradas.',
    regla: 'RS-59-obl',
    roles: COMITE,
    esquema: z.strictObject({
      cambios: sinRepetir(z.strictObject({ origen: clave(), cambio: largo() }), {
        campo: 'origen',
        claveDe: (fila) => fila.origen,
        mensaje: 'Este origen ya tiene su cambio en la lista.',
        maximo: 4000,
      }),
      publicado: publicado(),
    }),
  },
} as const satisfies Record<string, DefinicionDeEvento>;

/** One pliego for consultas and observaciones, where a type takes both at once: a consulta has no decision (RS-57-AD-abs, RS-57-AMCOC-abs). */
export const ABSOLVER_TODO = {
  ...ABSOLVER_OBSERVACIONES,
  titulo: 'Absolver las consultas y observaciones',
  relato: 'Se publicó el pliego de absolución de consultas y observaciones.',
  esquema: z.strictObject({
    pliego: sinRepetir(z.strictObject({ ...respuesta, decision: DECISION.optional() }), UNA_POR_FILA),
    publicado: publicado(),
  }),
} as const satisfies DefinicionDeEvento;
