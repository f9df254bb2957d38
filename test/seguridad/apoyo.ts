import { ROLES, type Rol } from '../../machines/base/evento.js';
import { RUC_A } from '../apoyo/cliente.js';
import type { Servidor } from '../apoyo/servidor.js';

/** Roles that act for one entity. */
export const DE_ENTIDAD: readonly Rol[] = ['entidad', 'oec', 'comite', 'aprobador', 'titular'];

/** A real user of each role, those of an entity with the RUC of the first: their tokens. */
export async function fichasDeCadaRol(s: Servidor): Promise<Record<Rol, string>> {
  const pares = await Promise.all(
    ROLES.map(async (rol) => [rol, await s.ficha([rol], DE_ENTIDAD.includes(rol) ? RUC_A : undefined)]),
  );
  return Object.fromEntries(pares);
}

/** Runs a job for each element, a few at once. */
export async function deAVarios<T>(
  elementos: readonly T[],
  trabajo: (elemento: T) => Promise<void>,
  juntos = 12,
): Promise<void> {
  const cola = [...elementos];
  const uno = async () => {
    for (let e = cola.shift(); e !== undefined; e = cola.shift()) await trabajo(e);
  };
  await Promise.all(Array.from({ length: juntos }, uno));
}
