import { existsSync } from 'node:fs';
import type { Registro } from '../../machines/registro.js';
import { esPostgres } from '../config.js';
import { AlmacenNoDisponible } from './errores.js';
import type { Mudable } from './mudanza.js';
import { abrirPostgres, abrirPostgresASolas } from './postgres/abrir.js';
import { mudablePostgres } from './postgres/mudable.js';
import type { Store } from './puerto.js';
import { abrirSqlite, abrirSqliteASolas } from './sqlite/abrir.js';
import { crearStoreSqlite } from './sqlite/index.js';
import { mudableSqlite } from './sqlite/mudable.js';

/** Opens the database a URL names. @throws AlmacenNoDisponible, BaseIncompatible */
export async function abrirStore(url: string, registro: Registro): Promise<Store> {
  if (esPostgres(url)) return abrirPostgres(url, registro);
  return crearStoreSqlite(abrirSqlite(url.slice('sqlite:'.length)), registro);
}

/** The same for this process alone: refused while a server has it open. @throws AlmacenNoDisponible BASE_OCUPADA */
export async function abrirStoreASolas(url: string, registro: Registro): Promise<Store> {
  if (esPostgres(url)) return abrirPostgresASolas(url, registro);
  return crearStoreSqlite(abrirSqliteASolas(url.slice('sqlite:'.length)), registro);
}

/**
 * Opens a database to be moved out of or into, for this process alone.
 * @throws AlmacenNoDisponible when somebody has it open, or there is none where one must be
 */
export async function abrirMudable(url: string, cual: 'existente' | 'nueva'): Promise<Mudable> {
  if (esPostgres(url)) return mudablePostgres(url);
  const ruta = url.slice('sqlite:'.length);
  if (!url.startsWith('sqlite:') || ruta === ':memory:')
    throw new AlmacenNoDisponible('BASE_FALLA', 'Una base se muda de o a sqlite:<ruta> o postgres://….');
  if (cual === 'existente' && !existsSync(ruta))
    throw new AlmacenNoDisponible('BASE_FALLA', `No existe la base de datos ${ruta}.`);
  return mudableSqlite(ruta);
}
