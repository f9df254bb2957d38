import { ExponentialBackoff, noJitterGenerator } from 'cockatiel';

const MINUTO = 60_000;

/** How long to wait between attempts, and how many there are. */
export interface Espera {
  /** Attempts after which a mail is given up. */
  readonly intentos: number;
  /** Milliseconds to wait after an attempt; they are counted from 1. */
  tras(intento: number): number;
}

/** Waits that double from a first one to a longest one. @param primera @param maxima milliseconds */
export function esperaCreciente(primera: number, maxima: number, intentos: number): Espera {
  // One process sends one mail at a time: there is no herd to spread with chance, and the next attempt can be foretold.
  const fabrica = new ExponentialBackoff({
    initialDelay: primera,
    maxDelay: maxima,
    generator: noJitterGenerator,
  });
  return {
    intentos,
    tras(intento) {
      let espera = fabrica.next();
      for (let i = 1; i < intento; i++) espera = espera.next(undefined);
      return espera.duration;
    },
  };
}

/** From a minute to six hours, sixteen times: some two days, as mail servers do among themselves. */
export const ESPERA: Espera = esperaCreciente(MINUTO, 360 * MINUTO, 16);
