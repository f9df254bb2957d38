import { clave, type Datos, type DefinicionDeMaquina, type Eleccion } from './base/maquina.js';
import { INFORME_ANUAL } from './informe-anual/definicion.js';
import { PROCESOS } from './seleccion/definicion.js';
import { SOLICITUD } from './solicitud/definicion.js';

export { clave, type DefinicionDeMaquina } from './base/maquina.js';

/** The machine a birth goes to and its data, or why it goes to none. */
export type Elegida =
  | { readonly ok: true; readonly def: DefinicionDeMaquina; readonly datos: Datos }
  | Extract<Eleccion, { ok: false }>;

/** Machines by key, and which one a new case of each collection is born with. */
export interface Registro {
  /** @throws Error when no such machine exists. */
  porClave(clave: string): DefinicionDeMaquina;
  /** Null when the collection does not exist. */
  deColeccion(coleccion: string): DefinicionDeMaquina | null;
  /** The machine a birth goes to, by its data. @throws Error when the collection does not exist. */
  elegir(coleccion: string, datos: Datos): Elegida;
  readonly todas: readonly DefinicionDeMaquina[];
}

/** A registry of the given machines; the last of a collection is the one new cases are born with. */
export function crearRegistro(definiciones: readonly DefinicionDeMaquina[]): Registro {
  const porClave = new Map(definiciones.map((d) => [clave(d), d]));
  const porColeccion = new Map(definiciones.map((d) => [d.coleccion, d]));
  const porId = new Map(definiciones.map((d) => [d.id, d]));
  return {
    porClave(k) {
      const def = porClave.get(k);
      if (!def) throw new Error(`No existe la máquina ${k}.`);
      return def;
    },
    deColeccion: (c) => porColeccion.get(c) ?? null,
    elegir(coleccion, datos) {
      const def = porColeccion.get(coleccion);
      if (!def) throw new Error(`No existe la colección ${coleccion}.`);
      const eleccion = def.elegir?.(datos);
      if (eleccion === undefined) return { ok: true, def, datos };
      if (!eleccion.ok) return eleccion;
      const elegida = porId.get(eleccion.maquina);
      if (!elegida) throw new Error(`No existe la máquina ${eleccion.maquina}.`);
      return { ok: true, def: elegida, datos: eleccion.datos };
    },
    todas: [...porClave.values()],
  };
}

/** The machines of the house. */
export const REGISTRO = crearRegistro([SOLICITUD, ...PROCESOS, INFORME_ANUAL]);
