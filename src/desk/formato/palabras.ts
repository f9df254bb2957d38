const numeros = new Intl.NumberFormat('es-PE');

/** A whole number with the separators of Peru. */
export function cuanto(n: number): string {
  return numeros.format(n);
}

/** «1 día hábil», «3 días hábiles». */
export function diasHabiles(n: number): string {
  return `${cuanto(n)} ${n === 1 ? 'día hábil' : 'días hábiles'}`;
}

/** «S/ 500,000.00» of a decimal text; the text itself when it is not one. Exact: no floating point. */
export function soles(monto: string): string {
  const hallado = /^(-?)(\d+)(?:\.(\d+))?$/.exec(monto);
  if (!hallado) return monto;
  const [, signo = '', entero = '', decimales = ''] = hallado;
  return `S/ ${signo}${entero.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimales.padEnd(2, '0')}`;
}

/** A count with its word: `plural(2, 'expediente')` is «2 expedientes». */
export function plural(n: number, uno: string, varios = `${uno}s`): string {
  return `${cuanto(n)} ${n === 1 ? uno : varios}`;
}

/** A text as it is searched: accents and capitals do not count. */
export function plegar(texto: string): string {
  return texto.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A long text where only its beginning fits; the whole of it is told elsewhere. */
export function resumir(texto: string, maximo = 200): string {
  const letras = [...texto];
  return letras.length <= maximo ? texto : `${letras.slice(0, maximo).join('').trimEnd()}…`;
}
