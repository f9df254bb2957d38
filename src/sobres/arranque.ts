import type { KeyObject } from 'node:crypto';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { type Config, ConfigInvalida } from '../config.js';
import type { Store } from '../store/puerto.js';
import { ClaveIlegible, crearArchivo, estaEn, laLeenOtros, leerArchivo } from './archivo.js';
import { leerClave, nuevaClave } from './clave.js';
import { Custodio } from './custodio.js';

const ARCHIVO = './custodia/clave-sobres';

type ConfigDeSobres = Pick<Config, 'CLAVE_SOBRES' | 'ARCHIVO_CLAVE_SOBRES' | 'DATABASE_URL'>;

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

function advertirLugar(ruta: string, base: string, log: Logger): void {
  if (base !== ':memory:' && estaEn(ruta, dirname(base)))
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

/**
 * Takes charge of the envelopes of a database: reads the key, or creates it when the database has none yet, and leaves
 * the witness that proves it. With a key that is not that of the database it starts all the same and says so: cases are
 * served, and nothing is sealed or opened.
 * @throws ConfigInvalida when the key cannot be read or created
 */
export async function abrirCustodia(config: ConfigDeSobres, store: Store, log: Logger): Promise<Custodio> {
  const ruta = archivoDeClave(config);
  const testigo = await store.testigo();
  let clave = claveDe(config);
  if (clave === null && ruta !== null && testigo === null) {
    clave = conArchivo(ruta, crearArchivo);
    log.info(
      { archivo: ruta },
      'clave de los sobres creada; guarde una copia aparte: npm run custodia -- exportar <archivo>',
    );
  }
  const perdida = clave === null && ruta !== null;
  // A new file would pass for the lost key, and stand in the way of whoever brings it back.
  const custodio = new Custodio(clave ?? nuevaClave());
  if (ruta !== null && !perdida) advertirLugar(ruta, config.DATABASE_URL.slice('sqlite:'.length), log);
  if (!custodio.abreTestigo(await store.testigoInicial(custodio.nuevoTestigo())))
    log.error(
      perdida ? { archivo: ruta } : { clave: custodio.identidad },
      perdida
        ? 'los sobres de esta base no abren: el archivo de su clave no está; repóngalo y reinicie'
        : 'los sobres de esta base no abren con esta clave; ponga la suya y reinicie',
    );
  return custodio;
}
