import type { Registro } from '../../../machines/registro.js';
import { AlmacenNoDisponible, traducir } from '../errores.js';
import type { Store } from '../puerto.js';
import { CERROJO_DE_SERVICIO } from './cerrojos.js';
import { Conexiones } from './conexiones.js';
import { Escucha } from './escucha.js';
import { crearStorePostgres } from './index.js';
import { migrar } from './migrar.js';

async function ponerAlDia(conexiones: Conexiones): Promise<void> {
  const cliente = conexiones.nueva();
  await cliente.connect();
  try {
    await migrar(cliente);
  } finally {
    await cliente.end();
  }
}

/**
 * Opens (and migrates) a database of PostgreSQL, for one replica of several.
 * @param url `postgres://usuario:clave@servidor:puerto/base`
 * @throws AlmacenNoDisponible when it cannot be reached or does not let us in, BaseIncompatible when it is newer or foreign
 */
export async function abrirPostgres(url: string, registro: Registro): Promise<Store> {
  const conexiones = new Conexiones(url);
  const escucha = new Escucha(conexiones);
  try {
    await ponerAlDia(conexiones);
    await escucha.abrir();
    return crearStorePostgres(conexiones, registro, escucha);
  } catch (error) {
    await escucha.cerrar();
    await conexiones.cerrar();
    throw traducir(error);
  }
}

/**
 * Keeps every replica out, and is refused while one lives. The database is brought to date first.
 * @returns how to let go of it, with its connections
 * @throws AlmacenNoDisponible BASE_OCUPADA when somebody has it open, BaseIncompatible
 */
export async function guardar(conexiones: Conexiones): Promise<() => Promise<void>> {
  const guardia = conexiones.nueva();
  const soltar = async () => {
    await guardia.end().catch(() => undefined);
    await conexiones.cerrar();
  };
  try {
    await ponerAlDia(conexiones);
    await guardia.connect();
    const { rows } = await guardia.query<{ suya: boolean }>(
      `SELECT pg_try_advisory_lock(${CERROJO_DE_SERVICIO}) AS suya`,
    );
    if (rows[0]?.suya === true) return soltar;
    throw new AlmacenNoDisponible(
      'BASE_OCUPADA',
      'La base de datos está en uso: detenga antes todas las réplicas del sistema.',
    );
  } catch (error) {
    await soltar();
    throw traducir(error);
  }
}

/** Opens it for this process alone. @throws AlmacenNoDisponible BASE_OCUPADA when somebody has it open, BaseIncompatible */
export async function abrirPostgresASolas(url: string, registro: Registro): Promise<Store> {
  const conexiones = new Conexiones(url);
  const soltar = await guardar(conexiones);
  const store = crearStorePostgres(conexiones, registro, null);
  return { ...store, cerrar: () => store.cerrar().finally(soltar) };
}
