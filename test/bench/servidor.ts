import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { RAIZ } from '../../src/raiz.js';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';
import { milisegundosDesde } from './medir.js';

/** Token of the administrator of every server a bench starts. */
export const FICHA = 'ficha-de-los-bancos';

/** An answer, and how long it took from the first byte sent to the last received. */
export interface Contestado {
  readonly estado: number;
  readonly texto: string;
  readonly ms: number;
}

/** One keep-alive connection to a server. */
export class Conexion {
  readonly #agente = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(readonly url: string) {}

  pedir(
    metodo: string,
    camino: string,
    cuerpo?: unknown,
    cabeceras: Record<string, string> = {},
  ): Promise<Contestado> {
    const texto = cuerpo === undefined ? undefined : JSON.stringify(cuerpo);
    const inicio = process.hrtime.bigint();
    return new Promise((cumplir, fallar) => {
      const peticion = request(
        `${this.url}${camino}`,
        {
          agent: this.#agente,
          method: metodo,
          headers: {
            Authorization: `Bearer ${FICHA}`,
            ...(texto === undefined
              ? {}
              : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(texto) }),
            ...cabeceras,
          },
        },
        (respuesta) => {
          const trozos: Buffer[] = [];
          respuesta.on('data', (trozo: Buffer) => trozos.push(trozo));
          respuesta.on('error', fallar);
          respuesta.on('end', () =>
            cumplir({
              estado: respuesta.statusCode ?? 0,
              texto: Buffer.concat(trozos).toString(),
              ms: milisegundosDesde(inicio),
            }),
          );
        },
      );
      peticion.on('error', fallar);
      peticion.end(texto);
    });
  }

  cerrar(): void {
    this.#agente.destroy();
  }
}

async function puertoLibre(): Promise<number> {
  const sonda = createServer().listen(0, '127.0.0.1');
  await once(sonda, 'listening');
  const { port } = sonda.address() as AddressInfo;
  sonda.close();
  await once(sonda, 'close');
  return port;
}

/** A server in a process of its own. */
export class Servidor {
  private constructor(
    readonly url: string,
    readonly proceso: ChildProcess,
    /** From the start of the process until it answered. */
    readonly arranqueMs: number,
  ) {}

  static async #lanzar(
    guion: string,
    entorno: Record<string, string>,
    salud: string,
    opciones: readonly string[] = [],
  ): Promise<Servidor> {
    const puerto = await puertoLibre();
    const inicio = process.hrtime.bigint();
    // The log is written in full, as in service; nobody keeps it.
    const proceso = spawn(process.execPath, [...opciones, ...opcionesDeNode(), join(RAIZ, '.build', guion)], {
      cwd: RAIZ,
      env: { PATH: process.env['PATH'], ...entorno, PORT: String(puerto) },
      stdio: ['ignore', openSync('/dev/null', 'w'), 'inherit'],
    });
    const url = `http://127.0.0.1:${puerto}`;
    const conexion = new Conexion(url);
    for (;;) {
      const contestado = await conexion.pedir('GET', salud).catch(() => null);
      if (contestado?.estado === 200) break;
      if (proceso.exitCode !== null) throw new Error(`El servidor terminó con ${proceso.exitCode}.`);
      if (milisegundosDesde(inicio) > 60_000) throw new Error('El servidor no responde.');
      await new Promise((seguir) => setTimeout(seguir, 5));
    }
    conexion.cerrar();
    return new Servidor(url, proceso, milisegundosDesde(inicio));
  }

  /** The system itself over a database, with the clock of the machine. @param base path of a file, or `postgres://…` */
  static sistema(base: string): Promise<Servidor> {
    const entorno = {
      DATABASE_URL: base.startsWith('postgres://') ? base : `sqlite:${base}`,
      TOKEN_ADMIN: FICHA,
      RELOJ: 'real',
      LIMITE_PETICIONES: '0',
      CLAVE_SOBRES: CLAVE_DE_PRUEBA,
    };
    return Servidor.#lanzar(
      'src/main.js',
      { ...entorno, NIVEL_LOG: 'info' },
      '/api/salud',
      opcionesDeInicio(),
    );
  }

  /** Express with the same body parser, answering one constant text to every act. */
  static constante(archivo: string, modo: 'texto' | 'objeto'): Promise<Servidor> {
    return Servidor.#lanzar(
      'test/bench/constante.js',
      { BANCO_RESPUESTA: archivo, BANCO_MODO: modo },
      '/salud',
    );
  }

  /** Memory in use and its peak, in MiB. */
  memoria(): { rss: number; pico: number } {
    const estado = readFileSync(`/proc/${this.proceso.pid}/status`, 'utf8');
    const mib = (campo: string) => Number(new RegExp(`^${campo}:\\s+(\\d+)`, 'm').exec(estado)?.[1]) / 1024;
    return { rss: mib('VmRSS'), pico: mib('VmHWM') };
  }

  /** Seconds of processor used so far. */
  procesador(): number {
    const campos = readFileSync(`/proc/${this.proceso.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(campos[11]) + Number(campos[12])) / 100;
  }

  async parar(): Promise<void> {
    if (this.proceso.exitCode !== null) return;
    const fin = once(this.proceso, 'exit');
    this.proceso.kill('SIGTERM');
    await fin;
  }
}

// As `npm start` does.
function opcionesDeInicio(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(RAIZ, 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return scripts.start.match(/--max\S+/g) ?? [];
}

// Lets a person profile the servers: BANCO_NODE="--cpu-prof --cpu-prof-dir=/tmp/perfil".
function opcionesDeNode(): string[] {
  return (process.env['BANCO_NODE'] ?? '').split(' ').filter(Boolean);
}
