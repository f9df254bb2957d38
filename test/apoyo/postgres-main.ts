/**
 * A PostgreSQL of this project's own, to try the system on it without installing one: `npm run postgres`. For trials: it
 * listens on this machine alone, and nobody copies or watches it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { RAIZ } from '../../src/raiz.js';
import { abrirCluster } from './cluster.js';
import { asegurarBase, urlDe } from './cluster-bases.js';

const BASE = 'expediente';

function puertoLeido(texto: string): number {
  const puerto = Number(texto);
  if (!Number.isInteger(puerto) || puerto < 1 || puerto > 65535)
    throw new InvalidArgumentError('El puerto es un número de 1 a 65535.');
  return puerto;
}

/** The password of a folder: the same every time, so that the address it prints goes on serving. */
function claveDe(carpeta: string): string {
  const archivo = join(carpeta, 'acceso');
  if (!existsSync(archivo)) {
    mkdirSync(carpeta, { recursive: true });
    writeFileSync(archivo, randomBytes(12).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(archivo, 'utf8').trim();
}

async function servir(carpeta: string, puerto: number): Promise<void> {
  const cluster = await abrirCluster({ durable: true, carpeta, puerto, clave: claveDe(carpeta) });
  await asegurarBase(cluster.acceso, BASE);
  console.log(`PostgreSQL está en marcha; sus datos están en ${carpeta}. Para usarlo, en otra terminal:

DATABASE_URL=${urlDe(cluster.acceso, BASE)} npm start

Ctrl-C lo detiene y conserva los datos. Es para pruebas: no es un servidor de producción.`);
  await new Promise<void>((seguir) => {
    for (const senal of ['SIGINT', 'SIGTERM'] as const) process.once(senal, () => seguir());
  });
  await cluster.cerrar();
}

const EXPLICADOS: readonly [RegExp, string][] = [
  [/lock file .* already exists/, 'ya hay uno en marcha sobre esa carpeta.'],
  [/could not bind/, 'ese puerto está ocupado; indique otro con --puerto.'],
];

/** Why it did not start, in a sentence where it is known. */
function porque(error: unknown): string {
  const dicho = error instanceof Error ? error.message : String(error);
  return EXPLICADOS.find(([patron]) => patron.test(dicho))?.[1] ?? dicho;
}

await new Command('postgres')
  .description('Pone en marcha un PostgreSQL para pruebas y muestra el DATABASE_URL con que se usa.')
  .argument('[carpeta]', 'dónde guarda sus datos', join(RAIZ, 'datos', 'postgres'))
  .option('--puerto <número>', 'dónde escucha, en 127.0.0.1', puertoLeido, 54320)
  .action((carpeta: string, { puerto }: { puerto: number }) => servir(resolve(carpeta), puerto))
  .parseAsync()
  .catch((error: unknown) => {
    console.error(`PostgreSQL no se puso en marcha: ${porque(error)}`);
    process.exitCode = 1;
  });
