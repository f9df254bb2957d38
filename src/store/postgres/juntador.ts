import DataLoader from 'dataloader';
import { traducir } from '../errores.js';

// PostgreSQL cannot be asked for a NUL, nothing of ours holds one, and who asks for it must not spoil the others.
const pedible = (clave: string) => !clave.includes('\u0000');

/**
 * Gathers the questions of one turn of the event loop into one: nobody's answer is older than his question, and a hundred
 * requests at once cost one trip to the server.
 */
export function juntar<V>(preguntar: (claves: readonly string[]) => Promise<ReadonlyMap<string, V>>) {
  const juntador = new DataLoader<string, V | null>(
    async (claves) => {
      try {
        const hallados = await preguntar([...new Set(claves)].filter(pedible));
        return claves.map((clave) => hallados.get(clave) ?? null);
      } catch (error) {
        const traducido = traducir(error);
        return claves.map(() => traducido);
      }
    },
    { cache: false, maxBatchSize: 500, batchScheduleFn: (preguntarYa) => setImmediate(preguntarYa) },
  );
  return (clave: string) => juntador.load(clave);
}
