import { cpus, release, totalmem } from 'node:os';

/** One figure of a bench, with what it must reach. Without an aim it is only shown. */
export interface Medida {
  readonly banco: string;
  readonly que: string;
  readonly valor: number;
  readonly unidad: string;
  readonly meta?: readonly ['≥' | '≤', number];
  readonly nota?: string;
}

/** Whether a figure reaches its aim; null when it has none. */
export function cumple({ valor, meta }: Medida): boolean | null {
  if (!meta) return null;
  return meta[0] === '≥' ? valor >= meta[1] : valor <= meta[1];
}

/** The middle of some samples. */
export function mediana(muestras: readonly number[]): number {
  const orden = [...muestras].sort((a, b) => a - b);
  const medio = orden.length >> 1;
  const alto = orden[medio] ?? Number.NaN;
  return orden.length % 2 === 1 ? alto : ((orden[medio - 1] ?? alto) + alto) / 2;
}

/** Samples of each contender, by round. */
export type Muestras<K extends string> = Record<K, number[]>;

/**
 * Measures contenders side by side: every round runs each once, in the order of the table and then in the opposite one,
 * so that a machine that slows down slows all of them.
 */
export async function alternar<K extends string>(
  rondas: number,
  contendientes: Record<K, () => Promise<number> | number>,
): Promise<Muestras<K>> {
  const nombres = Object.keys(contendientes) as K[];
  const muestras = Object.fromEntries(nombres.map((n) => [n, []])) as unknown as Muestras<K>;
  for (let ronda = 0; ronda < rondas; ronda++) {
    for (const nombre of ronda % 2 === 0 ? nombres : [...nombres].reverse())
      muestras[nombre].push(await contendientes[nombre]());
  }
  return muestras;
}

/** Median over the rounds of a contender's sample divided by another's of the same round. */
export function razon(a: readonly number[], b: readonly number[]): number {
  return mediana(a.map((valor, i) => valor / (b[i] ?? Number.NaN)));
}

/** Units of work per second. */
export async function porSegundo(
  cuantos: number,
  trabajo: () => Promise<unknown> | unknown,
): Promise<number> {
  const inicio = process.hrtime.bigint();
  await trabajo();
  return (cuantos * 1e9) / Number(process.hrtime.bigint() - inicio);
}

/** Milliseconds since an instant of the steady clock. */
export function milisegundosDesde(inicio: bigint): number {
  return Number(process.hrtime.bigint() - inicio) / 1e6;
}

/** Stops the bench when what it measured is not what it claims. */
export function afirmar(cierto: boolean, mensaje: string): asserts cierto {
  if (!cierto) throw new Error(mensaje);
}

/** Where and when the figures were taken. */
export function maquina(): Record<string, string> {
  const [cpu] = cpus();
  return {
    fecha: new Date().toISOString(),
    node: process.version,
    sistema: `${process.platform} ${release()} ${process.arch}`,
    procesador: `${cpus().length} × ${cpu?.model.trim() ?? '?'}`,
    memoria: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  };
}

const numero = (n: number) =>
  n >= 1000 ? Math.round(n).toLocaleString('en-US') : n >= 100 ? n.toFixed(0) : n.toFixed(2);

/** The figures as a table for a terminal. */
export function tabla(medidas: readonly Medida[]): string {
  const filas = medidas.map((m) => {
    const bien = cumple(m);
    return [
      m.banco,
      m.que,
      `${numero(m.valor)} ${m.unidad}`.trim(),
      m.meta ? `${m.meta[0]} ${numero(m.meta[1])}` : '',
      bien === null ? '' : bien ? 'cumple' : 'NO LLEGA',
      m.nota ?? '',
    ];
  });
  const todas = [['banco', 'medida', 'valor', 'meta', '', 'detalle'], ...filas];
  const anchos = [0, 1, 2, 3, 4].map((c) => Math.max(...todas.map((f) => f[c]?.length ?? 0)));
  const linea = (f: readonly string[]) =>
    f
      .map((celda, c) => (c === 2 || c === 3 ? celda.padStart(anchos[c] ?? 0) : celda.padEnd(anchos[c] ?? 0)))
      .join('  ');
  return todas.map((f) => linea(f).trimEnd()).join('\n');
}
