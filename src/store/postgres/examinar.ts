import type { Client } from 'pg';
import type { FichaDeBase } from '../copias.js';
import { traducir } from '../errores.js';
import { Conexiones } from './conexiones.js';
import { esquemaPostgres } from './esquema.js';
import { comprobarDuenio, migracionesPostgres, migrar } from './migrar.js';

async function con<T>(url: string, trabajo: (cliente: Client) => Promise<T>): Promise<T> {
  const cliente = new Conexiones(url).nueva();
  try {
    await cliente.connect();
    return await trabajo(cliente);
  } catch (error) {
    throw traducir(error);
  } finally {
    await cliente.end().catch(() => undefined);
  }
}

/**
 * What is known of a database of PostgreSQL without migrating it: version 0 is an empty one.
 * @throws AlmacenNoDisponible, BaseIncompatible when it is not a database of this system, or of a newer program
 */
export function examinarPostgres(url: string): Promise<Omit<FichaDeBase, 'casos'>> {
  return con(url, async (cliente) => {
    const lista = migracionesPostgres();
    const esquema = await comprobarDuenio(cliente, lista);
    return { esquema, alDia: esquema === lista.at(-1)?.numero };
  });
}

/** The schema of a database of PostgreSQL brought to date, for the committed dump. @throws AlmacenNoDisponible, BaseIncompatible */
export function esquemaDe(url: string): Promise<string> {
  return con(url, async (cliente) => {
    await migrar(cliente);
    return esquemaPostgres(cliente);
  });
}
