import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { v7 as uuid } from 'uuid';
import { correo as direccion, esRuc } from '../machines/base/campos.js';
import { ROLES, type Rol } from '../machines/base/evento.js';
import { REGISTRO } from '../machines/registro.js';
import { huellaDeFicha, nuevaFicha } from './api/acceso.js';
import { relojReal } from './clock.js';
import { ConfigInvalida, leerConfig } from './config.js';
import { Door } from './engine/door.js';
import { verificarTodo } from './engine/verificar.js';
import { terminar } from './main.js';
import { abrirStore } from './oficina.js';
import { RAIZ } from './raiz.js';
import { ordenExportar, ordenProbar, ordenRotar } from './sobres/ordenes.js';
import type { Store } from './store/puerto.js';
import { abrirSqlite } from './store/sqlite/abrir.js';
import { esquema } from './store/sqlite/migrar.js';

async function conStore<T>(trabajo: (store: Store) => Promise<T>): Promise<T> {
  const store = abrirStore(leerConfig(process.env).DATABASE_URL, REGISTRO);
  try {
    return await trabajo(store);
  } finally {
    await store.cerrar();
  }
}

const programa = new Command('expediente').description(
  'Órdenes de Expediente Vivo. La base de datos es la de DATABASE_URL.',
);
programa.configureOutput({ outputError: (texto, escribir) => escribir(texto) });

const usuarios = programa.command('usuarios').description('Usuarios y sus fichas.');
usuarios
  .command('crear')
  .description('Crea un usuario y muestra su ficha una sola vez.')
  .requiredOption('--nombre <nombre>', 'nombre del usuario')
  .addOption(new Option('--rol <rol...>', 'uno o más roles').choices([...ROLES]).makeOptionMandatory())
  .option('--correo <correo>', 'correo del usuario')
  .option('--entidad <ruc>', 'RUC de la entidad por la que actúa')
  .action(
    async ({
      nombre,
      rol,
      correo,
      entidad,
    }: {
      nombre: string;
      rol: Rol[];
      correo?: string;
      entidad?: string;
    }) => {
      if (nombre.trim() === '') throw new ConfigInvalida('Indique un nombre que no esté en blanco.');
      if (correo !== undefined && !direccion().safeParse(correo).success)
        throw new ConfigInvalida('El correo no es una dirección que se pueda leer.');
      if (entidad !== undefined && !esRuc(entidad))
        throw new ConfigInvalida('El RUC tiene 11 dígitos y su dígito verificador no corresponde.');
      if (rol.includes('entidad') && entidad === undefined)
        throw new ConfigInvalida('Un usuario de entidad necesita --entidad <ruc>.');
      const ficha = nuevaFicha();
      const id = uuid();
      await conStore((store) =>
        store.crearUsuario(
          { id, nombre, correo: correo ?? null, roles: rol, entidad: entidad ?? null },
          huellaDeFicha(ficha),
          relojReal.ahora(),
        ),
      );
      console.log(JSON.stringify({ id, token: ficha }));
    },
  );
usuarios
  .command('ficha <id>')
  .description('Da una ficha nueva; la anterior deja de servir.')
  .action(async (id: string) => {
    const ficha = nuevaFicha();
    if (!(await conStore((store) => store.renovarFicha(id, huellaDeFicha(ficha)))))
      throw new ConfigInvalida('Ese usuario no existe.');
    console.log(JSON.stringify({ id, token: ficha }));
  });
usuarios
  .command('revocar <id>')
  .description('Revoca a un usuario de inmediato.')
  .action(async (id: string) => {
    if (!(await conStore((store) => store.revocar(id, relojReal.ahora()))))
      throw new ConfigInvalida('Ese usuario no existe.');
    console.log('Revocado.');
  });

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
    console.log(await conStore((store) => ordenRotar(leerConfig(process.env), store, archivo ?? null)));
  });

programa
  .command('verificar')
  .description('Verifica la cadena y repite la historia de todos los expedientes.')
  .action(async () => {
    const resumen = await conStore((store) => {
      const door = new Door(store, REGISTRO, relojReal, false);
      return verificarTodo(door, (caso, diferencias) => console.log(JSON.stringify({ caso, diferencias })));
    });
    console.log(
      `${resumen.casos} expedientes, ${resumen.eventos} eventos, ${resumen.conDiferencias} con diferencias.`,
    );
    if (resumen.conDiferencias > 0) process.exitCode = 1;
  });

programa
  .command('esquema')
  .description('Escribe db/esquema.sql con el esquema que dejan las migraciones.')
  .action(() => {
    const { escritor } = abrirSqlite(':memory:');
    writeFileSync(join(RAIZ, 'db', 'esquema.sql'), esquema(escritor));
  });

programa.parseAsync().catch(terminar);
