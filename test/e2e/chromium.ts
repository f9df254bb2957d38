import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const INSTALADOS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const COMO_INSTALARLO =
  'The browser tests need Chromium. Install it (Debian, Ubuntu: apt-get install -y chromium; anywhere: npx playwright-core install --with-deps chromium) or name an installed one in CHROMIUM.';

const ARGUMENTOS = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium of this machine: the one CHROMIUM names, one installed, or the one playwright brought. Null when there is none. */
function hallado(): string | null {
  const nombrado = process.env['CHROMIUM'];
  if (nombrado) return nombrado;
  return [...INSTALADOS, chromium.executablePath()].find((ruta) => existsSync(ruta)) ?? null;
}

function instalar(): void {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
}

/** Starts that Chromium, without screen and quiet on the network. @throws Error that says how to install it */
export function abrirNavegador(): Promise<Browser> {
  return chromium.launch({ executablePath: hallarChromium(), args: ARGUMENTOS });
}

/** A Chromium to drive: an installed one first, else the one playwright downloads. @throws Error that says how to install it */
function hallarChromium(): string {
  const ruta = hallado();
  if (ruta !== null) return ruta;
  try {
    instalar();
  } catch {
    throw new Error(COMO_INSTALARLO);
  }
  const bajado = hallado();
  if (bajado === null) throw new Error(COMO_INSTALARLO);
  return bajado;
}
