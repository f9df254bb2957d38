/** An exact number: `n / d` in lowest terms, with `d` over zero. Scores and proportions are never floating point. */
export interface Fraccion {
  readonly n: bigint;
  readonly d: bigint;
}

export const CERO: Fraccion = { n: 0n, d: 1n };
export const CIEN: Fraccion = { n: 100n, d: 1n };

const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/;

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The exact value of `n / d`. RangeError when `d` is zero. */
export function fraccion(n: bigint, d = 1n): Fraccion {
  if (d === 0n) throw new RangeError('No se puede dividir entre cero.');
  const signo = d < 0n ? -1n : 1n;
  const comun = divisor(n, d * signo);
  return { n: (n * signo) / comun, d: (d * signo) / comun };
}

/** The value of a decimal text such as "93.5". RangeError when it is not one. */
export function deDecimal(texto: string): Fraccion {
  const partes = DECIMAL.exec(texto);
  if (partes === null) throw new RangeError(`«${texto}» no es un número decimal.`);
  const [, signo, enteros = '0', decimales = ''] = partes;
  return fraccion(BigInt(`${signo}${enteros}${decimales}`), 10n ** BigInt(decimales.length));
}

export const suma = (a: Fraccion, b: Fraccion) => fraccion(a.n * b.d + b.n * a.d, a.d * b.d);
export const resta = (a: Fraccion, b: Fraccion) => fraccion(a.n * b.d - b.n * a.d, a.d * b.d);
export const producto = (a: Fraccion, b: Fraccion) => fraccion(a.n * b.n, a.d * b.d);
/** `a / b`. RangeError when `b` is zero. */
export const cociente = (a: Fraccion, b: Fraccion) => fraccion(a.n * b.d, a.d * b.n);

/** -1, 0 or 1 as `a` is less than, equal to or more than `b`. */
export function comparar(a: Fraccion, b: Fraccion): -1 | 0 | 1 {
  const diferencia = a.n * b.d - b.n * a.d;
  if (diferencia === 0n) return 0;
  return diferencia < 0n ? -1 : 1;
}

/** The largest whole number not over `n / d`, with `d` over zero: BigInt division cuts towards zero instead. */
function piso(n: bigint, d: bigint): bigint {
  const cortado = n / d;
  return n % d < 0n ? cortado - 1n : cortado;
}

function escribir(unidades: bigint, decimales: number): string {
  const cifras = String(unidades < 0n ? -unidades : unidades).padStart(decimales + 1, '0');
  const corte = cifras.length - decimales;
  const signo = unidades < 0n ? '-' : '';
  return decimales === 0 ? signo + cifras : `${signo}${cifras.slice(0, corte)}.${cifras.slice(corte)}`;
}

/** The value with exactly `decimales` decimals, a half going up (RS-72-2: only for show, never to decide an order). */
export function redondear(f: Fraccion, decimales: number): string {
  const escala = 10n ** BigInt(decimales);
  return escribir(piso(2n * f.n * escala + f.d, 2n * f.d), decimales);
}

/** The value with exactly `decimales` decimals, what is left being dropped towards zero (RS-39-red, upper limits). */
export function truncar(f: Fraccion, decimales: number): string {
  return escribir((f.n * 10n ** BigInt(decimales)) / f.d, decimales);
}

/** The least value with exactly `decimales` decimals that is not under `f` (RS-39-red, lower limits). */
export function techo(f: Fraccion, decimales: number): string {
  return escribir(-piso(-f.n * 10n ** BigInt(decimales), f.d), decimales);
}

/** The value with as many decimals as it needs up to `decimales`, and no trailing zeros: "86.5", "90". */
export function abreviar(f: Fraccion, decimales: number): string {
  const escrito = redondear(f, decimales);
  return escrito.includes('.') ? escrito.replace(/\.?0+$/, '') : escrito;
}
