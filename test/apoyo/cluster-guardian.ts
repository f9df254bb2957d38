import { type ChildProcess, spawn } from 'node:child_process';
import type { Identidad } from './cluster-programas.js';

// Runs in a process of its own, as text: the tests run from the sources, which Node does not read by itself.
const GUARDIAN = `
const { spawn } = require('node:child_process');
const { rmSync } = require('node:fs');
const { programa, argumentos, quien, borrar } = JSON.parse(process.argv[1]);
for (const senal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(senal, () => {});
const hijo = spawn(programa, argumentos, { ...quien, stdio: ['ignore', 'inherit', 'inherit'] });
let huerfano = false;
hijo.on('error', (error) => { console.error(error.message); process.exit(1); });
hijo.on('exit', (codigo) => {
  if (huerfano && borrar) rmSync(borrar, { recursive: true, force: true, maxRetries: 5 });
  process.exit(codigo ?? 1);
});
const ordenes = { parar: 'SIGINT', matar: 'SIGKILL' };
process.stdin.setEncoding('utf8').on('data', (texto) => {
  for (const orden of texto.split('\\n')) if (ordenes[orden]) hijo.kill(ordenes[orden]);
}).on('end', () => { huerfano = true; hijo.kill('SIGINT'); });
`;
const LISTO = 'database system is ready to accept connections';
const SE_RECUERDAN = 20_000;

/** A PostgreSQL that does not outlive this process, however it ends. */
export interface Vigilado {
  /** Asks it to end, or kills it, and waits until it has ended. */
  acabar(orden: 'parar' | 'matar'): Promise<void>;
  /** Resolves when it ended. */
  readonly fin: Promise<void>;
}

function hasta(guardian: ChildProcess, fin: Promise<void>): Promise<void> {
  return new Promise((seguir, fallar) => {
    let visto = '';
    guardian.stderr?.setEncoding('utf8').on('data', (texto: string) => {
      visto = (visto + texto).slice(-SE_RECUERDAN);
      if (visto.includes(LISTO)) seguir();
    });
    void fin.then(() => fallar(new Error(`PostgreSQL no arrancó: ${visto}`)));
  });
}

/**
 * Starts PostgreSQL under a guardian in a session of its own, which stops it when this process is no more, killed
 * included, for then its end of the pipe closes; and removes what is left.
 * @param borrar the folder the guardian removes if it is left alone
 * @throws Error with what PostgreSQL said, when it does not start
 */
export async function vigilar(
  programa: string,
  argumentos: readonly string[],
  quien: Identidad,
  borrar: string | null,
): Promise<Vigilado> {
  const encargo = JSON.stringify({ programa, argumentos, quien, borrar });
  const guardian = spawn(process.execPath, ['-e', GUARDIAN, encargo], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
  });
  const fin = new Promise<void>((seguir) => guardian.once('close', () => seguir()));
  // Whoever is told to end may have ended already.
  guardian.stdin?.on('error', () => undefined);
  await hasta(guardian, fin);
  guardian.unref();
  return {
    fin,
    acabar: async (orden) => {
      guardian.ref();
      guardian.stdin?.write(`${orden}\n`);
      await fin;
    },
  };
}
