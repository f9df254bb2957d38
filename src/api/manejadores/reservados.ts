import type { Rol } from '../../../machines/base/evento.js';
import type { Claros, DefinicionDeMaquina } from '../../../machines/base/maquina.js';
import type { Sistema } from '../../sistema.js';
import { SobreNoAbre } from '../../sobres/errores.js';
import type { Caso, Usuario } from '../../store/puerto.js';
import type { Peticion } from '../ruta.js';

// Not `tieneRol`: an administrator holds every role for acting, and none for reading what is sealed.
const SABEN: ReadonlySet<Rol> = new Set(['oec', 'comite', 'titular']);

/**
 * Amounts of the entity's own envelopes (its reserved referential value), by envelope, for a reader who may know them
 * before the bids are opened (R 17); null for everybody else, administrators included.
 * @throws SobreNoAbre when they do not open with the key of this server
 */
export async function montosReservados(
  { sistema, usuario }: { sistema: Pick<Sistema, 'custodio' | 'store'>; usuario: Pick<Usuario, 'roles'> },
  caso: string,
  sobres: readonly string[],
): Promise<Readonly<Record<string, string>> | null> {
  if (!usuario.roles.some((rol) => SABEN.has(rol))) return null;
  return sistema.custodio.leer(sobres, await sistema.store.sobres(caso, sobres));
}

/** What this reader may know of the reserved amounts of a case: nothing, when they do not open now or are not stored yet. */
export async function clarosPara(
  p: Pick<Peticion, 'sistema' | 'usuario'>,
  { custodia }: DefinicionDeMaquina,
  { id, estado }: Pick<Caso, 'id' | 'estado'>,
): Promise<Claros> {
  const propios = custodia?.propios?.(estado.snapshot.context) ?? [];
  if (propios.length === 0) return {};
  try {
    return (await montosReservados(p, id, propios)) ?? {};
  } catch (error) {
    if (error instanceof SobreNoAbre) return {};
    throw error;
  }
}
