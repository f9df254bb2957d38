import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RAIZ } from '../../src/raiz.js';
import type { Mutante } from './mutantes.js';

const COPIADOS = ['machines', 'src', 'db', 'test', 'package.json', 'tsconfig.json'];
const TIEMPO_MS = 240_000;

/** What one run of the tests said: the first test that failed, if any. */
export interface Corrida {
  readonly fallidas: readonly string[];
  /** It neither passed nor failed in time, or the tests could not even load. */
  readonly rota: string | null;
}

interface Informe {
  readonly testResults: {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: { readonly fullName: string; readonly status: string }[];
  }[];
}

/** A copy of the project in which one file at a time is changed and the tests are run. */
export class Taller {
  readonly carpeta = mkdtempSync(join(tmpdir(), 'mutantes-'));

  constructor() {
    for (const nombre of COPIADOS)
      cpSync(join(RAIZ, nombre), join(this.carpeta, nombre), { recursive: true });
    symlinkSync(join(RAIZ, 'node_modules'), join(this.carpeta, 'node_modules'));
  }

  cerrar(): void {
    rmSync(this.carpeta, { recursive: true, force: true });
  }

  /** Runs some tests over a mutant, in stages, and stops at the first that fails. */
  async probar(
    mutante: Mutante,
    etapas: readonly (readonly string[])[],
    ajenas: readonly string[],
  ): Promise<Corrida> {
    const ruta = join(this.carpeta, mutante.archivo);
    const original = readFileSync(ruta, 'utf8');
    writeFileSync(ruta, mutante.texto);
    try {
      for (const etapa of etapas) {
        const corrida = await this.correr(etapa, ajenas, true);
        if (corrida.fallidas.length > 0 || corrida.rota !== null) return corrida;
      }
      return { fallidas: [], rota: null };
    } finally {
      writeFileSync(ruta, original);
    }
  }

  /** Runs the tests of some paths, without those named in `ajenas`. */
  async correr(
    rutas: readonly string[],
    ajenas: readonly string[],
    alPrimerFallo: boolean,
  ): Promise<Corrida> {
    const salida = join(this.carpeta, 'informe.json');
    rmSync(salida, { force: true });
    const argumentos = [
      join(RAIZ, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...['--config', 'test/vitest.config.ts', '--root', this.carpeta],
      ...[
        '--maxWorkers=1',
        '--project=aparte',
        '--project=todo',
        '--testTimeout=30000',
        '--reporter=json',
        `--outputFile=${salida}`,
      ],
      ...(alPrimerFallo ? ['--bail=1'] : []),
      ...(ajenas.length > 0 ? ['-t', `^(?!(?:${ajenas.map(literal).join('|')})$)`] : []),
      ...rutas,
    ];
    const dijo = await ejecutar(argumentos, this.carpeta);
    if (dijo.codigo === null) return { fallidas: [], rota: 'no terminó a tiempo' };
    let informe: Informe;
    try {
      informe = JSON.parse(readFileSync(salida, 'utf8')) as Informe;
    } catch {
      return { fallidas: [], rota: dijo.texto.trim().split('\n').at(-1) ?? 'sin informe' };
    }
    const fallidas = informe.testResults.flatMap((archivo) =>
      archivo.assertionResults.filter((t) => t.status === 'failed').map((t) => t.fullName),
    );
    const roto = informe.testResults.find((a) => a.status === 'failed' && a.assertionResults.length === 0);
    if (fallidas.length === 0 && roto)
      return { fallidas, rota: `no carga ${roto.name.slice(this.carpeta.length + 1)}` };
    if (fallidas.length === 0 && dijo.codigo !== 0) return { fallidas, rota: `salió con ${dijo.codigo}` };
    return { fallidas, rota: null };
  }
}

function literal(texto: string): string {
  return texto.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function ejecutar(
  argumentos: readonly string[],
  carpeta: string,
): Promise<{ codigo: number | null; texto: string }> {
  return new Promise((resolver, fallar) => {
    const hijo = spawn(process.execPath, argumentos, { cwd: carpeta, stdio: ['ignore', 'pipe', 'pipe'] });
    let texto = '';
    hijo.stdout.on('data', (parte) => {
      texto += parte;
    });
    hijo.stderr.on('data', (parte) => {
      texto += parte;
    });
    const reloj = setTimeout(() => hijo.kill('SIGKILL'), TIEMPO_MS);
    hijo.on('error', fallar);
    hijo.on('close', (codigo) => {
      clearTimeout(reloj);
      resolver({ codigo, texto });
    });
  });
}
