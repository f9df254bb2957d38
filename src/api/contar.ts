import { createHmac } from 'node:crypto';
import type { Sistema } from '../sistema.js';
import type { Contadas } from './llamada.js';

/**
 * Adds the requests a counter counted in a minute to those of the others.
 * @returns what all of them counted so far, in the order asked
 */
export async function contarPeticiones(
  { store, custodio }: Pick<Sistema, 'store' | 'custodio'>,
  minuto: string,
  contadas: readonly Contadas[],
): Promise<number[]> {
  const cuotas = contadas.map(([de, veces]) => ({
    de: createHmac('sha256', custodio.claveDirecciones).update(de).digest('base64url'),
    veces,
  }));
  const totales = new Map((await store.sumarCuotas(minuto, cuotas)).map((c) => [c.de, c.veces]));
  return cuotas.map(({ de }) => totales.get(de) ?? 0);
}
