import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Contendiente } from './contendiente.js';
import type { Generador } from './generador.js';
import { arbol } from './procesos.js';
import { medirRonda } from './ronda.js';
import { ACTOS_POR_CASO } from './tabla.js';

const CASOS = 10;
const LLAMADAS = 'fsync,fdatasync';

function hayStrace(): boolean {
  try {
    execFileSync('strace', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Times a contender waits for the disk for each act of a single client, as the kernel sees it: durability is what a program
 * does, not what it says. Null where there is no strace.
 */
export async function sincronizacionesPorActo(c: Contendiente, generador: Generador): Promise<number | null> {
  if (!hayStrace()) return null;
  const procesos = c.raices.flatMap(arbol).flatMap((pid) => ['-p', String(pid)]);
  const traza = spawn('strace', ['-f', '-qq', '-e', `trace=${LLAMADAS}`, ...procesos], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let veces = 0;
  let resto = '';
  traza.stderr.setEncoding('utf8').on('data', (texto: string) => {
    const lineas = (resto + texto).split('\n');
    resto = lineas.pop() ?? '';
    // A call that another thread interrupts is told in two lines: the second has no opening parenthesis.
    veces += lineas.filter((l) => /\b(fsync|fdatasync)\(/.test(l)).length;
  });
  await new Promise((seguir) => setTimeout(seguir, 1000));
  const antes = veces;
  await medirRonda(c, generador, 1, CASOS);
  const durante = veces - antes;
  const fin = once(traza, 'exit');
  traza.kill('SIGINT');
  await fin;
  return durante / (CASOS * ACTOS_POR_CASO);
}
