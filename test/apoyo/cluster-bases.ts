import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** The ordinary role that owns the databases: what the product is given, which needs no superuser. */
export const ROL = 'expediente';
const SUPERUSUARIO = 'postgres';

/** How to reach a cluster. */
export interface Acceso {
  readonly puerto: number;
  readonly clave: string;
}

/** A database of its own. */
export interface BasePostgres {
  /** As the ordinary role. */
  readonly url: string;
  readonly nombre: string;
  /** Drops it, cutting whoever is in it. */
  borrar(): Promise<void>;
}

/** The address of a database of a cluster, as the ordinary role unless said. */
export function urlDe({ puerto, clave }: Acceso, base: string, rol: string = ROL): string {
  return `postgres://${rol}:${clave}@127.0.0.1:${puerto}/${base}`;
}

/** Runs statements, one by one, as superuser. Gives the rows of the last. */
export async function comoSuperusuario(
  acceso: Acceso,
  ordenes: readonly string[],
  base = 'postgres',
): Promise<Record<string, unknown>[]> {
  const cliente = new Client({ connectionString: urlDe(acceso, base, SUPERUSUARIO) });
  // A server that is being killed cuts the connection too: what was asked fails by itself.
  cliente.on('error', () => undefined);
  await cliente.connect();
  try {
    let filas: Record<string, unknown>[] = [];
    for (const orden of ordenes) filas = (await cliente.query<Record<string, unknown>>(orden)).rows;
    return filas;
  } finally {
    await cliente.end();
  }
}

/** Makes the ordinary role, if the cluster lacks it. */
export async function prepararRol(acceso: Acceso): Promise<void> {
  const hay = await comoSuperusuario(acceso, [`SELECT 1 FROM pg_roles WHERE rolname = '${ROL}'`]);
  if (hay.length === 0)
    await comoSuperusuario(acceso, [
      `CREATE ROLE ${ROL} LOGIN NOSUPERUSER NOCREATEDB PASSWORD '${acceso.clave}'`,
    ]);
}

/** A database with a name of its own, created if it is not there. */
export async function asegurarBase(acceso: Acceso, nombre: string): Promise<void> {
  const hay = await comoSuperusuario(acceso, [`SELECT 1 FROM pg_database WHERE datname = '${nombre}'`]);
  if (hay.length === 0)
    await comoSuperusuario(acceso, [`CREATE DATABASE ${nombre} OWNER ${ROL} TEMPLATE template0`]);
}

/** A new database, empty or as a template is, with a name made up unless one is given. */
export async function crearBase(
  acceso: Acceso,
  plantilla = 'template0',
  nombre = `b_${randomBytes(6).toString('hex')}`,
): Promise<BasePostgres> {
  await comoSuperusuario(acceso, [`CREATE DATABASE ${nombre} OWNER ${ROL} TEMPLATE ${plantilla}`]);
  return {
    url: urlDe(acceso, nombre),
    nombre,
    borrar: async () => {
      await comoSuperusuario(acceso, [`DROP DATABASE IF EXISTS ${nombre} WITH (FORCE)`]);
    },
  };
}

const PLANTILLA = 'plantilla_migrada';
const UNO_SOLO = 'SELECT pg_advisory_lock(3)';

/**
 * The template of this cluster whose database is migrated already, made by the first of the processes that asks.
 * @param migrar leaves the empty database of an address migrated, and nobody in it
 */
export async function plantillaMigrada(
  acceso: Acceso,
  migrar: (url: string) => Promise<void>,
): Promise<string> {
  const cliente = new Client({ connectionString: urlDe(acceso, 'postgres', SUPERUSUARIO) });
  await cliente.connect();
  try {
    const esta = async () =>
      (await cliente.query('SELECT 1 FROM pg_database WHERE datname = $1', [PLANTILLA])).rowCount === 1;
    if (await esta()) return PLANTILLA;
    await cliente.query(UNO_SOLO);
    if (await esta()) return PLANTILLA;
    const base = await crearBase(acceso);
    await migrar(base.url);
    // Its name is given last: who finds it finds it whole.
    await cliente.query(`ALTER DATABASE ${base.nombre} RENAME TO ${PLANTILLA}`);
    return PLANTILLA;
  } finally {
    await cliente.end();
  }
}
