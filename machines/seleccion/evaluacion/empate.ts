import type { Evaluacion } from './economica.js';

export { admiteProrrata, prorratear } from './prorrata.js';
export { ordenarPorSorteo } from './sorteo.js';

/**
 * The evaluation once a group of tied bidders has an order, best first: each takes its own place from the one they
 * shared (RS-73). RangeError when `orden` is not exactly one of the groups still tied.
 */
export function conDesempate({ filas, empates }: Evaluacion, orden: readonly string[]): Evaluacion {
  const grupo = empates.find((e) => e.length === orden.length && e.every((postor) => orden.includes(postor)));
  if (!grupo) throw new RangeError('El orden no corresponde a los postores que siguen empatados.');
  const numeradas = filas.map((f) => {
    const puesto = orden.indexOf(f.postor);
    return puesto < 0 || f.orden === null ? f : { ...f, orden: f.orden + puesto };
  });
  const lugar = new Map(filas.map((f, i) => [f.postor, i]));
  const indice = (postor: string) => lugar.get(postor) as number;
  return {
    filas: numeradas.sort((a, b) =>
      a.orden === null || b.orden === null
        ? indice(a.postor) - indice(b.postor)
        : a.orden - b.orden || indice(a.postor) - indice(b.postor),
    ),
    empates: empates.filter((e) => e !== grupo),
  };
}
