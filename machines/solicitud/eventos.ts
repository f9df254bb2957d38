import { z } from 'zod';
import { fecha, instante, momento, texto } from '../base/campos.js';
import type { DefinicionDeEvento, Rol } from '../base/evento.js';
import { documento, presentacion } from './presentacion.js';

const OFICINA: readonly Rol[] = ['especialista', 'coordinador'];
const OFICINA_Y_MESA: readonly Rol[] = ['mesa_partes', 'especialista', 'coordinador'];
const TODOS: readonly Rol[] = ['entidad', 'mesa_partes', 'especialista', 'coordinador'];

const largo = () => texto(20_000);
const reunion = { fecha: instante(), modalidad: z.enum(['presencial', 'virtual']), lugar: texto(500) };
const organo = z.strictObject({ organo: texto(300), materia: texto(2000) });
const deficiencia = z.strictObject({
  tipo: z.enum(['error', 'omision', 'vulneracion']),
  descripcion: largo(),
  tratamiento: z.enum(['criterio', 'recomendacion']),
});
const RESULTADOS = ['evaluada', 'implementada', 'no_atendida', 'no_aplicable'] as const;

/** The acts of a solicitud: who may do each, with what data, by which rule. Order: the life of a case. */
export const EVENTOS = {
  PRESENTAR: {
    titulo: 'Presentar la solicitud',
    relato: 'Se presentó la solicitud.',
    regla: 'AT-8.1.1-rol',
    roles: ['entidad', 'mesa_partes'],
    esquema: presentacion,
  },
  RECHAZAR: {
    titulo: 'Rechazar la solicitud',
    relato: 'Se rechazó la solicitud.',
    regla: 'AT-8.1.2-1',
    roles: OFICINA,
    esquema: z.strictObject({
      omisiones: z
        .array(z.strictObject({ literal: z.enum(['a', 'b', 'c']), dato: texto(200) }))
        .min(1, 'Indique qué dato se omitió.')
        .max(20),
      motivo: texto(4000),
    }),
  },
  REGISTRAR_CONTACTO: {
    titulo: 'Registrar el contacto con la entidad',
    relato: 'Se registró el contacto con la entidad.',
    regla: 'AT-8.2.1.A-0',
    roles: OFICINA,
    esquema: z.strictObject({ fecha: momento(), medio: texto(200), resultado: texto(4000) }),
  },
  PROGRAMAR_REUNION: {
    titulo: 'Programar la reunión',
    relato: 'Se programó la reunión.',
    regla: 'AT-8.2.1.A-1',
    roles: OFICINA,
    esquema: z.strictObject(reunion),
  },
  REPROGRAMAR_REUNION: {
    titulo: 'Reprogramar la reunión',
    relato: 'Se reprogramó la reunión.',
    regla: 'AMB-A20',
    roles: OFICINA,
    esquema: z.strictObject({ ...reunion, motivo: texto(4000), aPedidoDeLaEntidad: z.boolean() }),
  },
  REGISTRAR_REUNION: {
    titulo: 'Registrar la reunión realizada',
    relato: 'Se realizó la reunión.',
    regla: 'AT-8.1.3-2',
    roles: OFICINA,
    esquema: z.strictObject({
      fecha: momento(),
      consultas: z.enum(['no_hubo', 'absueltas', 'requieren_analisis']),
      asesoramiento: z.enum(['no_hubo', 'brindado', 'continua']).default('no_hubo'),
      acompanamiento: z.enum(['no_solicitado', 'necesario', 'no_necesario']),
      revisionDocumental: z.boolean(),
      derivacion: organo.optional(),
      acuerdos: largo(),
    }),
  },
  REMITIR_RESPUESTA: {
    titulo: 'Remitir la respuesta pendiente',
    relato: 'Se remitió la respuesta por correo.',
    regla: 'AT-8.2.1.A-5',
    roles: OFICINA,
    esquema: z.strictObject({ contenido: largo() }),
  },
  DERIVAR: {
    titulo: 'Derivar una materia a otro órgano',
    relato: 'Se derivó una materia a otro órgano del OECE.',
    regla: 'AT-8.2.1.A-6',
    roles: OFICINA,
    esquema: organo,
  },
  DECLARAR_IMPROCEDENTE: {
    titulo: 'Declarar improcedente',
    relato: 'Se declaró improcedente lo pedido.',
    regla: 'AT-7.1',
    roles: OFICINA,
    esquema: z.strictObject({
      causal: z.enum([
        'fuera_de_ambito',
        'pliego_o_elevacion',
        'evaluacion_de_ofertas',
        'controversia',
        'consulta_general',
      ]),
      alcance: z.enum(['total', 'parcial']),
      motivo: texto(4000),
    }),
  },
  REQUERIR_DOCUMENTACION: {
    titulo: 'Requerir documentación adicional',
    relato: 'Se requirió documentación adicional.',
    regla: 'AT-8.2.1.B-3',
    roles: OFICINA,
    esquema: z.strictObject({
      detalle: largo(),
      plazoDias: z
        .int()
        .min(1, 'Otorgue al menos un día hábil.')
        .max(120, 'Otorgue como máximo 120 días hábiles.'),
    }),
  },
  RECIBIR_DOCUMENTACION: {
    titulo: 'Recibir documentación',
    relato: 'Se recibió documentación de la entidad.',
    regla: 'AT-7.5',
    roles: OFICINA_Y_MESA,
    esquema: z.strictObject({
      detalle: largo(),
      completa: z.boolean(),
      documentos: z.array(documento()).max(200).default([]),
      recibida: momento().optional(),
    }),
  },
  RESPONDER_CONTINUIDAD: {
    titulo: 'Registrar la respuesta de continuidad',
    relato: 'La entidad respondió si desea continuar.',
    regla: 'AT-8.2.1.B-4',
    roles: TODOS,
    esquema: z.strictObject({ continua: z.boolean(), recibida: momento().optional() }),
  },
  PRORROGAR_ENTREGA: {
    titulo: 'Prorrogar la entrega',
    relato: 'Se prorrogó el plazo de entrega.',
    regla: 'AMB-A9',
    roles: OFICINA,
    esquema: z.strictObject({
      dias: z
        .int()
        .min(1, 'Prorrogue al menos un día hábil.')
        .max(60, 'Prorrogue como máximo 60 días hábiles.'),
      motivo: texto(4000),
    }),
  },
  EMITIR_INFORME: {
    titulo: 'Emitir el informe de asistencia técnica',
    relato: 'Se emitió el informe de asistencia técnica.',
    regla: 'AT-8.2.1.B-6',
    roles: OFICINA,
    esquema: z.strictObject({ numero: texto(100), deficiencias: z.array(deficiencia).max(500) }),
  },
  REALIZAR_EXPOSICION: {
    titulo: 'Registrar la exposición del informe',
    relato: 'Se expuso el informe a la entidad.',
    regla: 'AT-8.2.1.B-8',
    roles: OFICINA,
    esquema: z.strictObject({ fecha: momento(), asistentes: z.array(texto(200)).max(200).optional() }),
  },
  REGISTRAR_CONVOCATORIA: {
    titulo: 'Registrar la convocatoria',
    relato: 'Se registró la convocatoria del procedimiento de selección.',
    regla: 'AT-8.2.1.C-1',
    roles: OFICINA,
    esquema: z.strictObject({ fecha: momento(), nomenclatura: texto(200) }),
  },
  EMITIR_INFORME_SEGUIMIENTO: {
    titulo: 'Emitir el informe de seguimiento',
    relato: 'Se emitió el informe de seguimiento.',
    regla: 'AT-8.2.1.C-1',
    roles: OFICINA,
    esquema: z.strictObject({
      numero: texto(100),
      verificaciones: z
        .array(z.strictObject({ deficiencia: z.int().min(1), resultado: z.enum(RESULTADOS) }))
        .max(500),
      // Free text, and a door to supervision (AMB-A18).
      disposiciones: largo().optional(),
      derivarASupervision: z.boolean().optional(),
    }),
  },
  RECIBIR_PROGRAMACION: {
    titulo: 'Recibir la programación del acompañamiento',
    relato: 'La entidad remitió la programación.',
    regla: 'AT-8.2.1.D-1',
    roles: TODOS,
    esquema: z.strictObject({
      hitos: z
        .array(z.strictObject({ actividad: texto(300), fecha: fecha() }))
        .min(1, 'Indique al menos un hito.')
        .max(200),
    }),
  },
  REGISTRAR_SEGUIMIENTO: {
    titulo: 'Registrar un seguimiento',
    relato: 'Se hizo seguimiento a la contratación.',
    regla: 'AT-8.2.1.D-2',
    roles: OFICINA,
    esquema: z.strictObject({ fecha: momento(), mecanismo: texto(300), notas: largo() }),
  },
  CONCLUIR_ACOMPANAMIENTO: {
    titulo: 'Concluir el acompañamiento',
    relato: 'Concluyó el acompañamiento.',
    regla: 'AT-7.6',
    roles: OFICINA,
    esquema: z.strictObject({ motivo: texto(4000) }),
  },
  REGISTRAR_VISITA: {
    titulo: 'Registrar una visita',
    relato: 'Se realizó una visita a la entidad.',
    regla: 'AT-8.2.3',
    roles: OFICINA,
    esquema: z.strictObject({ fecha: momento(), lugar: texto(500), notas: largo() }),
  },
  DESISTIR: {
    titulo: 'Desistir de la solicitud',
    relato: 'La entidad desistió de su solicitud.',
    regla: 'AMB-D8',
    roles: TODOS,
    esquema: z.strictObject({ motivo: texto(4000), recibida: momento().optional() }),
  },
} as const satisfies Record<string, DefinicionDeEvento>;

type Datos<T extends keyof typeof EVENTOS> = z.output<(typeof EVENTOS)[T]['esquema']>;

/** Acts of people, with their data. */
export type ActoDeSolicitud = {
  [T in keyof typeof EVENTOS]: { type: T; datos: Datos<T> };
}[keyof typeof EVENTOS];

/** What the clock and the outbox report; nobody can send these from outside. */
export type SucesoDeSolicitud =
  | {
      type: 'VENCIO_PLAZO' | 'VENCIO_ENTREGA' | 'VENCIO_CONTINUIDAD' | 'VENCIO_ESPERA_DE_CONVOCATORIA';
      datos: { plazo: number; regla: string; item: string; vencio: string };
    }
  | {
      type: 'CORREO_CONTINUIDAD_ENVIADO' | 'CORREO_CONTINUIDAD_REBOTADO';
      datos: { aviso: string; fecha: string };
    };

/** Events regions of the statechart raise to each other within a step. */
export type SenalDeSolicitud =
  | { type: 'senal.convocada'; datos: { fecha: string } }
  | { type: 'senal.reunion'; datos: { derivacion?: unknown } };

export type EventoDeSolicitud = ActoDeSolicitud | SucesoDeSolicitud | SenalDeSolicitud;
