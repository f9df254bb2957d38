import { abreviar, CERO, CIEN, comparar, deDecimal, suma } from '../valores/fraccion.js';
import type { Factor } from './factores.js';
import type { Incumplimiento } from './incumplimiento.js';

/** What the committee gives a proposal in a factor, as a decimal text. */
export interface PuntajeDeFactor {
  readonly nombre: string;
  readonly puntaje: string;
}

/** The exact technical score, or everything that is wrong with how it was given. */
export type TotalTecnico =
  | { readonly ok: true; readonly total: string }
  | { readonly ok: false; readonly errores: readonly Incumplimiento[] };

const deLasBases = (detalle: string): Incumplimiento => ({ regla: 'RS-43-1', detalle });
const excede = (detalle: string): Incumplimiento => ({ regla: 'RS-70-2', detalle });

function contraLasBases(
  factores: readonly Pick<Factor, 'nombre' | 'maximo'>[],
  puntajes: readonly PuntajeDeFactor[],
): Incumplimiento[] {
  const errores: Incumplimiento[] = [];
  for (const { nombre, puntaje } of puntajes) {
    const factor = factores.find((f) => f.nombre === nombre);
    if (!factor) {
      errores.push(deLasBases(`«${nombre}» no es un factor de las bases (art. 43 del Reglamento).`));
    } else if (comparar(deDecimal(puntaje), deDecimal(factor.maximo)) > 0) {
      errores.push(
        excede(
          `El puntaje ${puntaje} de «${nombre}» supera el máximo del factor, ${factor.maximo} (art. 70 del Reglamento).`,
        ),
      );
    }
  }
  for (const { nombre } of factores.filter((f) => !puntajes.some((p) => p.nombre === f.nombre))) {
    errores.push(deLasBases(`Falta el puntaje del factor «${nombre}» (art. 43 del Reglamento).`));
  }
  return errores;
}

/**
 * The technical score of a proposal, exact, from the scores of its factors (RS-70-2). Errors: a factor that is not in the
 * bases, is repeated or lacks its score, a score over the maximum of its factor, or more than 100 in all. With null the
 * bases list no factors, and only the total is bounded.
 */
export function sumarPuntajes(
  factores: readonly Pick<Factor, 'nombre' | 'maximo'>[] | null,
  puntajes: readonly PuntajeDeFactor[],
): TotalTecnico {
  const nombres = puntajes.map((p) => p.nombre);
  const repetidos = new Set(nombres.filter((n, i) => nombres.indexOf(n) !== i));
  const errores = [...repetidos].map((nombre) =>
    deLasBases(`El factor «${nombre}» está puntuado más de una vez (art. 43 del Reglamento).`),
  );
  if (factores !== null) errores.push(...contraLasBases(factores, puntajes));
  else if (puntajes.length === 0)
    errores.push(excede('Falta el puntaje técnico: indique al menos un factor (art. 70 del Reglamento).'));
  const total = puntajes.reduce((acumulado, p) => suma(acumulado, deDecimal(p.puntaje)), CERO);
  if (errores.length === 0 && comparar(total, CIEN) > 0) {
    errores.push(
      excede(
        `La evaluación técnica es sobre 100 puntos; suma ${abreviar(total, 6)} (art. 70 del Reglamento).`,
      ),
    );
  }
  return errores.length > 0 ? { ok: false, errores } : { ok: true, total: abreviar(total, 6) };
}

/** Whether a technical score goes on to the economic evaluation; the minimum itself does (RS-70-3). */
export function alcanzaMinimo(total: string, minimo: string): boolean {
  return comparar(deDecimal(total), deDecimal(minimo)) >= 0;
}
