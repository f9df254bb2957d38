import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { RAIZ } from '../../src/raiz.js';
import { CLAVE_DE_PRUEBA } from './clave.js';
import { Cliente, FICHA_ADMIN, INICIO } from './cliente.js';
import { construir } from './construir.js';
import { entornoDeBase } from './en-postgres.js';

/** Environment of a child process: nothing of ours leaks into its settings, nor does it leave a key in the house. */
export function entornoLimpio(entorno: Record<string, string>): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    NIVEL_LOG: 'error',
    CLAVE_SOBRES: CLAVE_DE_PRUEBA,
    ...entorno,
  };
}

/** The outcome of a process that ended. */
export interface Fin {
  readonly codigo: number | null;
  readonly senal: string | null;
  readonly salida: string;
  readonly errores: string;
}

/** Runs a command of the build to its end. */
export async function correr(
  programa: 'main' | 'cli',
  argumentos: readonly string[],
  entorno: Record<string, string>,
  identidad: { uid?: number; gid?: number } = {},
): Promise<Fin> {
  await construir();
  const hijo = spawn(process.execPath, [join(RAIZ, '.build', 'src', `${programa}.js`), ...argumentos], {
    cwd: RAIZ,
    env: entornoLimpio(await entornoDeBase(entorno)),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...identidad,
  });
  return finDe(hijo);
}

function finDe(hijo: ChildProcess): Promise<Fin> {
  let salida = '';
  let errores = '';
  hijo.stdout?.setEncoding('utf8').on('data', (t: string) => {
    salida += t;
  });
  hijo.stderr?.setEncoding('utf8').on('data', (t: string) => {
    errores += t;
  });
  return new Promise((seguir) =>
    hijo.once('close', (codigo, senal) => seguir({ codigo, senal, salida, errores })),
  );
}

/** The server as a process of its own. */
export class Proceso extends Cliente {
  private constructor(
    url: string,
    readonly hijo: ChildProcess,
    /** Resolves when the process ends. */
    readonly fin: Promise<Fin>,
  ) {
    super(url);
  }

  /** @param programa one of the build: `main`, `demo`, or the path of another from its folder */
  static async abrir(
    archivo: string,
    entorno: Record<string, string> = {},
    programa: string = 'main',
  ): Promise<Proceso> {
    await construir();
    const ruta = programa.includes('/') ? programa : `src/${programa}`;
    const hijo = spawn(process.execPath, [join(RAIZ, '.build', `${ruta}.js`)], {
      cwd: RAIZ,
      env: entornoLimpio(
        await entornoDeBase({
          PORT: '0',
          DATABASE_URL: `sqlite:${archivo}`,
          RELOJ: 'simulado',
          RELOJ_INICIO: INICIO,
          TOKEN_ADMIN: FICHA_ADMIN,
          LIMITE_PETICIONES: '0',
          ...entorno,
        }),
      ),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const fin = finDe(hijo);
    const url = await new Promise<string>((seguir, fallar) => {
      let visto = '';
      hijo.stdout?.on('data', (t: string) => {
        visto += t;
        const hallada = /está en (http:\S+) /.exec(visto);
        if (hallada) seguir(hallada[1] as string);
      });
      void fin.then((f) => fallar(new Error(`El servidor no arrancó (${f.codigo}): ${f.errores}`)));
    });
    return new Proceso(url, hijo, fin);
  }

  /** Ends it without warning, as a power cut would. */
  async matar(): Promise<void> {
    this.hijo.kill('SIGKILL');
    await this.fin;
  }

  /** Asks it to end, and waits. */
  async terminar(): Promise<Fin> {
    this.hijo.kill('SIGTERM');
    return this.fin;
  }
}
