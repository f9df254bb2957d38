import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RAIZ } from '../../src/raiz.js';

/** Where the peers live, with their own packages: none of them is a dependency of the system. */
export const PARES = join(RAIZ, 'test', 'pares');

const CANDADO = join(PARES, 'package-lock.json');
const INSTALADO = join(PARES, 'node_modules', 'instalado.json');

/** Installs the peers exactly as their lockfile says, unless they already are. */
export function instalarPares(): void {
  if (existsSync(INSTALADO) && readFileSync(INSTALADO, 'utf8') === readFileSync(CANDADO, 'utf8')) return;
  console.log('Se instalan los pares en test/pares/node_modules…');
  execFileSync('npm', ['ci', '--loglevel=error'], { cwd: PARES, stdio: 'inherit' });
  copyFileSync(CANDADO, INSTALADO);
}
