import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import type { Peticion } from './generar.js';

/** Somebody that keeps the procedure of the table behind HTTP, and answers an act once it is applied and durable. */
export interface Contendiente {
  readonly nombre: string;
  /** What an answered act survives, and by which setting. */
  readonly durabilidad: string;
  readonly url: string;
  readonly cabeceras: Readonly<Record<string, string>>;
  /** Processes it is made of; their descendants count too. */
  readonly raices: readonly number[];
  /** Starts a case and gives its id. */
  nacer(): Promise<string>;
  acto(caso: string, tipo: string): Peticion;
  /** Whether a deadline runs for the case now, as it keeps it. */
  tienePlazo(caso: string): Promise<boolean>;
  /** State the case is in, as anybody would ask it. */
  estado(caso: string): Promise<string>;
  /** Bytes of disk its data take now. */
  ocupado(): Promise<number>;
  parar(): Promise<void>;
}

/** Asks JSON of a contender. @throws Error with its answer when it is not a success */
export async function pedir(
  url: string,
  cabeceras: Readonly<Record<string, string>>,
  cuerpo?: unknown,
): Promise<unknown> {
  const respuesta = await fetch(url, {
    headers: { ...cabeceras, ...(cuerpo === undefined ? {} : { 'Content-Type': 'application/json' }) },
    signal: AbortSignal.timeout(30_000),
    ...(cuerpo === undefined ? {} : { method: 'POST', body: JSON.stringify(cuerpo) }),
  });
  const texto = await respuesta.text();
  if (!respuesta.ok) throw new Error(`${url} respondió ${respuesta.status}: ${texto.slice(0, 300)}`);
  return JSON.parse(texto);
}

/** A port nobody listens on now. */
export async function puertoLibre(): Promise<number> {
  const sonda = createServer().listen(0, '127.0.0.1');
  await once(sonda, 'listening');
  const { port } = sonda.address() as AddressInfo;
  sonda.close();
  await once(sonda, 'close');
  return port;
}

const vivos = new Set<ChildProcess>();

/** Kills whatever was started and still lives, for a run that somebody stops. */
export function matarTodos(): void {
  for (const proceso of vivos) proceso.kill('SIGKILL');
}

/** Starts a program. What it logs goes nowhere; what it complains of is shown. */
export function lanzar(
  programa: string,
  argumentos: readonly string[],
  entorno: Readonly<Record<string, string>>,
): ChildProcess {
  const proceso = spawn(programa, argumentos, {
    env: { PATH: process.env['PATH'], ...entorno },
    stdio: ['ignore', openSync('/dev/null', 'w'), 'inherit'],
  });
  vivos.add(proceso);
  proceso.once('exit', () => vivos.delete(proceso));
  return proceso;
}

/** Insists on asking until it is answered. @throws Error when the process ended, or after a minute */
export async function hastaQue(proceso: ChildProcess, preguntar: () => Promise<unknown>): Promise<void> {
  const limite = performance.now() + 60_000;
  for (;;)
    try {
      await preguntar();
      return;
    } catch (error) {
      if (proceso.exitCode !== null) throw new Error(`Un contendiente terminó con ${proceso.exitCode}.`);
      if (performance.now() > limite) {
        proceso.kill('SIGKILL');
        throw error;
      }
      await new Promise((seguir) => setTimeout(seguir, 50));
    }
}

/** Ends a process and waits for it. */
export async function acabar(proceso: ChildProcess): Promise<void> {
  if (proceso.exitCode !== null || proceso.signalCode !== null) return;
  const fin = once(proceso, 'exit');
  proceso.kill('SIGTERM');
  const insistir = setTimeout(() => proceso.kill('SIGKILL'), 20_000);
  await fin;
  clearTimeout(insistir);
}
