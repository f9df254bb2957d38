/**
 * A PostgreSQL of this project's own, to try the system on it without installing one: `npm run postgres`. For trials: it
 * listens on this machine alone, and nobody copies or watches it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { RAIZ } from '../../src/raiz.js';
import { abrirCluster } from './cluster.js';
import { asegurarBase, urlDe } from './cluster-bases.js';
import { darOrden, entero, orden } from './orden.js';

function baseLeida(texto: string): string {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(texto))
    throw new InvalidArgumentError('El nombre de una base lleva minúsculas, cifras y guion bajo.');
  return texto;
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

interface Opciones {
  readonly puerto: number;
  readonly base: string;
}

async function servir(carpeta: string, { puerto, base }: Opciones): Promise<void> {
  const cluster = await abrirCluster({ durable: true, carpeta, puerto, clave: claveDe(carpeta) });
  await asegurarBase(cluster.acceso, base);
  console.log(`PostgreSQL está en marcha; sus datos están en ${carpeta}. Para usarlo, en otra terminal:

DATABASE_URL=${urlDe(cluster.acceso, base)} npm start

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

const programa = orden(
  'postgres',
  'Pone en marcha un PostgreSQL para pruebas y muestra el DATABASE_URL con que se usa.',
)
  .argument('[carpeta]', 'dónde guarda sus datos', join(RAIZ, 'datos', 'postgres'))
  .option('--puerto <número>', 'dónde escucha, en 127.0.0.1', entero(1, 65535), 54320)
  .option('--base <nombre>', 'la base de datos, que se crea si no está', baseLeida, 'expediente')
  .action((carpeta: string, opciones: Opciones) => servir(resolve(carpeta), opciones));

await darOrden(programa, (error) => `PostgreSQL no se puso en marcha: ${porque(error)}`);
