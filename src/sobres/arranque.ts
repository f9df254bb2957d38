import type { KeyObject } from 'node:crypto';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { type Config, ConfigInvalida, esPostgres } from '../config.js';
import type { Store } from '../store/puerto.js';
import { borrarArchivo, ClaveIlegible, crearArchivo, estaEn, laLeenOtros, leerArchivo } from './archivo.js';
import { leerClave, nuevaClave } from './clave.js';
import { Custodio } from './custodio.js';

const ARCHIVO = './custodia/clave-sobres';

type ConfigDeSobres = Pick<Config, 'CLAVE_SOBRES' | 'ARCHIVO_CLAVE_SOBRES' | 'DATABASE_URL'>;

const SIN_LA_CLAVE = (ruta: string | null, falta: boolean, identidad: string) =>
  falta
    ? `Falta la clave de los sobres de esta base de datos: copie a ${ruta} el archivo de otra réplica, o ponga su valor en CLAVE_SOBRES. Si la clave se perdió: npm run custodia -- rotar --clave-perdida.`
    : `La clave de los sobres de esta réplica (${identidad}) no es la de la base de datos: ponga en ${ruta ?? 'CLAVE_SOBRES'} la misma que tienen las demás.`;

/** Where the key is kept by these settings; null when it is in them, or nowhere (a database in memory). */
export function archivoDeClave(config: ConfigDeSobres): string | null {
  if (config.CLAVE_SOBRES !== undefined) return null;
  return config.ARCHIVO_CLAVE_SOBRES ?? (config.DATABASE_URL === 'sqlite::memory:' ? null : ARCHIVO);
}

/** Runs what reads or writes a key file. @throws ConfigInvalida with one line when it cannot */
export function conArchivo<T>(
  ruta: string,
  trabajo: (ruta: string) => T,
  que = 'La variable ARCHIVO_CLAVE_SOBRES no sirve',
): T {
  try {
    return trabajo(ruta);
  } catch (error) {
    if (!(error instanceof ClaveIlegible)) throw error;
    throw new ConfigInvalida(`${que}: ${ruta} ${error.message}.`);
  }
}

/** The key of the settings, or null when its file does not exist yet. @throws ConfigInvalida */
export function claveDe(config: ConfigDeSobres): KeyObject | null {
  const ruta = archivoDeClave(config);
  if (ruta !== null) return conArchivo(ruta, leerArchivo);
  return config.CLAVE_SOBRES === undefined ? null : leerClave(config.CLAVE_SOBRES);
}

function advertirLugar(ruta: string, url: string, log: Logger): void {
  const base = url.slice('sqlite:'.length);
  if (url.startsWith('sqlite:') && base !== ':memory:' && estaEn(ruta, dirname(base)))
    log.warn(
      { archivo: ruta },
      'la clave de los sobres está en la carpeta de la base de datos: una copia se llevaría las dos',
    );
  if (laLeenOtros(ruta))
    log.warn(
      { archivo: ruta },
      'otros usuarios de esta máquina pueden leer la clave de los sobres; póngale permisos 0600',
    );
}

/** The key to begin with, whether it is new, and whether there should be one and it is lost. */
function tomarClave(config: ConfigDeSobres, testigo: string | null) {
  const ruta = archivoDeClave(config);
  const clave = claveDe(config);
  if (clave !== null) return { clave, nueva: false, perdida: false };
  if (ruta === null) return { clave: nuevaClave(), nueva: false, perdida: false };
  if (testigo === null) return { ...conArchivo(ruta, crearArchivo), perdida: false };
  // A new file would pass for the lost key, and stand in the way of whoever brings it back.
  return { clave: nuevaClave(), nueva: false, perdida: true };
}

/**
 * Takes charge of the envelopes of a database: reads the key, or creates it when the database has none yet, and leaves
 * the witness that proves it. With a key that is not that of the database it starts all the same and says so: cases are
 * served, and nothing is sealed or opened. Not where other replicas may have the key of the database: what one of them
 * counts, signs or seals with another key the rest would not know.
 * @throws ConfigInvalida when the key cannot be read or created, or must be that of the other replicas and is not
 */
export async function abrirCustodia(config: ConfigDeSobres, store: Store, log: Logger): Promise<Custodio> {
  const ruta = archivoDeClave(config);
  const { clave, nueva, perdida } = tomarClave(config, await store.testigo());
  const custodio = new Custodio(clave);
  const abre = custodio.abreTestigo(await store.testigoInicial(custodio.nuevoTestigo()));
  if (!abre && esPostgres(config.DATABASE_URL)) {
    // Another replica was first, with the file of another machine: nothing was sealed with this one.
    if (nueva && ruta !== null) conArchivo(ruta, borrarArchivo);
    throw new ConfigInvalida(SIN_LA_CLAVE(ruta, nueva || perdida, custodio.identidad));
  }
  if (nueva)
    log.info(
      { archivo: ruta },
      'clave de los sobres creada; guarde una copia aparte: npm run custodia -- exportar <archivo>',
    );
  if (ruta !== null && !perdida) advertirLugar(ruta, config.DATABASE_URL, log);
  if (!abre)
    log.error(
      perdida ? { archivo: ruta } : { clave: custodio.identidad },
      perdida
        ? 'los sobres de esta base no abren: el archivo de su clave no está; repóngalo y reinicie'
        : 'los sobres de esta base no abren con esta clave; ponga la suya y reinicie',
    );
  return custodio;
}
