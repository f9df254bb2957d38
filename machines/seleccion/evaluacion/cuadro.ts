import type { EstadoDeOferta, FilaDeEvaluacion } from './economica.js';

/** A row of the comparative table (RS-72-2). Amounts in soles, scores with two decimals. */
export interface FilaDeCuadro {
  readonly postor: string;
  readonly monto: string | null;
  readonly puntajeTecnico: string | null;
  readonly puntajeEconomico: string | null;
  readonly bonificacion: string | null;
  readonly puntajeTotal: string | null;
  readonly orden: number | null;
  readonly estado: 'ganadora' | EstadoDeOferta;
  readonly motivo?: string;
  readonly norma?: string;
}

/** The table of one item; the valor referencial is null while it is reserved. */
export interface CuadroDeItem {
  readonly item: number;
  readonly valorReferencial: string | null;
  readonly filas: readonly FilaDeCuadro[];
}

/** The comparative table of a process, item by item. */
export interface CuadroComparativo {
  readonly items: readonly CuadroDeItem[];
}

/** Rows of the table from those of the evaluation: the winners marked, and each rule cited as `normaDe` writes it (RS-72-2). */
export function filasDelCuadro(
  filas: readonly FilaDeEvaluacion[],
  ganadoras: readonly string[],
  normaDe: (regla: string) => string,
): FilaDeCuadro[] {
  return filas.map(({ regla, ...fila }) => ({
    ...fila,
    estado: ganadoras.includes(fila.postor) ? 'ganadora' : fila.estado,
    ...(regla === undefined ? {} : { norma: normaDe(regla) }),
  }));
}
