/** A sealed amount in the clear, for as long as a decision lasts. */
export type Monto = string;

const soloCifras = (texto: string) => texto.replace(/(?<=\d)[.,'’\s]+(?=\d)/g, '');

/** Whether a text names one of some amounts, however its digits are grouped, with or without its céntimos. */
export function delata(texto: string, montos: readonly Monto[]): boolean {
  if (montos.length === 0) return false;
  const cifras = soloCifras(texto);
  return montos.some((monto) => {
    const entero = monto.split('.')[0] as string;
    // Four digits alone may well be a year.
    return cifras.includes(soloCifras(monto)) || (entero.length > 4 && cifras.includes(entero));
  });
}

function todoElTexto(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const causa = error.cause === undefined ? '' : todoElTexto(error.cause);
  return `${error.message}\n${error.stack ?? ''}\n${JSON.stringify(error)}\n${causa}`;
}

/** An error that says only where it happened: what a defect says about its data must not undo the seal. */
export function soloDonde(error: unknown): Error {
  const limpio = new Error('Un acto con montos en sobre cerrado falló de un modo que no estaba previsto.');
  const marcos = (error as Error).stack?.split('\n').filter((linea) => /^\s+at /.test(linea)) ?? [];
  limpio.stack = [`Error: ${limpio.message}`, ...marcos].join('\n');
  return limpio;
}

/** The same error, unless its text names an amount. */
export function sinMontos(error: unknown, montos: readonly Monto[]): unknown {
  return delata(todoElTexto(error), montos) ? soloDonde(error) : error;
}
