import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { acabar, type Contendiente, hastaQue, lanzar, pedir, puertoLibre } from './contendiente.js';
import { PARES } from './instalar.js';
import { NOTA } from './tabla.js';

function ocupaLaCarpeta(carpeta: string): number {
  return readdirSync(carpeta, { recursive: true, withFileTypes: true })
    .filter((entrada) => entrada.isFile())
    .reduce(
      (suma, { parentPath, name }) =>
        suma + (statSync(join(parentPath, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
}

const SINCRONIZA =
  'rocksdb-disable-wal-fsync = false (por omisión): el registro se sincroniza antes de responder';

/** Restate as it comes, with as many partitions as cores instead of 24, and with a log that does not wait for the disk. */
export const MODOS = {
  comoViene: { nombre: 'Restate', durabilidad: SINCRONIZA, entorno: {} },
  ajustado: {
    nombre: 'Restate ajustado',
    durabilidad: SINCRONIZA,
    entorno: { RESTATE_DEFAULT_NUM_PARTITIONS: String(availableParallelism()) },
  },
  sinFsync: {
    nombre: 'Restate sin fsync',
    durabilidad: 'rocksdb-disable-wal-fsync = true: un corte de luz pierde lo último que se respondió',
    entorno: { RESTATE_LOG_SERVER__ROCKSDB_DISABLE_WAL_FSYNC: 'true' },
  },
} as const;

/** Restate's server and the service with the statechart as its XState package runs it. */
export async function restate(
  carpeta: string,
  { nombre, durabilidad, entorno }: (typeof MODOS)[keyof typeof MODOS],
): Promise<Contendiente> {
  const [nodo, ingreso, administracion, servicio] = await Promise.all([1, 2, 3, 4].map(puertoLibre));
  const url = `http://127.0.0.1:${ingreso}`;
  const admin = `http://127.0.0.1:${administracion}`;
  const paquete = `@restatedev/restate-server-${process.platform}-${process.arch}`;
  const programa = createRequire(join(PARES, 'package.json')).resolve(`${paquete}/bin/restate-server`);
  const codigo = lanzar(process.execPath, [join(PARES, 'restate.mjs')], {
    PORT: String(servicio),
    NODE_ENV: 'production',
  });
  const servidor = lanzar(
    programa,
    ['--no-logo', '--node-name', 'pares', '--base-dir', carpeta, '--log-filter', 'error,octocrab=off'],
    {
      RESTATE_LISTEN_MODE: 'tcp',
      RESTATE_BIND_ADDRESS: `127.0.0.1:${nodo}`,
      RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingreso}`,
      RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${administracion}`,
      RESTATE_DISABLE_TELEMETRY: 'true',
      DO_NOT_TRACK: '1',
      ...entorno,
    },
  );
  await hastaQue(servidor, () => pedir(`${admin}/deployments`, {}, { uri: `http://127.0.0.1:${servicio}` }));
  return {
    nombre,
    durabilidad,
    url,
    cabeceras: {},
    raices: [servidor.pid as number, codigo.pid as number],
    // What its state takes is in memory until its tables are written; until then, its log is what grows.
    ocupado: async () => ocupaLaCarpeta(carpeta),
    nacer: async () => {
      const caso = randomUUID();
      await pedir(`${url}/veinte/${caso}/create`, {}, {});
      return caso;
    },
    acto: (caso, tipo) => ({
      camino: `/veinte/${caso}/send`,
      cuerpo: JSON.stringify({ event: { type: tipo, datos: { nota: NOTA } } }),
    }),
    tienePlazo: async (caso) => {
      const query = `SELECT id FROM sys_invocation WHERE target_service_key = '${caso}' AND status = 'scheduled'`;
      const { rows } = (await pedir(`${admin}/query`, { Accept: 'application/json' }, { query })) as {
        rows: unknown[];
      };
      return rows.length > 0;
    },
    estado: async (caso) =>
      ((await pedir(`${url}/veinte/${caso}/snapshot`, {}, {})) as { value: string }).value,
    parar: async () => {
      await acabar(servidor);
      await acabar(codigo);
    },
  };
}
