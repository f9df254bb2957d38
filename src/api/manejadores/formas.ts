import { z } from 'zod';
import { fecha, legible, texto } from '../../../machines/base/campos.js';
import { normalizarInstante } from '../../../machines/calendario/index.js';
import { CARGAS } from '../../../machines/reglas/index.js';

/** Whole number written in a query string. */
export const enteroDeConsulta = (minimo: number, maximo: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}$/, 'Escriba un número entero.')
    .transform(Number)
    .refine((n) => n >= minimo && n <= maximo, `Debe estar entre ${minimo} y ${maximo}.`);

/** `true` or `false` written in a query string. */
export const siONo = () => z.enum(['true', 'false'], 'Use true o false.').transform((v) => v === 'true');

/** An object whose shape the act decides later. Unlike a record it keeps every key, so that none escapes that check. */
export const objetoLibre = () =>
  z
    .custom<Record<string, unknown>>(
      (v) => typeof v === 'object' && v !== null && !Array.isArray(v),
      'Se espera un objeto.',
    )
    .meta({ type: 'object', additionalProperties: true });

/** One event of a case, by its number. */
export const secuencia = () => enteroDeConsulta(1, 999_999_999);

/** Size of a page. */
export const limite = () => enteroDeConsulta(1, 500).default(50);

/** An instant of any year, for questions about the past. */
export const instanteDeConsulta = () =>
  z
    .string()
    .refine((t) => normalizarInstante(t) !== null, {
      message: 'Escriba un instante ISO 8601 con zona, por ejemplo 2026-08-03T10:00:00-05:00.',
      abort: true,
    })
    .transform((t) => normalizarInstante(t) as string);

// Nothing of ours holds what cannot be read, and not every database can be asked for it.
const seLee = (valor: unknown) => typeof valor !== 'string' || legible(valor);

/** A cursor of a list: opaque to the client. */
export const cursor = <T extends z.ZodType>(forma: T) =>
  z
    .string()
    .max(500)
    .transform((t, ctx) => {
      try {
        const leido = forma.safeParse(JSON.parse(Buffer.from(t, 'base64url').toString('utf8')));
        if (leido.success && [leido.data].flat().every(seLee)) return leido.data;
      } catch {
        // Falls through to the same message: a cursor is ours or it is nothing.
      }
      ctx.addIssue({ code: 'custom', message: 'El cursor no es de esta lista.' });
      return z.NEVER;
    });

/** The text of a cursor. */
export function hacerCursor(valores: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(valores)).toString('base64url');
}

export { fecha, texto };

// Shapes of answers, for the documentation.
export const Plazo = z
  .object({
    id: z.string(),
    regla: z.string(),
    descripcion: z.string(),
    norma: z.string(),
    clase: z.enum(['legal', 'interno']),
    carga: z.enum(CARGAS),
    desde: z.string(),
    dias: z.number(),
    computo: z.enum(['habiles', 'calendario', 'fecha']),
    ambito: z.string(),
    vence: z.string(),
    restantes: z.number().nullable(),
    estado: z.enum(['corriendo', 'vencido', 'cumplido', 'suspendido', 'reemplazado', 'anulado']),
    item: z.string().optional(),
    motivo: z.string().optional(),
    reemplaza: z.string().optional(),
  })
  .meta({ id: 'Plazo' });
export const PlazoDeCaso = Plazo.extend({
  caso: z.string(),
  numero: z.string(),
  coleccion: z.string(),
  situacion: z.string(),
  entidad: z.string().nullable(),
  objeto: z.string().nullable(),
  responsable: z.string().nullable(),
  pendiente: z.boolean(),
}).meta({ id: 'PlazoDeCaso' });
export const Acto = z
  .object({
    tipo: z.string(),
    titulo: z.string(),
    norma: z.string(),
    regla: z.string(),
    roles: z.array(z.string()),
    esquema: z.object({}).loose(),
  })
  .meta({ id: 'EventoPermitido' });
export const ActoDelCaso = Acto.extend({
  disponible: z.boolean(),
  motivo: z
    .object({
      detalle: z.string(),
      regla: z.string(),
      norma: z.string(),
      seHabilita: z.object({}).loose().optional(),
    })
    .optional(),
}).meta({ id: 'ActoDelCaso' });
export const Caso = z
  .object({
    id: z.string(),
    numero: z.string(),
    maquina: z.string(),
    version: z.string(),
    regimen: z.string(),
    situacion: z.string(),
    estado: z.unknown(),
    secuencia: z.number(),
    creado: z.string(),
    actualizado: z.string(),
    responsable: z.string().optional(),
    seguimiento: z.object({ codigo: z.string(), direccion: z.string() }).optional(),
    datos: z.object({}).loose(),
    plazos: z.array(Plazo),
    eventosPermitidos: z.array(Acto),
    vinculos: z.array(z.object({ tipo: z.string(), caso: z.string() })),
    advertencias: z.array(z.string()),
  })
  .meta({ id: 'Caso' });
export const FilaDeHistorial = z
  .object({
    secuencia: z.number(),
    tipo: z.string(),
    titulo: z.string().optional(),
    relato: z.string().optional(),
    datos: z.object({}).loose(),
    actor: z.string(),
    actorNombre: z.string().optional(),
    ocurrido: z.string(),
    registrado: z.string(),
    estadoAntes: z.unknown(),
    estadoDespues: z.unknown(),
    regla: z.string(),
    norma: z.string(),
    calendario: z.number(),
    huella: z.string(),
  })
  .meta({ id: 'Historial' });
export const Notificacion = z
  .object({
    id: z.string(),
    canal: z.enum(['correo', 'oficio', 'seace']),
    plantilla: z.string(),
    asunto: z.string(),
    destinatarios: z.array(z.object({}).loose()),
    regla: z.string(),
    norma: z.string(),
    creada: z.string(),
    desde: z.string(),
    enviada: z.string().nullable(),
    codigo: z.string().nullable(),
    secuencia: z.number(),
    estado: z.enum(['pendiente', 'enviada', 'fallida', 'rebotada', 'por_registrar', 'registrada']),
    envios: z.array(
      z.object({
        intento: z.number(),
        mensajeId: z.string(),
        empezado: z.string(),
        terminado: z.string().nullable(),
        resultado: z.enum(['enviada', 'diferida', 'rebotada', 'fallida']).nullable(),
        respuesta: z.string().nullable(),
        entregas: z.array(
          z.object({
            rol: z.string(),
            correo: z.string(),
            estado: z.enum(['aceptada', 'diferida', 'rechazada']),
            respuesta: z.string().nullable(),
          }),
        ),
        adjuntos: z.array(z.string()),
      }),
    ),
    proximoIntento: z.string().nullable(),
  })
  .meta({ id: 'Notificacion' });
export const lista = (de: z.ZodType) => z.object({ elementos: z.array(de) });
export const pagina = (de: z.ZodType) =>
  z.object({ elementos: z.array(de), siguiente: z.string().nullable() });
const PlazoMovido = z.object({
  caso: z.string(),
  numero: z.string(),
  regla: z.string(),
  antes: z.string(),
  despues: z.string(),
});
/** What a change of the law does to terms. */
export const movimiento = {
  total: z.number(),
  plazosMovidos: z.array(PlazoMovido),
  siguiente: z.string().nullable(),
  yaVencidos: z.array(PlazoMovido),
};
