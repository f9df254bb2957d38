/** The database cannot take a write now: locked by another process, full, read-only or failing. Nothing was written. */
export class AlmacenNoDisponible extends Error {
  constructor(
    readonly codigo: 'BASE_OCUPADA' | 'BASE_LLENA' | 'BASE_SOLO_LECTURA' | 'BASE_FALLA',
    mensaje: string,
    opciones?: ErrorOptions,
  ) {
    super(mensaje, opciones);
  }
}

/** The database belongs to a newer version of the system, or is not ours: the start stops. */
export class BaseIncompatible extends Error {}

const POR_CODIGO: readonly [RegExp, AlmacenNoDisponible['codigo'], string][] = [
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'BASE_OCUPADA',
    'La base de datos está ocupada por otro proceso; intente de nuevo en un momento.',
  ],
  [/^SQLITE_FULL/, 'BASE_LLENA', 'El disco de la base de datos está lleno; no se registró nada.'],
  [
    /^SQLITE_READONLY/,
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
];

/** The error of a driver as the system speaks of it, or the same error when it is not about availability. */
export function traducir(error: unknown): Error {
  const codigo = (error as { code?: unknown } | null)?.code;
  const fila = typeof codigo === 'string' ? POR_CODIGO.find(([patron]) => patron.test(codigo)) : undefined;
  return fila ? new AlmacenNoDisponible(fila[1], fila[2], { cause: error }) : (error as Error);
}
