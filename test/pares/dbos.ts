import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { BaseDePostgres } from './cluster.js';
import { acabar, type Contendiente, hastaQue, lanzar, pedir, puertoLibre } from './contendiente.js';
import { PARES } from './instalar.js';
import { NOTA } from './tabla.js';

// More do not help on two cores, and fewer make a hundred clients queue.
const CONEXIONES = '20';

/** DBOS over a PostgreSQL: a durable workflow for each case, which waits for its acts and its deadline. */
export async function dbos(base: BaseDePostgres): Promise<Contendiente> {
  const puerto = await puertoLibre();
  const url = `http://127.0.0.1:${puerto}`;
  const proceso = lanzar(process.execPath, [join(PARES, 'dbos.mjs')], {
    PORT: String(puerto),
    DATABASE_URL: base.url,
    CONEXIONES,
    NODE_ENV: 'production',
  });
  await hastaQue(proceso, () => pedir(`${url}/salud`, {}));
  return {
    nombre: 'DBOS, PostgreSQL',
    durabilidad: base.durabilidad,
    url,
    cabeceras: {},
    raices: [proceso.pid as number, base.pid],
    ocupado: base.ocupado,
    nacer: async () => {
      const caso = randomUUID();
      await pedir(`${url}/casos/${caso}`, {}, {});
      return caso;
    },
    acto: (caso, tipo) => ({
      camino: `/casos/${caso}/eventos`,
      cuerpo: JSON.stringify({ tipo, datos: { nota: NOTA } }),
    }),
    tienePlazo: async (caso) => (await pedir(`${url}/casos/${caso}/plazo`, {})) !== null,
    estado: async (caso) => ((await pedir(`${url}/casos/${caso}`, {})) as { value: string }).value,
    parar: async () => {
      await acabar(proceso);
      await base.parar();
    },
  };
}
