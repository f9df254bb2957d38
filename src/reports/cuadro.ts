import type { CuadroComparativo, FilaDeCuadro } from '../../machines/seleccion/evaluacion/cuadro.js';

/** The comparative table with what a reader needs to know of whose it is. */
export interface CuadroDeProceso extends CuadroComparativo {
  /** Number of the case. */
  readonly numero: string;
  readonly nomenclatura: string | null;
  readonly entidad: string;
  readonly descripcion: string;
  readonly situacion: string;
  /** Names of the bidders, by their id. */
  readonly nombres: ReadonlyMap<string, string>;
  /** Description of each item, by its number. */
  readonly descripciones: ReadonlyMap<number, string>;
  /** Articles the table follows. */
  readonly normas: readonly string[];
}

/** Where an offer ended, in words. */
export const RESULTADOS: Readonly<Record<FilaDeCuadro['estado'], string>> = {
  ganadora: 'Ganadora',
  calificada: 'Calificada',
  descalificada: 'Descalificada',
  no_admitida: 'No admitida',
  no_presentada: 'No presentada',
};

/** A bidder as people know it: its name, and the id it acts by when that is another. */
export function nombreDe({ nombres }: Pick<CuadroDeProceso, 'nombres'>, postor: string): string {
  const nombre = nombres.get(postor);
  return nombre === undefined || nombre === postor ? postor : `${nombre} (${postor})`;
}
