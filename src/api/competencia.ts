import type { DefinicionDeEvento } from '../../machines/base/evento.js';
import type { ContextoBase } from '../../machines/base/hechos.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { casoVisible } from './acceso.js';
import type { Peticion } from './ruta.js';

// The same object for the same roles: what is made once of a definition, such as its form, is found again.
const hechas = new WeakMap<DefinicionDeEvento, Map<string, DefinicionDeEvento>>();

/** An act as it is in one case: with the roles that are competent there, when those are fewer (RS-58-comp, RS-105-comp). */
export function definicionEn(
  { competentes }: Pick<DefinicionDeMaquina, 'competentes'>,
  tipo: string,
  definicion: DefinicionDeEvento,
  context: ContextoBase,
): DefinicionDeEvento {
  const roles = competentes && Object.hasOwn(competentes, tipo) ? competentes[tipo]?.(context) : undefined;
  if (roles === undefined) return definicion;
  const suyas = hechas.get(definicion) ?? new Map<string, DefinicionDeEvento>();
  hechas.set(definicion, suyas);
  const clave = roles.join();
  const conocida = suyas.get(clave);
  if (conocida) return conocida;
  const nueva = { ...definicion, roles };
  suyas.set(clave, nueva);
  return nueva;
}

/** The same for an act about to be sent to the case a request names; only what depends on the case asks to read it. */
export async function enSuCaso(
  p: Peticion,
  def: DefinicionDeMaquina,
  tipo: string,
  definicion: DefinicionDeEvento,
): Promise<DefinicionDeEvento> {
  if (!def.competentes || !Object.hasOwn(def.competentes, tipo)) return definicion;
  const { estado } = await casoVisible(p, def.coleccion);
  return definicionEn(def, tipo, definicion, estado.snapshot.context as ContextoBase);
}
