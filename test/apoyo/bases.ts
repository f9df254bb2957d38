import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { inject } from 'vitest';
import { REGISTRO, type Registro } from '../../machines/registro.js';
import { abrirStore } from '../../src/store/abrir.js';
import type { Store } from '../../src/store/puerto.js';
import { abrirSqlite } from '../../src/store/sqlite/abrir.js';
import { crearStoreSqlite } from '../../src/store/sqlite/index.js';
import { type BasePostgres, crearBase, plantillaMigrada } from './cluster-bases.js';

/** A store over a database nobody else uses. */
export interface Almacen {
  store: Store;
  /** What `DATABASE_URL` would say. */
  readonly url: string;
  /** Closes the store and opens another over the same database; over a new one when it was in memory. */
  reabrir(): Promise<Store>;
  /** Runs a statement on the database itself, with nothing of the store in between. */
  enCrudo(sql: string): Promise<void>;
  /** Closes the store and removes the database. */
  cerrar(): Promise<void>;
}

/** A kind of database the system runs on. */
export interface ClaseDeAlmacen {
  readonly nombre: 'SQLite en memoria' | 'SQLite en archivo' | 'PostgreSQL';
  /** Whether what it holds is still there after it is closed. */
  readonly perdura: boolean;
  abrir(registro?: Registro): Promise<Almacen>;
}

interface Lugar {
  readonly url: string;
  enCrudo(sql: string): Promise<void>;
  borrar(): void | Promise<void>;
}

async function almacenEn({ url, enCrudo, borrar }: Lugar, registro: Registro): Promise<Almacen> {
  const almacen: Almacen = {
    store: await abrirStore(url, registro),
    url,
    enCrudo,
    reabrir: async () => {
      await almacen.store.cerrar();
      almacen.store = await abrirStore(url, registro);
      return almacen.store;
    },
    cerrar: async () => {
      await almacen.store.cerrar();
      await borrar();
    },
  };
  return almacen;
}

// Its only connection is the store's: what is run in the raw is run on it.
async function enMemoria(registro: Registro = REGISTRO): Promise<Almacen> {
  let conexiones = abrirSqlite(':memory:');
  const almacen: Almacen = {
    store: crearStoreSqlite(conexiones, registro),
    url: 'sqlite::memory:',
    enCrudo: async (sql) => void conexiones.escritor.exec(sql),
    reabrir: async () => {
      await almacen.store.cerrar();
      conexiones = abrirSqlite(':memory:');
      almacen.store = crearStoreSqlite(conexiones, registro);
      return almacen.store;
    },
    cerrar: () => almacen.store.cerrar(),
  };
  return almacen;
}

async function enArchivo(registro: Registro = REGISTRO): Promise<Almacen> {
  const carpeta = mkdtempSync(join(tmpdir(), 'expediente-base-'));
  const archivo = join(carpeta, 'prueba.db');
  const enCrudo = async (sql: string) => {
    const db = new Sqlite(archivo);
    try {
      db.exec(sql);
    } finally {
      db.close();
    }
  };
  const borrar = () => rmSync(carpeta, { recursive: true, force: true });
  return almacenEn({ url: `sqlite:${archivo}`, enCrudo, borrar }, registro);
}

async function migrar(url: string): Promise<void> {
  const store = await abrirStore(url, REGISTRO);
  await store.cerrar();
}

/** A new empty database in the cluster of the run, as `CREATE DATABASE` leaves it. */
export function baseVacia(): Promise<BasePostgres> {
  return crearBase(inject('postgres'));
}

/** A new database in the cluster of the run, migrated already: tens of milliseconds. */
export async function basePostgres(): Promise<BasePostgres> {
  const acceso = inject('postgres');
  return crearBase(acceso, await plantillaMigrada(acceso, migrar));
}

const conNombre = new Map<string, Promise<BasePostgres>>();

/** The address of the database of a name, migrated: the same for the whole of this test file. */
export async function baseDeNombre(nombre: string): Promise<string> {
  const acceso = inject('postgres');
  const crear = async () => crearBase(acceso, await plantillaMigrada(acceso, migrar), nombre);
  const base = conNombre.get(nombre) ?? crear();
  conNombre.set(nombre, base);
  return (await base).url;
}

/** Drops those of this test file. */
export async function borrarBasesConNombre(): Promise<void> {
  for (const base of conNombre.values()) await (await base).borrar();
  conNombre.clear();
}

async function enPostgres(registro: Registro = REGISTRO): Promise<Almacen> {
  const base = await basePostgres();
  const enCrudo = async (sql: string) => {
    const cliente = new Client({ connectionString: base.url });
    await cliente.connect();
    try {
      await cliente.query(sql);
    } finally {
      await cliente.end();
    }
  };
  return almacenEn({ url: base.url, enCrudo, borrar: base.borrar }, registro);
}

/** Every kind of database the system runs on. */
export const ALMACENES: readonly ClaseDeAlmacen[] = [
  { nombre: 'SQLite en memoria', perdura: false, abrir: enMemoria },
  { nombre: 'SQLite en archivo', perdura: true, abrir: enArchivo },
  { nombre: 'PostgreSQL', perdura: true, abrir: enPostgres },
];

/** One of them. */
export function claseDeAlmacen(nombre: ClaseDeAlmacen['nombre']): ClaseDeAlmacen {
  return ALMACENES.find((c) => c.nombre === nombre) as ClaseDeAlmacen;
}
