import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { REGISTRO } from '../machines/registro.js';
import { ponerOrdenesDeUsuarios } from './auth/ordenes.js';
import { relojReal } from './clock.js';
import { ConfigInvalida, esPostgres, leerConfig } from './config.js';
import { Deposito } from './documentos/deposito.js';
import { verificarDocumentos } from './documentos/verificar.js';
import { Door } from './engine/door.js';
import { verificarTodo } from './engine/verificar.js';
import { terminar } from './main.js';
import { relojDe, VERSION } from './oficina.js';
import { hablarCastellano } from './operaciones/castellano.js';
import { ponerOrdenes } from './operaciones/ordenes.js';
import { RAIZ } from './raiz.js';
import { ordenSellos } from './sellos/orden.js';
import { ordenExportar, ordenProbar, ordenRotar } from './sobres/ordenes.js';
import { abrirMudable, abrirStore, abrirStoreASolas } from './store/abrir.js';
import { esquemaDe, examinarPostgres } from './store/postgres/examinar.js';
import type { Store } from './store/puerto.js';
import { abrirSqlite } from './store/sqlite/abrir.js';
import { copiasSqlite } from './store/sqlite/copias.js';
import { esquema } from './store/sqlite/migrar.js';

async function conStore<T>(trabajo: (store: Store) => Promise<T>): Promise<T> {
  const store = await abrirStore(leerConfig(process.env).DATABASE_URL, REGISTRO);
  try {
    return await trabajo(store);
  } finally {
    await store.cerrar();
  }
}

// Whoever looks at a system must not leave an empty database where there was none.
async function existente(): Promise<string> {
  const { DATABASE_URL } = leerConfig(process.env);
  if (esPostgres(DATABASE_URL)) {
    if ((await examinarPostgres(DATABASE_URL)).esquema > 0) return DATABASE_URL;
    throw new ConfigInvalida('La base de datos de PostgreSQL está vacía: inicie antes el sistema.');
  }
  const archivo = DATABASE_URL.slice('sqlite:'.length);
  if (!existsSync(archivo))
    throw new ConfigInvalida(`No existe la base de datos ${archivo}; revise DATABASE_URL.`);
  return DATABASE_URL;
}

async function conStoreExistente<T>(trabajo: (store: Store) => Promise<T>): Promise<T> {
  await existente();
  return conStore(trabajo);
}

async function alDia(url: string): Promise<string> {
  const copias = copiasSqlite(url);
  const ficha = esPostgres(url) ? await examinarPostgres(url) : copias.examinar(copias.archivo ?? '');
  if (!ficha.alDia)
    throw new ConfigInvalida(
      'La base de datos es de un programa anterior y esta orden no la cambia: inicie antes el sistema nuevo, que la actualiza.',
    );
  return url;
}

const programa = new Command('expediente').description(
  'Órdenes de Expediente Vivo. La base de datos es la de DATABASE_URL.',
);
hablarCastellano(programa);

ponerOrdenesDeUsuarios(programa, conStore, console.log);

const custodia = programa.command('custodia').description('La clave de los sobres cerrados.');
custodia
  .command('exportar <archivo>')
  .description('Escribe la clave en un archivo nuevo, para guardarla aparte.')
  .action((archivo: string) => console.log(ordenExportar(leerConfig(process.env), archivo)));
custodia
  .command('probar <archivo>')
  .description('Prueba que una clave exportada abre los sobres de la base de datos; no muestra ningún monto.')
  .action(async (archivo: string) => {
    const { bien, frase } = await conStore((store) => ordenProbar(store, archivo));
    if (bien) console.log(frase);
    else throw new ConfigInvalida(frase);
  });
custodia
  .command('rotar [archivo]')
  .description('Pasa la base de datos de la clave anterior, que está en el archivo, a la configurada.')
  .option('--clave-perdida', 'ya no hay clave anterior: lo que ella selló queda cerrado')
  .action(async (archivo: string | undefined, { clavePerdida }: { clavePerdida?: true }) => {
    if ((archivo === undefined) !== (clavePerdida === true))
      throw new ConfigInvalida(
        'Indique el archivo de la clave anterior, o --clave-perdida si no existe más.',
      );
    console.log(
      await conStoreExistente((store) => ordenRotar(leerConfig(process.env), store, archivo ?? null)),
    );
  });

programa
  .command('verificar')
  .description(
    'Verifica la cadena, repite la historia de todos los expedientes y prueba cada documento por su huella.',
  )
  .option('--sello <archivo...>', 'prueba además que nada falta desde que se publicaron estos sellos')
  .action(async ({ sello: archivos = [] }: { sello?: string[] }) => {
    const [resumen, documentos, sellos] = await conStoreExistente(async (store) => {
      const door = new Door(store, REGISTRO, relojReal, false);
      const deposito = new Deposito(leerConfig(process.env).DIRECTORIO_DOCUMENTOS, store.tieneContenido);
      return [
        await verificarTodo(door, (caso, diferencias) => console.log(JSON.stringify({ caso, diferencias }))),
        await verificarDocumentos(store, deposito, (falta) => console.log(JSON.stringify(falta))),
        await ordenSellos(store, archivos, (frase) => console.log(frase)),
      ];
    });
    console.log(
      `${resumen.casos} expedientes, ${resumen.eventos} eventos, ${resumen.conDiferencias} con diferencias.`,
    );
    if (resumen.suprimidos !== undefined)
      console.log(`De ${resumen.suprimidos} eventos se suprimieron datos personales (Ley 29733).`);
    if (documentos.documentos + documentos.faltas > 0)
      console.log(`${documentos.documentos} documentos, ${documentos.faltas} con diferencias.`);
    if (resumen.conDiferencias > 0 || documentos.faltas > 0 || !sellos) process.exitCode = 1;
  });

ponerOrdenes(programa, {
  programa: VERSION,
  registro: REGISTRO,
  decir: (linea) => console.log(linea),
  config: () => leerConfig(process.env),
  copias: (url) => copiasSqlite(url ?? leerConfig(process.env).DATABASE_URL),
  abrir: (url) => abrirStore(url, REGISTRO),
  abrirSinCambiar: async () => abrirStore(await alDia(await existente()), REGISTRO),
  abrirASolas: async () => abrirStoreASolas(await existente(), REGISTRO),
  abrirMudable,
  relojDe,
});

programa
  .command('esquema')
  .description(
    'Escribe el esquema que dejan las migraciones: db/esquema.sql, o db/esquema-postgres.sql si DATABASE_URL es de PostgreSQL.',
  )
  .action(async () => {
    const { DATABASE_URL } = leerConfig(process.env);
    const [archivo, texto] = esPostgres(DATABASE_URL)
      ? ['esquema-postgres.sql', await esquemaDe(DATABASE_URL)]
      : ['esquema.sql', esquema(abrirSqlite(':memory:').escritor)];
    writeFileSync(join(RAIZ, 'db', archivo), texto);
  });

programa.parseAsync().catch(terminar);
