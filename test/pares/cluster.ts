import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { abrirCluster } from '../apoyo/cluster.js';
import { comoSuperusuario } from '../apoyo/cluster-bases.js';

/** An empty database in a PostgreSQL of its own, so that what it uses is of one contender alone. */
export interface BaseDePostgres {
  readonly url: string;
  readonly pid: number;
  readonly durabilidad: string;
  /** Bytes of its tables and indexes, without the journal. */
  ocupado(): Promise<number>;
  parar(): Promise<void>;
}

/** Starts a PostgreSQL as its defaults are: an answered commit is on the disk. */
export async function basePostgres(carpeta: string): Promise<BaseDePostgres> {
  const cluster = await abrirCluster({ durable: true, carpeta });
  const base = await cluster.crearBase();
  return {
    url: base.url,
    pid: Number(readFileSync(join(carpeta, 'datos', 'postmaster.pid'), 'utf8').split('\n')[0]),
    durabilidad: 'fsync = on, synchronous_commit = on: el WAL se sincroniza antes de responder',
    ocupado: async () => {
      const orden = `SELECT pg_database_size('${base.nombre}') AS bytes`;
      const [fila] = await comoSuperusuario(cluster.acceso, [orden]);
      return Number(fila?.['bytes']);
    },
    parar: () => cluster.cerrar(),
  };
}
