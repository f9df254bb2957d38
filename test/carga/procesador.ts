import { readdirSync, readFileSync } from 'node:fs';

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

/** Seconds of processor the processes of PostgreSQL below this one have used so far. Those that ended no longer count. */
export function segundosDePostgres(): number {
  const todos = procesos();
  const porPid = new Map(todos.map((p) => [p.pid, p]));
  const esNuestro = (p: Proceso | undefined): boolean =>
    p !== undefined && (p.pid === process.pid || esNuestro(porPid.get(p.padre)));
  return todos
    .filter((p) => p.nombre.startsWith('postgres') && esNuestro(p))
    .reduce((suma, p) => suma + p.segundos, 0);
}
