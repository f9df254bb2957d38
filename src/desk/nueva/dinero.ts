const MONTO = /^\d{1,15}(?:\.\d{1,2})?$/;

/** Whole céntimos of a decimal text, exact; null when it is not an amount. */
export function enCentimos(monto: string): bigint | null {
  if (!MONTO.test(monto)) return null;
  const [enteros = '0', decimales = ''] = monto.split('.');
  return BigInt(enteros) * 100n + BigInt(decimales.padEnd(2, '0'));
}

/** Decimal text of some céntimos, with two decimals. */
export function deCentimos(valor: bigint): string {
  const absoluto = valor < 0n ? -valor : valor;
  return `${valor < 0n ? '-' : ''}${absoluto / 100n}.${String(absoluto % 100n).padStart(2, '0')}`;
}

/** Sum of what is already written of some amounts. */
export function sumaDe(montos: readonly string[]): bigint {
  return montos.reduce((suma, m) => suma + (enCentimos(m) ?? 0n), 0n);
}
