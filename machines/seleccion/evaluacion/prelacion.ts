import type { Objeto, Tipo } from '../tipos.js';
import { comparar, type Fraccion } from '../valores/fraccion.js';

/** An offer with its exact scores. */
export interface Puntuada {
  readonly postor: string;
  readonly tecnico: Fraccion;
  readonly economico: Fraccion;
  readonly total: Fraccion;
  readonly mype: boolean;
  readonly mypeDiscapacidad: boolean;
}

const antesElQue = (a: boolean, b: boolean) => Number(b) - Number(a);

/** Steps 1 to 3 of RS-73 between two offers of equal total: negative when `a` goes first, zero when they stay tied. */
function desempatar(objeto: Objeto, tipo: Tipo, a: Puntuada, b: Puntuada): number {
  if (tipo !== 'LP' && tipo !== 'CP') {
    const porDiscapacidad = antesElQue(a.mypeDiscapacidad, b.mypeDiscapacidad);
    if (porDiscapacidad !== 0) return porDiscapacidad;
    const porMype = antesElQue(a.mype || a.mypeDiscapacidad, b.mype || b.mypeDiscapacidad);
    if (porMype !== 0) return porMype;
  }
  const porPrecio = objeto === 'bienes' || objeto === 'obras';
  return porPrecio ? comparar(b.economico, a.economico) : comparar(b.tecnico, a.tecnico);
}

/**
 * The offers in order of precedence, best first, as groups: those of one group stay tied after steps 1 to 3 of RS-73
 * (disability MYPE and MYPE, only in AD and AMC; then the economic score in goods and works, the technical in the rest).
 * Exact values decide, and the order given does not matter; inside a group bidders go by their id.
 */
export function ordenDePrelacion<P extends Puntuada>(
  objeto: Objeto,
  tipo: Tipo,
  ofertas: readonly P[],
): P[][] {
  const antes = (a: P, b: P) => comparar(b.total, a.total) || desempatar(objeto, tipo, a, b);
  const orden = [...ofertas].sort((a, b) => antes(a, b) || (a.postor < b.postor ? -1 : 1));
  const grupos: P[][] = [];
  for (const oferta of orden) {
    const grupo = grupos.at(-1);
    if (grupo?.[0] && antes(grupo[0], oferta) === 0) grupo.push(oferta);
    else grupos.push([oferta]);
  }
  return grupos;
}
