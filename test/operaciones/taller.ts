import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { REGISTRO, type Registro } from '../../machines/registro.js';
import { leerConfig } from '../../src/config.js';
import { relojDe } from '../../src/oficina.js';
import type { Taller } from '../../src/operaciones/ensayo.js';
import { ponerOrdenes } from '../../src/operaciones/ordenes.js';
import { type Respaldado, respaldar } from '../../src/operaciones/respaldo.js';
import { type Restaurado, restaurar } from '../../src/operaciones/restaurar.js';
import { abrirMudable, abrirStore, abrirStoreASolas } from '../../src/store/abrir.js';
import { copiasSqlite } from '../../src/store/sqlite/copias.js';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';
import type { Servidor } from '../apoyo/servidor.js';

/** What copies of a database file are made with. */
export const tallerDe = (archivo: string): Taller => ({
  copias: copiasSqlite(`sqlite:${archivo}`),
  registro: REGISTRO,
  abrir: (url) => abrirStore(url, REGISTRO),
});

export interface Lugar {
  readonly archivo: string;
  readonly documentos: string;
  readonly carpeta: string;
}

/** Copies a place as of some instant. */
export function copiar(
  { archivo, documentos, carpeta }: Lugar,
  ahora: string,
  conservar: number | null = null,
): Promise<Respaldado> {
  return respaldar(tallerDe(archivo), { carpeta, documentos, conservar, programa: '0.1.0', ahora });
}

/** Restores a copy in a place. */
export function volver(
  copia: string,
  { archivo, documentos }: Pick<Lugar, 'archivo' | 'documentos'>,
  reemplazar = false,
): Promise<Restaurado> {
  const base = copiasSqlite(`sqlite:${archivo}`);
  const ahora = '2027-03-01T12:00:00.000Z';
  return restaurar(tallerDe(archivo), { copia, base, documentos, reemplazar, ahora });
}

/** Puts a document of a case in the deposit and on record, as the office does. */
export async function guardar(s: Servidor, caso: string, texto: string): Promise<string> {
  const { store, deposito } = s.sistema;
  const contenido = Buffer.from(texto);
  const huella = createHash('sha256').update(contenido).digest('hex');
  await deposito.guardar(contenido, ({ bytes }) =>
    store.registrarDocumento({
      id: randomUUID(),
      caso,
      origen: 'subido',
      clase: null,
      codigo: null,
      secuencia: null,
      aviso: null,
      anterior: null,
      lado: 'oficina',
      nombre: 'Acta de visita — ñandú.txt',
      tipo: 'text/plain',
      bytes,
      huella,
      usuario: 'prueba',
      creado: '2027-02-01T15:00:00.000Z',
    }),
  );
  return join('documentos', huella.slice(0, 2), huella.slice(2, 4), huella);
}

/** The bytes of every file under a folder. */
export function todo(carpeta: string): Buffer[] {
  return readdirSync(carpeta, { recursive: true, withFileTypes: true }).flatMap((e) =>
    e.isFile() ? [readFileSync(join(e.parentPath, e.name))] : [],
  );
}

/** What an order said and how it ended. */
export interface Dicho {
  readonly salida: string;
  readonly error: string;
  readonly codigo: number;
}

/** Gives an order in this process, with the settings of an environment: a process of its own takes a second to start. */
export async function ordenar(
  argumentos: readonly string[],
  entorno: Record<string, string>,
  registro: Registro = REGISTRO,
): Promise<Dicho> {
  const lineas: string[] = [];
  const config = () => leerConfig({ CLAVE_SOBRES: CLAVE_DE_PRUEBA, ...entorno });
  const programa = new Command('expediente').exitOverride();
  programa.configureOutput({ writeErr: () => undefined });
  ponerOrdenes(programa, {
    programa: '0.1.0',
    registro,
    decir: (linea) => lineas.push(linea),
    config,
    copias: (url) => copiasSqlite(url ?? config().DATABASE_URL),
    abrir: (url) => abrirStore(url, registro),
    abrirSinCambiar: () => abrirStore(config().DATABASE_URL, registro),
    abrirASolas: () => abrirStoreASolas(config().DATABASE_URL, registro),
    abrirMudable,
    relojDe,
  });
  process.exitCode = 0;
  const error = await programa.parseAsync([...argumentos], { from: 'user' }).then(
    () => '',
    (e: Error) => e.message,
  );
  const codigo = error === '' ? Number(process.exitCode) : 1;
  process.exitCode = 0;
  return { salida: lineas.join('\n'), error, codigo };
}
