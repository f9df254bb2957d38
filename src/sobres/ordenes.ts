import { type Config, ConfigInvalida } from '../config.js';
import type { SobreGuardado, Store } from '../store/puerto.js';
import { leerArchivo } from './archivo.js';
import { archivoDeClave, claveDe, conArchivo } from './arranque.js';
import { Custodio } from './custodio.js';
import { SobreNoAbre } from './errores.js';

const POR_PAGINA = 500;

function custodioDe(config: Config): Custodio {
  const clave = claveDe(config);
  if (clave) return new Custodio(clave);
  const ruta = archivoDeClave(config);
  throw new ConfigInvalida(
    ruta === null
      ? 'No hay clave de los sobres: póngala en CLAVE_SOBRES o en ARCHIVO_CLAVE_SOBRES.'
      : `No hay clave de los sobres en ${ruta}: se crea al iniciar el sistema por primera vez.`,
  );
}

function custodioDelArchivo(archivo: string): Custodio {
  const clave = conArchivo(archivo, leerArchivo, 'No se leyó la clave');
  if (clave) return new Custodio(clave);
  throw new ConfigInvalida(`El archivo ${archivo} no existe.`);
}

/** Writes the key of the settings to a file, to be kept apart. @throws ConfigInvalida */
export function ordenExportar(config: Config, archivo: string): string {
  const custodio = custodioDe(config);
  conArchivo(archivo, (ruta) => custodio.exportar(ruta), 'No se exportó la clave');
  return `Clave ${custodio.identidad} exportada a ${archivo}. Pruébela (npm run custodia -- probar ${archivo}), guárdela aparte de la base de datos y de sus copias, y borre el archivo.`;
}

async function contar(store: Store, abre: (sobre: SobreGuardado) => boolean) {
  const cuenta = { abren: 0, cerrados: 0 };
  let despues = '';
  for (;;) {
    const pagina = await store.todosLosSobres(despues, POR_PAGINA);
    for (const sobre of pagina) cuenta[abre(sobre) ? 'abren' : 'cerrados'] += 1;
    const ultimo = pagina.at(-1);
    if (ultimo === undefined) return cuenta;
    despues = ultimo.id;
  }
}

/** Whether an exported key opens every envelope of a database; no amount is shown. @throws ConfigInvalida */
export async function ordenProbar(store: Store, archivo: string): Promise<{ bien: boolean; frase: string }> {
  const custodio = custodioDelArchivo(archivo);
  const testigo = await store.testigo();
  if (testigo === null)
    return { bien: false, frase: 'Esta base de datos todavía no tiene sobres: inicie el sistema una vez.' };
  const { abren, cerrados } = await contar(store, (s) => custodio.abre(s));
  const bien = custodio.abreTestigo(testigo) && cerrados === 0;
  return {
    bien,
    frase: bien
      ? `La clave ${custodio.identidad} abre esta base de datos: el sobre de prueba y los ${abren} sobres guardados.`
      : `La clave ${custodio.identidad} no es la de esta base de datos: de ${abren + cerrados} sobres guardados no abre ${cerrados}${custodio.abreTestigo(testigo) ? '' : ', ni el de prueba'}.`,
  };
}

/**
 * Changes the key of a database to that of the settings: every envelope it does not open yet is wrapped anew, all or
 * nothing. Without the earlier key only the witness changes: what that key sealed stays shut while it does not appear.
 * @throws ConfigInvalida
 */
export async function ordenRotar(config: Config, store: Store, anterior: string | null): Promise<string> {
  const nuevo = custodioDe(config);
  const testigo = nuevo.nuevoTestigo();
  if (anterior === null) {
    await store.reenvolver(testigo, (sobre) => sobre.llave);
    const { abren, cerrados } = await contar(store, (s) => nuevo.abre(s));
    return `La base de datos usa ahora la clave ${nuevo.identidad}. Abre ${abren} sobres; ${cerrados} quedan cerrados mientras no aparezca la anterior.`;
  }
  const viejo = custodioDelArchivo(anterior);
  try {
    const total = await store.reenvolver(testigo, (sobre) =>
      nuevo.abre(sobre) ? sobre.llave : nuevo.recibir(viejo, sobre),
    );
    return `La base de datos pasó de la clave ${viejo.identidad} a la ${nuevo.identidad}: ${total} sobres.`;
  } catch (error) {
    if (!(error instanceof SobreNoAbre)) throw error;
    throw new ConfigInvalida(
      `La clave ${viejo.identidad} no abre todos los sobres de esta base de datos; no se cambió nada.`,
    );
  }
}
