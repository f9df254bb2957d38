import { clave, type DefinicionDeMaquina } from './base/maquina.js';
import { SOLICITUD } from './solicitud/definicion.js';

export { clave, type DefinicionDeMaquina } from './base/maquina.js';

/** Machines by key, and which one a new case of each collection is born with. */
export interface Registro {
  /** @throws Error when no such machine exists. */
  porClave(clave: string): DefinicionDeMaquina;
  /** Null when the collection does not exist. */
  deColeccion(coleccion: string): DefinicionDeMaquina | null;
  readonly todas: readonly DefinicionDeMaquina[];
}

/** A registry of the given machines; the last of a collection is the one new cases are born with. */
export function crearRegistro(definiciones: readonly DefinicionDeMaquina[]): Registro {
  const porClave = new Map(definiciones.map((d) => [clave(d), d]));
  const porColeccion = new Map(definiciones.map((d) => [d.coleccion, d]));
  return {
    porClave(k) {
      const def = porClave.get(k);
      if (!def) throw new Error(`No existe la máquina ${k}.`);
      return def;
    },
    deColeccion: (c) => porColeccion.get(c) ?? null,
    todas: [...porClave.values()],
  };
}

/** The machines of the house. */
export const REGISTRO = crearRegistro([SOLICITUD]);
