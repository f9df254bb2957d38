import type { PlazoDeRegla, Regla } from './tipos.js';

const DIRECTIVA = 'Directiva N.º 005-2025-OECE-CD';
const COMUN = {
  regimen: 'LEY32069',
  vigencia: { desde: '2025-04-22', hasta: null },
  catalogo: 1,
  conocidaDesde: '2026-11-20',
} as const;

/** Number of the draft directive for a number of the approved one: the chapters moved by one (8.x was 7.x). */
function delProyecto(articulo: string): string | null {
  const numeral = /^(\d+)(\..*)?$/.exec(articulo);
  return numeral ? `${Number(numeral[1]) - 1}${numeral[2] ?? ''}` : null;
}

/** A rule of the Directiva without a term of its own. `proyecto` null: the draft does not hold it. */
export function fila(id: string, articulo: string, glosa: string, proyecto?: null): Regla {
  const articuloProyecto = proyecto === null ? null : delProyecto(articulo);
  const deLaDirectiva = /^[\dIVX]/.test(articulo);
  const norma = deLaDirectiva ? DIRECTIVA : (articulo.split(',')[0] ?? articulo);
  return { ...COMUN, id, norma, articulo, articuloProyecto, glosa, plazo: null, fuente: 'texto' };
}

/** A rule of the Directiva that grants a term. */
export function filaConPlazo(id: string, articulo: string, glosa: string, plazo: PlazoDeRegla): Regla {
  return { ...fila(id, articulo, glosa), plazo };
}

/** A decision of the house on a silence of the norm, with or without an internal term. */
export function filaDeCasa(
  id: string,
  articulo: string,
  glosa: string,
  plazo: PlazoDeRegla | null = null,
): Regla {
  return { ...fila(id, articulo, glosa), plazo, fuente: 'casa' };
}
