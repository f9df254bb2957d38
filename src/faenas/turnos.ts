import type { Logger } from 'pino';
import type { Faena } from './faena.js';

/**
 * Does every piece of work again and again, each after its own pause and never twice at once.
 * @returns how to stop: it lets each finish the round it is in
 */
export function trabajar(faenas: readonly Faena[], log: Logger): () => Promise<void> {
  let parado = false;
  const despertadores = new Set<NodeJS.Timeout>();
  const rondas = new Set<Promise<void>>();
  const esperar = (faena: Faena) => {
    const despertador = setTimeout(() => {
      despertadores.delete(despertador);
      const ronda = faena
        .correr()
        .catch((err: unknown) =>
          log.error({ err, faena: faena.nombre }, 'una faena falló; se intenta de nuevo'),
        )
        .then(() => {
          rondas.delete(ronda);
          if (!parado) esperar(faena);
        });
      rondas.add(ronda);
    }, faena.cadaMs);
    despertadores.add(despertador);
  };
  for (const faena of faenas) esperar(faena);
  return async () => {
    parado = true;
    for (const despertador of despertadores) clearTimeout(despertador);
    await Promise.all(rondas);
  };
}
