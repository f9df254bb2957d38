import { readdirSync, readFileSync } from 'node:fs';

const TICS_POR_SEGUNDO = 100;

function leer(archivo: string): string {
  try {
    return readFileSync(archivo, 'utf8');
  } catch {
    // It ended meanwhile; what it used is in its parent's account of its dead.
    return '';
  }
}

// Fields of /proc/<pid>/stat after the name, which may hold spaces: the first is the state, the second the parent.
const estadistica = (pid: number) => leer(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];

/** A process and all that descend from it. */
export function arbol(raiz: number): number[] {
  const padres = readdirSync('/proc')
    .filter((n) => /^\d+$/.test(n))
    .map((n) => [Number(n), Number(estadistica(Number(n))[1])] as const);
  const todos = [raiz];
  for (const pid of todos) todos.push(...padres.filter(([, padre]) => padre === pid).map(([hijo]) => hijo));
  return todos;
}

const de = (raices: readonly number[]) => raices.flatMap(arbol);
const sumar = (pids: readonly number[], uno: (pid: number) => number) =>
  pids.reduce((suma, pid) => suma + (uno(pid) || 0), 0);

/** Seconds of processor some trees of processes have used, those of them that ended included. */
export function procesador(raices: readonly number[]): number {
  const tics = sumar(de(raices), (pid) =>
    estadistica(pid)
      .slice(11, 15)
      .reduce((s, n) => s + Number(n), 0),
  );
  return tics / TICS_POR_SEGUNDO;
}

const numero = (texto: string, campo: string) =>
  Number(new RegExp(`^${campo}:\\s+(\\d+)`, 'm').exec(texto)?.[1] ?? 0);

/** MiB of memory of some trees of processes; what several share counts once. */
export function memoria(raices: readonly number[]): number {
  return sumar(de(raices), (pid) => numero(leer(`/proc/${pid}/smaps_rollup`), 'Pss')) / 1024;
}
