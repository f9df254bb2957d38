import type { CargaDe, CasoPorAsignar } from '../store/gestion.js';
import type { Persona } from '../store/mesa.js';

/** What a living case weighs by itself, besides what is to be done in it. */
const POR_CASO = 1;
const POR_DEBER = 1;
/** What ran out presses twice: it is also counted among what is to be done. */
const POR_VENCIDO = 1;

/** How much work some cases are: so much for each, for each duty nobody has done, and again for each one overdue. */
export function peso({ vivos, porHacer, vencidos }: Omit<CargaDe, 'quien'>): number {
  return vivos * POR_CASO + porHacer * POR_DEBER + vencidos * POR_VENCIDO;
}

/** What one case weighs. */
export function pesoDeCaso({ porHacer, vencidos }: Pick<CasoPorAsignar, 'porHacer' | 'vencidos'>): number {
  return peso({ vivos: 1, porHacer, vencidos });
}

/** How names are ordered: accents and capitals do not send anybody to the end. */
export const ORDEN = new Intl.Collator('es');

/** Somebody who may take cases, with the weight of those they have. */
export interface Candidato extends Persona {
  readonly peso: number;
}

/** A case, and who it would go to. */
export interface Sugerencia {
  readonly caso: CasoPorAsignar;
  readonly usuario: Persona;
  readonly pesoAntes: number;
  readonly pesoDespues: number;
}

/**
 * Shares cases out by workload (AT-8.1.4.B-2): each goes, in the order given, to whoever has least by then; between equals,
 * by name. Empty when there is nobody.
 */
export function repartir(casos: readonly CasoPorAsignar[], candidatos: readonly Candidato[]): Sugerencia[] {
  const cargas = candidatos.map((c) => ({ ...c }));
  return casos.flatMap((caso) => {
    const [menos] = cargas
      .slice()
      .sort((a, b) => a.peso - b.peso || ORDEN.compare(a.nombre, b.nombre) || (a.id < b.id ? -1 : 1));
    if (!menos) return [];
    const pesoAntes = menos.peso;
    menos.peso += pesoDeCaso(caso);
    const { id, nombre } = menos;
    return [{ caso, usuario: { id, nombre }, pesoAntes, pesoDespues: menos.peso }];
  });
}
