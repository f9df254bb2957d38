import type { Objeto, Tipo } from '../tipos.js';
import { comparar, deDecimal, fraccion, suma } from '../valores/fraccion.js';
import type { Incumplimiento } from './incumplimiento.js';

/** Weights of the technical (`c1`) and the economic (`c2`) score in the total, as decimal texts. */
export interface Pesos {
  readonly c1: string;
  readonly c2: string;
}

const UNO = fraccion(1n);

const esConsultoria = (objeto: Objeto) => objeto === 'consultoria' || objeto === 'consultoria_obras';

/** Whether there is a technical evaluation: in works of ADS and AMC only the price is scored (RS-47-sinfac). */
export function tieneEvaluacionTecnica(objeto: Objeto, tipo: Tipo): boolean {
  return !(objeto === 'obras' && (tipo === 'ADS' || tipo === 'AMC'));
}

/** Weights when the bases fix none: all to the technical score that RS-71-c allows. */
export function pesosPorDefecto(objeto: Objeto, tipo: Tipo): Pesos {
  if (!tieneEvaluacionTecnica(objeto, tipo)) return { c1: '0', c2: '1' };
  return esConsultoria(objeto) ? { c1: '0.8', c2: '0.2' } : { c1: '0.7', c2: '0.3' };
}

/** The least technical score that goes on, 60 or 80; null where there is no technical evaluation (RS-70-3, AMB-C11). */
export function minimoPorDefecto(objeto: Objeto, tipo: Tipo): string | null {
  if (!tieneEvaluacionTecnica(objeto, tipo)) return null;
  return objeto === 'bienes' || objeto === 'obras' ? '60' : '80';
}

const fuera = (valor: string, desde: string, hasta: string) =>
  comparar(deDecimal(valor), deDecimal(desde)) < 0 || comparar(deDecimal(valor), deDecimal(hasta)) > 0;

/** What the weights of the bases break: both or none, adding one (RS-71-tot), within their ranges (RS-71-c, RS-47-sinfac). */
export function revisarPesos(
  objeto: Objeto,
  tipo: Tipo,
  c1: string | null,
  c2: string | null,
): Incumplimiento[] {
  if (c1 === null && c2 === null) return [];
  if (c1 === null || c2 === null) {
    const detalle = 'Las bases fijan los dos coeficientes, c1 y c2, o ninguno (art. 71 del Reglamento).';
    return [{ regla: 'RS-71-tot', detalle }];
  }
  const hallados: Incumplimiento[] = [];
  if (comparar(suma(deDecimal(c1), deDecimal(c2)), UNO) !== 0) {
    const detalle = `Los coeficientes c1 y c2 suman 1; ${c1} y ${c2} no lo hacen (art. 71 del Reglamento).`;
    hallados.push({ regla: 'RS-71-tot', detalle });
  }
  if (!tieneEvaluacionTecnica(objeto, tipo)) {
    if (fuera(c1, '0', '0') || fuera(c2, '1', '1')) {
      const detalle =
        'En obras por adjudicación selectiva o de menor cuantía solo se evalúa el precio: c1 es 0 y c2 es 1 (art. 47 del Reglamento).';
      hallados.push({ regla: 'RS-47-sinfac', detalle });
    }
    return hallados;
  }
  const [d1, h1, d2, h2] = esConsultoria(objeto)
    ? (['0.70', '0.80', '0.20', '0.30'] as const)
    : (['0.60', '0.70', '0.30', '0.40'] as const);
  if (fuera(c1, d1, h1) || fuera(c2, d2, h2)) {
    const detalle = `Para este objeto c1 va de ${d1} a ${h1} y c2 de ${d2} a ${h2}; las bases dicen ${c1} y ${c2} (art. 71 del Reglamento).`;
    hallados.push({ regla: 'RS-71-c', detalle });
  }
  return hallados;
}
