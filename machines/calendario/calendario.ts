import { claveAmbitos } from './ambitos.js';
import type { FechaCivil } from './civil.js';
import { diasInhabiles, type Inhabil, type Motivo } from './inhabiles.js';
import { FECHAS, indiceDe, sinAnioPosterior } from './tabla.js';

export type { Inhabil, Motivo, TipoInhabil } from './inhabiles.js';

/** One line of the proof of a count: a calendar day, its number if it counted, or why it did not. */
export interface DiaContado {
  readonly fecha: FechaCivil;
  readonly habil: boolean;
  /** 1, 2, 3 … on business days, null on the others. */
  readonly numero: number | null;
  readonly motivo: string | null;
  readonly norma: string | null;
}

/**
 * The business days of some scopes as known at one version of the declared days. Every query costs the same however
 * long the term, and every date given or reached outside the reviewed years throws CalendarioSinAnio (a text that
 * is no day at all, RangeError).
 */
export interface Calendario {
  /** Version of the declared days it was prepared with. */
  readonly version: number;
  /** `claveAmbitos` of its scopes. */
  readonly clave: string;
  /** Is `f` a business day? Regl. 62.2; TUO LPAG DS 006-2026-JUS art. 134. */
  esHabil(f: FechaCivil): boolean;
  /** The `n`-th business day strictly after `desde`, whole n >= 0 (else RangeError); n = 0 is `desde` itself. */
  sumar(desde: FechaCivil, n: number): FechaCivil;
  /** Business days in (desde, hasta]; those of (hasta, desde] with minus sign when `hasta` comes first. */
  contar(desde: FechaCivil, hasta: FechaCivil): number;
  /** `f` when it is a business day, else the next one. */
  siguienteHabil(f: FechaCivil): FechaCivil;
  /** Why `f` is not a business day and the norm that says so; null when it is one. */
  motivo(f: FechaCivil): Motivo | null;
  /** The count of `sumar(desde, n)` day by day, from the day after `desde` to the due day. */
  cuenta(desde: FechaCivil, n: number): DiaContado[];
}

/** `hasta[i]` business days up to and including day i; `dias[k]` the k-th one, with k from 1. */
function contarTodos(motivos: ReadonlyMap<number, Motivo>): { hasta: Int32Array; dias: Int32Array } {
  const hasta = new Int32Array(FECHAS.length);
  const dias = new Int32Array(FECHAS.length + 1);
  let k = 0;
  for (let i = 0; i < FECHAS.length; i++) {
    if (!motivos.has(i)) dias[++k] = i;
    hasta[i] = k;
  }
  return { hasta, dias: dias.subarray(0, k + 1) };
}

/**
 * A calendar ready to answer, from the declared days as known at `version` in `ambitos`. The national holidays and
 * weekends always count. Preparing takes about a millisecond, so the caller keeps it by (version, clave).
 * Throws RangeError when a row that applies does not have a real date.
 */
export function prepararCalendario(
  inhabiles: readonly Inhabil[],
  version: number,
  ambitos: readonly string[],
): Calendario {
  const motivos = diasInhabiles(inhabiles, version, ambitos);
  const { hasta, dias } = contarTodos(motivos);
  const acumulado = (indice: number) => hasta[indice] as number;

  function diaNumero(k: number): number {
    const indice = dias[k];
    if (indice === undefined) throw sinAnioPosterior();
    return indice;
  }

  function indiceDeSuma(inicio: number, n: number): number {
    if (!Number.isInteger(n) || n < 0) throw new RangeError(`Un plazo no puede tener ${n} días hábiles.`);
    return n === 0 ? inicio : diaNumero(acumulado(inicio) + n);
  }

  return {
    version,
    clave: claveAmbitos(ambitos),
    esHabil: (f) => !motivos.has(indiceDe(f)),
    sumar: (desde, n) => FECHAS[indiceDeSuma(indiceDe(desde), n)] as FechaCivil,
    contar: (desde, fin) => acumulado(indiceDe(fin)) - acumulado(indiceDe(desde)),
    siguienteHabil(f) {
      const indice = indiceDe(f);
      return motivos.has(indice) ? (FECHAS[diaNumero(acumulado(indice) + 1)] as FechaCivil) : f;
    },
    motivo: (f) => motivos.get(indiceDe(f)) ?? null,
    cuenta(desde, n) {
      const inicio = indiceDe(desde);
      const fin = indiceDeSuma(inicio, n);
      const base = acumulado(inicio);
      return FECHAS.slice(inicio + 1, fin + 1).map((fecha, i) => {
        const porque = motivos.get(inicio + 1 + i);
        if (porque !== undefined) return { fecha, habil: false, numero: null, ...porque };
        return { fecha, habil: true, numero: acumulado(inicio + 1 + i) - base, motivo: null, norma: null };
      });
    },
  };
}
