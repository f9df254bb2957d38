import pino, { type Logger } from 'pino';

/** The log of a thread, and how to empty what it still holds. */
export interface Bitacora {
  readonly log: Logger;
  cerrar(): Promise<void>;
}

/** Opens the structured log on the standard output; lines are written together, at least twice a second. */
export function abrirBitacora(nivel: string): Bitacora {
  const log = pino(
    { level: nivel, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 1, sync: false, minLength: 4096 }),
  );
  const vaciar = setInterval(() => log.flush(), 500).unref();
  return {
    log,
    cerrar: () => {
      clearInterval(vaciar);
      return new Promise((seguir) => log.flush(() => seguir()));
    },
  };
}
