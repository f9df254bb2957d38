import type { Base, Sentencias } from './base.js';

/**
 * Runs statements as `juntas` does, letting in one writer of a table at a time: for a row that many write at once, where
 * every one of them but the first would otherwise have to begin again.
 */
export function porTurno<T>(base: Base, tabla: string, trabajo: (en: Sentencias) => Promise<T>): Promise<T> {
  const tomar = base.dialecto.tomarTurno(tabla);
  return base.juntas(async (en) => {
    if (tomar !== null) await en.mandar(tomar);
    return trabajo(en);
  });
}
