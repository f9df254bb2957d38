import { fechaCivilDe, type Instante, sumarDias } from '../machines/calendario/index.js';

/** The only source of time of the system (D8). */
export interface Clock {
  readonly simulado: boolean;
  ahora(): Instante;
}

/** The clock of the machine. */
export const relojReal: Clock = { simulado: false, ahora: () => new Date().toISOString() };

/** A clock that moves only when told, and never back. */
export class RelojSimulado implements Clock {
  readonly simulado = true;
  #ahora: Instante;
  constructor(inicio: Instante) {
    this.#ahora = inicio;
  }
  ahora(): Instante {
    return this.#ahora;
  }
  /** Moves to an instant; an earlier one is ignored. */
  mover(instante: Instante): void {
    if (instante > this.#ahora) this.#ahora = instante;
  }
}

/** Milliseconds of an instant moved forward, as an instant. */
export function sumarMilisegundos(instante: Instante, ms: number): Instante {
  return new Date(Date.parse(instante) + ms).toISOString();
}

/** The civil day `dias` calendar days before an instant, for retention limits. */
export function diasAntes(instante: Instante, dias: number): string {
  return sumarDias(fechaCivilDe(instante), -dias);
}

const SALTO_MS = 60_000;

/**
 * How long a clock has run without a jump forward, by what has really passed: one that was set a year ahead by mistake is
 * not yet believed by what forgets for good.
 */
export class Firmeza {
  #desde = 0;
  #visto: { readonly paso: number; readonly ahora: Instante } | null = null;

  /** @param pasado milliseconds that really passed, from any origin */
  constructor(private readonly pasado: () => number = () => performance.now()) {}

  /** Milliseconds it has been seen to run steadily, told what it says now; 0 when it is new or has just jumped. */
  de(ahora: Instante): number {
    const paso = this.pasado();
    const visto = this.#visto;
    if (visto === null || ahora > sumarMilisegundos(visto.ahora, paso - visto.paso + SALTO_MS))
      this.#desde = paso;
    this.#visto = { paso, ahora };
    return paso - this.#desde;
  }
}

/** How failures become a wait. */
export interface Paciencia {
  /** Failures from which one waits. */
  readonly libres: number;
  readonly primeraMs: number;
  readonly maximaMs: number;
}

/** Milliseconds to wait after some failures: none at first, and then twice as long each time, up to a limit. */
export function esperaCreciente(fallos: number, { libres, primeraMs, maximaMs }: Paciencia): number {
  // The exponent is bounded too: failures have no limit, and numbers do.
  return fallos < libres ? 0 : Math.min(primeraMs * 2 ** Math.min(fallos - libres, 20), maximaMs);
}
