import { join } from 'node:path';
import { basePostgres } from './cluster.js';
import type { Contendiente } from './contendiente.js';
import { dbos } from './dbos.js';
import { baseSqlite, nuestro } from './nuestro.js';
import { MODOS, restate } from './restate.js';

/** Every contender by its short name, how to start it in a folder. */
export const CONTENDIENTES: Readonly<Record<string, (carpeta: string) => Promise<Contendiente>>> = {
  sqlite: (carpeta) => nuestro(baseSqlite(carpeta), carpeta),
  'sqlite-entero': (carpeta) => nuestro(baseSqlite(carpeta), carpeta, false),
  postgres: async (carpeta) => {
    const base = await basePostgres(join(carpeta, 'cluster'));
    return nuestro({ ...base, nombre: 'nuestro, PostgreSQL', raices: [base.pid] }, carpeta);
  },
  restate: (carpeta) => restate(carpeta, MODOS.comoViene),
  'restate-ajustado': (carpeta) => restate(carpeta, MODOS.ajustado),
  'restate-sin-fsync': (carpeta) => restate(carpeta, MODOS.sinFsync),
  dbos: async (carpeta) => dbos(await basePostgres(join(carpeta, 'cluster'))),
};

/** Starts some of them and has something done with them; however it ends, they are stopped. @throws Error when one is unknown */
export async function conContendientes<T>(
  elegidos: readonly string[],
  carpeta: string,
  hacer: (abiertos: readonly Contendiente[]) => Promise<T>,
): Promise<T> {
  const abiertos: Contendiente[] = [];
  try {
    for (const nombre of elegidos) {
      const abrir = CONTENDIENTES[nombre];
      if (!abrir) throw new Error(`No hay contendiente ${nombre}.`);
      abiertos.push(await abrir(join(carpeta, nombre)));
    }
    return await hacer(abiertos);
  } finally {
    for (const c of abiertos) await c.parar();
  }
}
