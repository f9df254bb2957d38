import { createHash } from 'node:crypto';
import { ipKeyGenerator } from 'express-rate-limit';
import { type Clock, esperaCreciente, type Paciencia, sumarMilisegundos } from '../clock.js';
import type { Freno, Intento } from '../store/identidades.js';

const DIA_MS = 24 * 3_600_000;
const HORA_MS = 3_600_000;

const MEDIO_MINUTO_Y_MAS = { primeraMs: 30_000, maximaMs: 15 * 60_000 };

/** How failures become a wait, and when they are forgotten. */
export interface Politica extends Paciencia {
  /** Quiet after which the count begins again. */
  readonly olvidoMs: number;
}

const DE_CUENTA: Politica = { ...MEDIO_MINUTO_Y_MAS, libres: 5, olvidoMs: DIA_MS };
// Behind one address there may be a whole office, and some of it misspells.
const DE_IP: Politica = { ...MEDIO_MINUTO_Y_MAS, libres: 50, olvidoMs: HORA_MS };

/** Longest time a quiet brake is worth keeping. */
export const OLVIDO_DE_FRENOS_MS = DIA_MS;

/** A brake after one more failure. */
export function frenoTras(antes: Freno | null, politica: Politica, ahora: string): Freno {
  const vigente = antes !== null && sumarMilisegundos(antes.ultimo, politica.olvidoMs) > ahora;
  const fallos = (vigente ? antes.fallos : 0) + 1;
  const espera = esperaCreciente(fallos, politica);
  return { fallos, ultimo: ahora, hasta: espera === 0 ? null : sumarMilisegundos(ahora, espera) };
}

// A digest: in the box of the account somebody writes their password by mistake.
const resumen = (clase: string, de: string) => createHash('sha256').update(`${clase} ${de}`).digest('hex');

/** Name of the brake of an account, whether or not anybody has it: what does not exist is braked the same. */
export const frenoDeCuenta = (cuenta: string): string => resumen('cuenta', cuenta);

/** Name of the brake of an address; of version 6, that of its network. */
export const frenoDeIp = (ip: string): string => resumen('ip', ip === '' ? '' : ipKeyGenerator(ip));

/** An attempt to enter: the brakes it touches, by account (when there is one) and by address. */
export function intentoDe(cuenta: string | null, ip: string, reloj: Clock): Intento[] {
  const ahora = reloj.ahora();
  const freno = (de: string, politica: Politica): Intento => ({
    de,
    crecer: (antes) => frenoTras(antes, politica, ahora),
  });
  return [...(cuenta === null ? [] : [freno(frenoDeCuenta(cuenta), DE_CUENTA)]), freno(frenoDeIp(ip), DE_IP)];
}
