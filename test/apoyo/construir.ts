import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as esperar } from 'node:timers/promises';
import { RAIZ } from '../../src/raiz.js';

function masNuevo(carpeta: string): number {
  let nuevo = 0;
  for (const entrada of readdirSync(carpeta, { withFileTypes: true, recursive: true }))
    if (entrada.isFile() && entrada.name.endsWith('.ts'))
      nuevo = Math.max(nuevo, statSync(join(entrada.parentPath, entrada.name)).mtimeMs);
  return nuevo;
}

const SELLO = join(RAIZ, '.build', 'construido');

// Only a build of ours counts: type checking without emitting also touches the compiler's own records.
function construidoEn(): number {
  const listo = existsSync(SELLO) && existsSync(join(RAIZ, '.build', 'src', 'main.js'));
  return listo ? statSync(SELLO).mtimeMs : 0;
}

/** Builds the program if its sources changed; test files that run at the same time build it once. */
export async function construir(): Promise<void> {
  const candado = join(tmpdir(), 'expediente-construir.candado');
  // The programs of the faults are built with the rest.
  const carpetas = ['src', 'machines', 'test/faults'].map((carpeta) => join(RAIZ, carpeta));
  const fuentes = () => Math.max(...carpetas.map(masNuevo));
  for (let intento = 0; construidoEn() < fuentes(); intento++) {
    try {
      mkdirSync(candado);
    } catch {
      // A builder that died leaves its lock: after two minutes it is nobody's.
      if (intento > 1200) rmdirSync(candado);
      await esperar(100);
      continue;
    }
    try {
      const ahora = new Date();
      try {
        execFileSync('npx', ['tsc', '-p', 'tsconfig.json'], { cwd: RAIZ, stdio: 'pipe' });
      } catch (error) {
        // Types are checked by the build of the project; here an error elsewhere must not hide what these tests say.
        if (!existsSync(join(RAIZ, '.build', 'src', 'main.js'))) throw error;
      }
      writeFileSync(SELLO, '');
      utimesSync(SELLO, ahora, ahora);
    } finally {
      rmdirSync(candado);
    }
  }
}
