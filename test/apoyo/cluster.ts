import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Acceso, type BasePostgres, crearBase, prepararRol } from './cluster-bases.js';
import { type Vigilado, vigilar } from './cluster-guardian.js';
import { alcanzable, identidad, programasDe, programasPara } from './cluster-programas.js';

const ejecutar = promisify(execFile);
// Spanish order by default, so that an order nobody asked for shows: the product says COLLATE "C" where it orders.
const IDIOMA = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=icu',
  '--icu-locale=es-PE',
  '--lc-messages=C',
];
const RAPIDO = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};
const INTENTOS = 5;

export interface OpcionesDeCluster {
  /** As it would be in production; without it, nothing waits for the disk and a power cut would lose it. */
  readonly durable?: boolean;
  /** Settings of postgresql.conf over those. */
  readonly ajustes?: Readonly<Record<string, string>>;
  /** Where to keep it, for good; a temporary folder by default, removed when it is closed. */
  readonly carpeta?: string;
  /** The port to listen on; a free one by default. */
  readonly puerto?: number;
  /** The password of both roles; by default, made up. Needed to open again a folder that was kept. */
  readonly clave?: string;
}

/** A PostgreSQL of its own: several may live at once on one machine. */
export interface Cluster {
  /** How to reach it, plain data that may be handed to another process. */
  readonly acceso: Acceso;
  /** A new empty database owned by the ordinary role, which is not a superuser. */
  crearBase(): Promise<BasePostgres>;
  /** Stops it in order and waits; sessions are cut. */
  parar(): Promise<void>;
  /** Kills the server (SIGKILL) and waits until it is gone. */
  matar(): Promise<void>;
  /** Starts it again over the same folder and port. */
  arrancar(): Promise<void>;
  /** Stops it and removes its folder, if it was temporary. */
  cerrar(): Promise<void>;
}

function puertoLibre(): Promise<number> {
  return new Promise((seguir, fallar) => {
    const servidor = createServer().once('error', fallar);
    servidor.listen(0, '127.0.0.1', () => {
      const { port } = servidor.address() as AddressInfo;
      servidor.close(() => seguir(port));
    });
  });
}

const argumentosDe = (datos: string, puerto: number, { durable, ajustes }: OpcionesDeCluster): string[] => {
  const valores = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(puerto),
    max_connections: '200',
    log_timezone: 'UTC',
    ...(durable ? {} : RAPIDO),
    ...ajustes,
  };
  return ['-D', datos, ...Object.entries(valores).flatMap(([nombre, valor]) => ['-c', `${nombre}=${valor}`])];
};

/** A port seen free may be taken a moment later, and a killed server takes a moment to leave its memory: insist. */
async function insistir<T>(hacer: () => Promise<T>): Promise<T> {
  for (let intento = 1; ; intento += 1)
    try {
      return await hacer();
    } catch (error) {
      if (intento === INTENTOS || !/could not bind|still in use/.test(String(error))) throw error;
      await new Promise((seguir) => setTimeout(seguir, 100 * intento));
    }
}

/** Creates a cluster, or opens the one kept in a folder, and starts it. @throws Error with what PostgreSQL said */
export async function abrirCluster(opciones: OpcionesDeCluster = {}): Promise<Cluster> {
  const quien = identidad();
  const temporal = opciones.carpeta === undefined ? mkdtempSync(join(tmpdir(), 'expediente-pg-')) : null;
  const carpeta = opciones.carpeta ?? (temporal as string);
  const clave = opciones.clave ?? randomBytes(12).toString('hex');
  mkdirSync(carpeta, { recursive: true });
  if (quien.uid !== undefined && quien.gid !== undefined) {
    if (!alcanzable(carpeta))
      throw new Error(
        `Nadie más que root llega a ${carpeta}, y PostgreSQL no se ejecuta como root: indique otra.`,
      );
    chownSync(carpeta, quien.uid, quien.gid);
  }
  let vigilado: Vigilado | null = null;
  const acabar = async (orden: 'parar' | 'matar') => {
    await vigilado?.acabar(orden);
    vigilado = null;
  };
  const cerrar = async () => {
    await acabar('parar');
    if (temporal !== null) rmSync(temporal, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const programas = programasPara(quien, await programasDe(), carpeta);
    const datos = join(carpeta, 'datos');
    if (!existsSync(join(datos, 'PG_VERSION'))) {
      const archivoClave = join(carpeta, 'clave');
      writeFileSync(archivoClave, clave, { mode: 0o644 });
      const deClave = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${archivoClave}`];
      const sinEsperar = opciones.durable ? [] : ['--no-sync'];
      await ejecutar(
        programas.initdb,
        ['-D', datos, ...deClave, ...IDIOMA, '--no-instructions', ...sinEsperar],
        quien,
      );
      rmSync(archivoClave);
    }
    let puerto = opciones.puerto ?? 0;
    const arrancar = async () => {
      vigilado = await insistir(() =>
        vigilar(programas.postgres, argumentosDe(datos, puerto, opciones), quien, temporal),
      );
    };
    await insistir(async () => {
      puerto = opciones.puerto ?? (await puertoLibre());
      vigilado = await vigilar(programas.postgres, argumentosDe(datos, puerto, opciones), quien, temporal);
    });
    const acceso: Acceso = { puerto, clave };
    await prepararRol(acceso);
    return {
      acceso,
      crearBase: () => crearBase(acceso),
      parar: () => acabar('parar'),
      matar: () => acabar('matar'),
      arrancar,
      cerrar,
    };
  } catch (error) {
    await cerrar();
    throw error;
  }
}
