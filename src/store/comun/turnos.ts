import type { StoreDeTurnos } from '../turnos.js';

/** Turns among those of one process. */
export function turnosDelProceso(): StoreDeTurnos {
  const ultimos = new Map<string, Promise<unknown>>();
  const enTurno = <T>(nombre: string, trabajo: () => Promise<T>): Promise<T> => {
    // The turn is free before whoever waits for its work hears that it ended.
    const turno = (ultimos.get(nombre) ?? Promise.resolve()).then(trabajo).finally(() => {
      if (ultimos.get(nombre) === fin) ultimos.delete(nombre);
    });
    const fin = turno.catch(() => undefined);
    ultimos.set(nombre, fin);
    return turno;
  };
  return {
    enTurno,
    siNadie: async (nombre, trabajo) => {
      if (ultimos.has(nombre)) return false;
      await enTurno(nombre, trabajo);
      return true;
    },
  };
}
