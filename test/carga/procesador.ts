import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';

const TICS_POR_SEGUNDO = 100;

interface Proceso {
  readonly pid: number;
  readonly padre: number;
  readonly nombre: string;
  readonly segundos: number;
}

function procesos(): Proceso[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const texto = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const nombre = texto.slice(texto.indexOf('(') + 1, texto.lastIndexOf(')'));
      const campos = texto.slice(texto.lastIndexOf(') ') + 2).split(' ');
      const [padre, ...tiempos] = [1, 11, 12].map((i) => Number(campos[i]));
      const segundos = tiempos.reduce((a, b) => a + b, 0) / TICS_POR_SEGUNDO;
      return [{ pid: Number(pid), padre: padre ?? 0, nombre, segundos }];
    } catch {
      // It ended between the list and the look.
      return [];
    }
  });
}

/** Process of this machine that all those of a PostgreSQL come from, whoever started it. @param url of one of its databases */
export async function postmasterDe(url: string): Promise<number> {
  const cliente = new Client({ connectionString: url });
  await cliente.connect();
  const { rows } = await cliente.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const padre = procesos().find((p) => p.pid === rows[0]?.pid && p.nombre.startsWith('postgres'))?.padre;
  await cliente.end();
  if (padre === undefined)
    throw new Error('Ese PostgreSQL no está en esta máquina: no se puede medir su procesador.');
  return padre;
}

/** Seconds of processor a PostgreSQL has used so far. Its processes that ended no longer count. */
export function segundosDePostgres(postmaster: number): number {
  return procesos()
    .filter((p) => p.pid === postmaster || p.padre === postmaster)
    .reduce((suma, p) => suma + p.segundos, 0);
}
