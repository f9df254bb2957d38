import { z } from 'zod';
import {
  anioRevisado,
  esFechaCivil,
  fechaCivilDe,
  inicioDelDia,
  normalizarInstante,
} from '../machines/calendario/index.js';
import { leerClave } from './sobres/clave.js';

const entero = (minimo: number, maximo: number) =>
  z
    .string()
    .regex(/^\d+$/, 'debe ser un número entero')
    .transform(Number)
    .refine((n) => n >= minimo && n <= maximo, `debe estar entre ${minimo} y ${maximo}`);

const esquema = z.object({
  PORT: entero(0, 65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine((u) => /^sqlite:.+/.test(u), 'debe ser sqlite:<ruta> o sqlite::memory:')
    .default('sqlite:./datos/expediente.db'),
  TOKEN_ADMIN: z
    .string()
    .regex(/^[\x21-\x7e]{1,512}$/, 'debe tener de 1 a 512 caracteres visibles, sin espacios')
    .optional(),
  CLAVE_SOBRES: z
    .string()
    .refine((t) => leerClave(t) !== null, 'debe tener 64 cifras hexadecimales, o 32 bytes en base64')
    .optional(),
  ARCHIVO_CLAVE_SOBRES: z.string().min(1).optional(),
  RELOJ: z.enum(['real', 'simulado'], 'debe ser simulado (o no estar)').default('real'),
  RELOJ_INICIO: z
    .string()
    .transform((t) => (esFechaCivil(t) ? inicioDelDia(t) : normalizarInstante(t)))
    .refine(
      (t) => t !== null && anioRevisado(Number(fechaCivilDe(t).slice(0, 4))),
      'debe ser una fecha AAAA-MM-DD o un instante ISO 8601 con zona, de un año revisado en el calendario',
    )
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, 'debe empezar con smtp:// o smtps://')
    .optional(),
  CORREO_REMITENTE: z.email('debe ser una dirección de correo').optional(),
  DIRECTORIO_DOCUMENTOS: z.string().min(1).default('./datos/documentos'),
  LIMITE_PETICIONES: entero(0, 10_000_000).default(60_000),
  NIVEL_LOG: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'debe ser un nivel de pino: debug, info, warn, error o silent',
    )
    .default('info'),
});

/** Settings of one run, read from the environment. */
export type Config = z.output<typeof esquema>;

/** A setting has a value the system cannot use: the start stops with this line. */
export class ConfigInvalida extends Error {}

/** Reads the settings. Empty variables count as absent. @throws ConfigInvalida with one line that names the variable. */
export function leerConfig(entorno: Record<string, string | undefined>): Config {
  const presentes = Object.fromEntries(
    Object.entries(entorno).filter(([, valor]) => valor !== undefined && valor !== ''),
  );
  const leida = esquema.safeParse(presentes);
  if (!leida.success) {
    const [primero] = leida.error.issues;
    throw new ConfigInvalida(`La variable ${primero?.path.join('.')} no sirve: ${primero?.message}.`);
  }
  if (leida.data.RELOJ_INICIO !== undefined && leida.data.RELOJ !== 'simulado') {
    throw new ConfigInvalida('La variable RELOJ_INICIO no sirve: solo tiene sentido con RELOJ=simulado.');
  }
  return leida.data;
}
