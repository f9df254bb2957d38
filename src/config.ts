import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

// What the provider says of who enters must not be written by whoever stands in between.
const esSegura = (direccion: string) =>
  /^https:\/\//.test(direccion) || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(`${direccion}/`);

/** Whether an address of `DATABASE_URL` is of a PostgreSQL server. */
export const esPostgres = (direccion: string): boolean => /^postgres(ql)?:\/\//.test(direccion);

const esquema = z.object({
  PORT: entero(0, 65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(
      (u) => /^sqlite:.+/.test(u) || (esPostgres(u) && URL.canParse(u)),
      'debe ser sqlite:<ruta>, sqlite::memory: o postgres://<usuario>:<clave>@<servidor>/<base>',
    )
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
    .refine((t) => URL.canParse(t), 'debe ser una dirección smtp://usuario:clave@servidor:puerto')
    .optional(),
  CORREO_INFORME_ANUAL: z
    .string()
    .transform((t) => t.split(',').map((d) => d.trim()))
    .refine(
      (t) => t.every((d) => z.email().safeParse(d).success),
      'debe tener direcciones de correo, separadas por comas',
    )
    .optional(),
  CORREO_REMITENTE: z.email('debe ser una dirección de correo').optional(),
  DIRECCION_PUBLICA: z
    .url({ protocol: /^https?$/, error: 'debe ser una dirección http:// o https://' })
    .transform((t) => t.replace(/\/+$/, ''))
    .optional(),
  DIRECTORIO_SELLOS: z.string().min(1).default('./datos/sellos'),
  CORREO_SELLOS: z.email('debe ser una dirección de correo').optional(),
  DIRECTORIO_DOCUMENTOS: z.string().min(1).default('./datos/documentos'),
  DOCUMENTO_MAXIMO_MB: entero(1, 100_000).default(200),
  PROXY_DE_CONFIANZA: entero(0, 10).default(0),
  OIDC_EMISOR: z
    .url('debe ser la dirección del proveedor de identidad')
    .refine(esSegura, 'debe ser https:// (http:// solo en esta misma máquina)')
    .optional(),
  OIDC_CLIENTE: z.string().min(1).optional(),
  OIDC_SECRETO: z.string().min(1).optional(),
  METRICAS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,512}$/, 'debe tener de 16 a 512 caracteres visibles, sin espacios')
    .optional(),
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

const PASAJERO = join(tmpdir(), 'expediente-vivo-');

// Documents and seals live and go with their database: a base in memory leaves none behind.
function juntoALaBase(url: string): { DIRECTORIO_DOCUMENTOS?: string; DIRECTORIO_SELLOS?: string } {
  if (!url.startsWith('sqlite:')) return {};
  const carpeta =
    url === 'sqlite::memory:' ? `${PASAJERO}${randomUUID()}` : dirname(url.slice('sqlite:'.length));
  return { DIRECTORIO_DOCUMENTOS: join(carpeta, 'documentos'), DIRECTORIO_SELLOS: join(carpeta, 'sellos') };
}

/** Folder that ends with a database in memory, when nobody named another for its documents; null otherwise. */
export function carpetaPasajera({ DIRECTORIO_DOCUMENTOS: carpeta }: Config): string | null {
  return carpeta.startsWith(PASAJERO) ? dirname(carpeta) : null;
}

/** Reads the settings. Empty variables count as absent. @throws ConfigInvalida with one line that names the variable. */
export function leerConfig(entorno: Record<string, string | undefined>): Config {
  const presentes = Object.fromEntries(
    Object.entries(entorno).filter(([, valor]) => valor !== undefined && valor !== ''),
  );
  const leida = esquema.safeParse({
    ...juntoALaBase(presentes['DATABASE_URL'] ?? ''),
    ...presentes,
  });
  if (!leida.success) {
    const [primero] = leida.error.issues;
    throw new ConfigInvalida(`La variable ${primero?.path.join('.')} no sirve: ${primero?.message}.`);
  }
  if (leida.data.RELOJ_INICIO !== undefined && leida.data.RELOJ !== 'simulado') {
    throw new ConfigInvalida('La variable RELOJ_INICIO no sirve: solo tiene sentido con RELOJ=simulado.');
  }
  exigirInstitucion(leida.data);
  return { ...leida.data, ...remitenteDe(leida.data) };
}

const EN_ESTA_MAQUINA = /^(localhost|127(\.\d+){3}|\[::1\])$/;

// A server of this same machine is a rehearsal, or a relay that signs by itself; any other delivers what we sign.
function remitenteDe({
  SMTP_URL: servidor,
  CORREO_REMITENTE: dado,
}: Config): Pick<Config, 'CORREO_REMITENTE'> {
  if (servidor === undefined || dado !== undefined) return {};
  if (EN_ESTA_MAQUINA.test(new URL(servidor).hostname))
    return { CORREO_REMITENTE: 'expediente-vivo@localhost' };
  throw new ConfigInvalida(
    'La variable CORREO_REMITENTE no sirve: con SMTP_URL hace falta la dirección que firma el correo.',
  );
}

function exigirInstitucion(leida: Config): void {
  if (leida.OIDC_EMISOR === undefined) return;
  for (const variable of ['OIDC_CLIENTE', 'OIDC_SECRETO', 'DIRECCION_PUBLICA'] as const)
    if (leida[variable] === undefined)
      throw new ConfigInvalida(`La variable OIDC_EMISOR no sirve: también hace falta ${variable}.`);
}
