import { uitDe } from './umbrales.js';
import { centimos, deCentimos } from './valores/dinero.js';

const UIT_DE_ELEVACION = 300n;
const UIT_DE_APELACION = 600n;

/** Who pronounces on an elevation: OSCE from 300 UIT on, the Titular below (RS-58-comp). RangeError for a year without UIT. */
export function competenciaDeElevacion(valorReferencial: string, ejercicio: number): 'osce' | 'titular' {
  return centimos(valorReferencial) >= UIT_DE_ELEVACION * centimos(uitDe(ejercicio)) ? 'osce' : 'titular';
}

/** Who resolves an appeal: the Titular up to 600 UIT, the Tribunal above (RS-105-comp). RangeError for a year without UIT. */
export function competenciaDeApelacion(valorReferencial: string, ejercicio: number): 'titular' | 'tribunal' {
  return centimos(valorReferencial) > UIT_DE_APELACION * centimos(uitDe(ejercicio)) ? 'tribunal' : 'titular';
}

/**
 * The guarantee of an appeal, in soles: 3 % of the valor referencial of the process or item, a fraction of a céntimo
 * counting as one, and at least half a UIT (RS-105-gar). RangeError for a year without UIT.
 */
export function garantiaDeApelacion(valorReferencial: string, ejercicio: number): string {
  const porcentaje = (centimos(valorReferencial) * 3n + 99n) / 100n;
  const minima = (centimos(uitDe(ejercicio)) + 1n) / 2n;
  return deCentimos(porcentaje > minima ? porcentaje : minima);
}
