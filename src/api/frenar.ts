import { relojReal } from '../clock.js';
import { Freno } from '../consulta/freno.js';
import type { Sistema } from '../sistema.js';
import { Problema } from './problema.js';

const frenos = new WeakMap<Sistema, Map<string, Freno>>();

/** What slows down, in a system, whoever guesses one kind of code. @param que which */
function frenoDe(sistema: Sistema, que: string): Freno {
  const suyos = frenos.get(sistema) ?? new Map<string, Freno>();
  frenos.set(sistema, suyos);
  const freno = suyos.get(que) ?? new Freno(sistema.store, sistema.custodio.claveDirecciones, que, relojReal);
  suyos.set(que, freno);
  return freno;
}

/**
 * Takes a try at a public code from an address.
 * @param que kind of code
 * @param hubo what went wrong before, to say why it must wait
 * @returns what to call when the code was right
 * @throws Problema 429 when the address must wait first
 */
export async function frenar(
  sistema: Sistema,
  que: string,
  ip: string,
  hubo: string,
): Promise<() => Promise<void>> {
  const freno = frenoDe(sistema, que);
  const segundos = Math.ceil((await freno.intentar(ip)) / 1000);
  if (segundos === 0) return () => freno.acertar(ip);
  throw new Problema(
    429,
    'DEMASIADOS_INTENTOS',
    `${hubo}; espere ${segundos} ${segundos === 1 ? 'segundo' : 'segundos'} antes de intentar de nuevo.`,
    {},
    { 'Retry-After': String(segundos) },
  );
}
