const MASCARA = (1n << 64n) - 1n;
const PASO = 0x9e3779b97f4a7c15n;
const RANGO = 1n << 64n;

/** SplitMix64 (Steele, Lea and Flood, 2014): the number that follows a state, for anybody to recompute the lot. */
function mezclar(estado: bigint): bigint {
  let z = estado;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASCARA;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASCARA;
  return z ^ (z >> 31n);
}

/** Whole numbers from 0 to below `limite`, each as likely: values of the last incomplete turn are thrown away. */
function generador(semilla: string): (limite: number) => number {
  let estado = 0n;
  for (const trozo of semilla.match(/.{1,16}/g) ?? []) {
    estado = mezclar(((estado + PASO) & MASCARA) ^ BigInt(`0x${trozo}`));
  }
  return (limite) => {
    const tope = RANGO - (RANGO % BigInt(limite));
    let valor: bigint;
    do {
      estado = (estado + PASO) & MASCARA;
      valor = mezclar(estado);
    } while (valor >= tope);
    return Number(valor % BigInt(limite));
  };
}

/**
 * The bidders in the order a draw gives them (RS-73, step 5): a Fisher-Yates shuffle of their ids in code order with
 * SplitMix64, from a seed in hexadecimal that is taken at the act and kept on record. The order they are given in does
 * not matter and nobody appears twice. RangeError when the seed is not hexadecimal.
 */
export function ordenarPorSorteo(postores: readonly string[], semilla: string): string[] {
  if (!/^[0-9a-f]+$/i.test(semilla)) throw new RangeError('La semilla del sorteo se escribe en hexadecimal.');
  const azar = generador(semilla.toLowerCase());
  const orden = [...new Set(postores)].sort();
  for (let i = orden.length - 1; i > 0; i--) {
    const j = azar(i + 1);
    const [a, b] = [orden[i] as string, orden[j] as string];
    [orden[i], orden[j]] = [b, a];
  }
  return orden;
}
