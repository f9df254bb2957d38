import { traducir } from '../errores.js';

/** Reads now and answers as the port does: a promise, whose failures are told as the system speaks of them. */
export async function leer<T>(consulta: () => T): Promise<T> {
  try {
    return consulta();
  } catch (error) {
    throw traducir(error);
  }
}
