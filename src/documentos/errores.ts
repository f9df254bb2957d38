/** The disk has no room for a document; nothing was kept. */
export class SinEspacio extends Error {
  constructor() {
    super(
      'No queda espacio en el disco para guardar el documento; no se guardó nada. Avise a la administración del sistema.',
    );
  }
}

/** The folder of documents cannot be read or written. */
export class DepositoNoDisponible extends Error {
  constructor(opciones?: ErrorOptions) {
    super(
      'La carpeta de documentos no responde; no se guardó nada. Avise a la administración del sistema.',
      opciones,
    );
  }
}

const LLENO: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** An error of the disk as the system speaks of it, or the same error when it is about something else. */
export function errorDeDisco(error: unknown): unknown {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  if (LLENO.has(code)) return new SinEspacio();
  return typeof code === 'string' && syscall !== undefined
    ? new DepositoNoDisponible({ cause: error })
    : error;
}
