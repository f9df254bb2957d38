import { clave, type DefinicionDeMaquina } from '../../machines/base/maquina.js';

/** A machine with a page of its own and, for the statechart of items, the machines whose cases hold them. */
export interface ConPagina {
  readonly def: DefinicionDeMaquina;
  readonly madres: readonly DefinicionDeMaquina[];
}

/** The statechart of a machine's items as a machine: what its page and picture are made of. Null when it has none. */
export function deItems(def: DefinicionDeMaquina): DefinicionDeMaquina | null {
  const { partes, ...resto } = def;
  if (!partes) return null;
  const { maquina, condiciones } = partes;
  const titulo = (maquina.root.description ?? maquina.id).replace(/\.$/, '');
  return { ...resto, id: maquina.id, titulo, maquina, condiciones };
}

/** Path of a machine's page and picture from the root of the project, without their extensions. */
export const baseDe = ({ id, version }: Pick<DefinicionDeMaquina, 'id' | 'version'>): string =>
  `docs/maquinas/${id}-${version}`;

/** Every machine with a page: the given ones and, once, the statechart of the items that several of them share. */
export function conPagina(todas: readonly DefinicionDeMaquina[]): ConPagina[] {
  const deLosItems = new Map<string, ConPagina>();
  for (const def of todas) {
    const suya = deItems(def);
    if (!suya) continue;
    const previa = deLosItems.get(clave(suya));
    const terminos = [...(previa?.def.terminos ?? []), ...(suya.terminos ?? [])];
    deLosItems.set(clave(suya), {
      def: { ...suya, terminos },
      madres: [...(previa?.madres ?? []), def],
    });
  }
  return [...todas.map((def) => ({ def, madres: [] })), ...deLosItems.values()];
}
