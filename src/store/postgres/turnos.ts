import type { PoolClient } from 'pg';
import { turnosDelProceso } from '../comun/turnos.js';
import { traducir } from '../errores.js';
import type { StoreDeTurnos } from '../turnos.js';
import { cerrojoDeTurno } from './cerrojos.js';
import type { Conexiones } from './conexiones.js';

/**
 * Turns among all the replicas: a lock that its connection holds, and that ends with it when whoever had it dies. It is of
 * the session and not of a transaction, for some of this work lasts longer than a transaction may stand idle.
 */
export function turnosDe({ pool }: Conexiones): StoreDeTurnos {
  // Those of this process wait here: one connection for each name, however many want it.
  const aqui = turnosDelProceso();

  async function con<T>(tomar: string, nombre: string, trabajo: () => Promise<T>): Promise<{ de: T } | null> {
    const llave = cerrojoDeTurno(nombre);
    let cliente: PoolClient | undefined;
    let roto: Error | undefined;
    const alRomperse = (error: Error) => {
      roto = error;
    };
    try {
      cliente = await pool.connect().catch((error: unknown) => {
        throw traducir(error);
      });
      cliente.on('error', alRomperse);
      const { rows } = await cliente.query<{ suyo: boolean }>(tomar, [llave]).catch((error: Error) => {
        throw traducir(error);
      });
      if (rows[0]?.suyo !== true) return null;
      try {
        return { de: await trabajo() };
      } finally {
        await cliente.query('SELECT pg_advisory_unlock($1)', [llave]).catch(alRomperse);
      }
    } finally {
      cliente?.off('error', alRomperse);
      cliente?.release(roto);
    }
  }

  const ESPERANDO = 'SELECT true AS suyo FROM (SELECT pg_advisory_lock($1)) AS x';
  const SI_SE_PUEDE = 'SELECT pg_try_advisory_lock($1) AS suyo';
  return {
    enTurno: (nombre, trabajo) =>
      aqui.enTurno(
        nombre,
        async () =>
          ((await con(ESPERANDO, nombre, trabajo)) as { de: Awaited<ReturnType<typeof trabajo>> }).de,
      ),
    siNadie: async (nombre, trabajo) => {
      let hecho = false;
      await aqui.siNadie(nombre, async () => {
        hecho = (await con(SI_SE_PUEDE, nombre, trabajo)) !== null;
      });
      return hecho;
    },
  };
}
