/**
 * The database cannot take a write now: locked by another process, full, read-only or failing. Nothing was written, except
 * that with BASE_INCIERTA nobody knows: the connection was lost while it committed, and the key of the request tells.
 */
export class AlmacenNoDisponible extends Error {
  constructor(
    readonly codigo: 'BASE_OCUPADA' | 'BASE_LLENA' | 'BASE_SOLO_LECTURA' | 'BASE_FALLA' | 'BASE_INCIERTA',
    mensaje: string,
    opciones?: ErrorOptions,
  ) {
    super(mensaje, opciones);
  }
}

/** A request says what no database of ours can hold or look for: a text that is no text, a number beyond its column. */
export class DatoInadmisible extends Error {
  readonly codigo = 'DATO_INADMISIBLE';
}

/** The database belongs to a newer version of the system, or is not ours: the start stops. */
export class BaseIncompatible extends Error {}

const POR_CODIGO: readonly [RegExp, AlmacenNoDisponible['codigo'], string][] = [
  [
    /^(SQLITE_(BUSY|LOCKED).*|40001|40P01|55P03|53300)$/,
    'BASE_OCUPADA',
    'La base de datos está ocupada por otro proceso; intente de nuevo en un momento.',
  ],
  [/^(SQLITE_FULL.*|53100)$/, 'BASE_LLENA', 'El disco de la base de datos está lleno; no se registró nada.'],
  [
    /^(SQLITE_READONLY.*|25006)$/,
    'BASE_SOLO_LECTURA',
    'La base de datos está en modo de solo lectura; no se registró nada.',
  ],
  [
    /^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT|ENOSPC|EISDIR|ENAMETOOLONG|SQLITE_CANTOPEN.*)$/,
    'BASE_FALLA',
    'La base de datos no se puede abrir ni crear en ese lugar; revise DATABASE_URL y sus permisos.',
  ],
  [
    /^SQLITE_(IOERR|CANTOPEN|CORRUPT|NOTADB|NOMEM|PROTOCOL)/,
    'BASE_FALLA',
    'La base de datos no responde; no se registró nada.',
  ],
  [
    /^(28P01|28000)$/,
    'BASE_FALLA',
    'La base de datos no admite a este usuario o su clave; revise DATABASE_URL.',
  ],
  [
    /^3D000$/,
    'BASE_FALLA',
    'La base de datos que dice DATABASE_URL no existe en ese servidor; créela antes, como dice docs/escala.md.',
  ],
  [
    /^42501$/,
    'BASE_FALLA',
    'El usuario de DATABASE_URL no tiene permiso sobre la base de datos; debe ser su dueño.',
  ],
  [
    // A server that is down, restarting, out of memory, or out of reach.
    /^(08\w{3}|57P\d\w|53\w{3}|58\w{3}|XX\w{3}|25P03|ECONN\w+|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/,
    'BASE_FALLA',
    'La base de datos no responde; no se registró nada.',
  ],
];

// The driver of PostgreSQL gives no code to a connection that breaks or never opens, nor to a password it lacks.
const SIN_CODIGO: readonly [RegExp, string][] = [
  [
    /^(Connection terminated|timeout exceeded|Client has encountered a connection error|Client was closed|Query read timeout)/,
    '08006',
  ],
  [/^SASL: /, '28P01'],
];

// A NUL or half a character, a number out of range, a text longer than an index takes.
const INADMISIBLE = /^(22021|22P02|22P05|22003|54000)$/;

/** The error of a driver as the system speaks of it, or the same error when it does not. */
export function traducir(error: unknown): Error {
  const mensaje = (error as Error | null)?.message ?? '';
  const suyo =
    (error as { code?: unknown } | null)?.code ?? SIN_CODIGO.find(([patron]) => patron.test(mensaje))?.[1];
  if (typeof suyo === 'string' && INADMISIBLE.test(suyo))
    return new DatoInadmisible(
      'La petición lleva un texto o un número que no se puede guardar ni buscar; no se registró nada.',
      { cause: error },
    );
  const fila = typeof suyo === 'string' ? POR_CODIGO.find(([patron]) => patron.test(suyo)) : undefined;
  return fila ? new AlmacenNoDisponible(fila[1], fila[2], { cause: error }) : (error as Error);
}
