import type { Generador } from '../bench/carga.js';
import type { Servidor } from '../bench/servidor.js';
import { segundosDePostgres } from './procesador.js';

/** What a load of some seconds gave. */
export interface Ronda {
  readonly porSegundo: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of processor for each event: of the replicas, and of PostgreSQL. */
  readonly cpuReplicas: number;
  readonly cpuPostgres: number;
  /** Share of a processor the client itself used. */
  readonly cpuCliente: number;
}

/** How much is sent, and over which cases. */
export interface Envio {
  readonly ids: readonly string[];
  readonly actos: readonly unknown[];
  /** Of all the replicas together. */
  readonly conexiones: number;
  readonly segundos: number;
  /** Process of PostgreSQL whose processor is counted. */
  readonly postmaster: number;
}

/** Loads some replicas at once, each with its share of the connections, any case through any of them. */
export async function cargarReplicas(
  replicas: readonly Servidor[],
  generadores: readonly Generador[],
  { ids, actos, conexiones, segundos, postmaster }: Envio,
): Promise<Ronda> {
  const cpu = () => replicas.reduce((suma, r) => suma + r.procesador(), 0);
  const antes = { replicas: cpu(), postgres: segundosDePostgres(postmaster) };
  const cargas = await Promise.all(
    replicas.map((replica, i) =>
      (generadores[i] as Generador).cargar({
        url: replica.url,
        ids:
          ids.length === 1
            ? Array<string>(conexiones).fill(ids[0] as string)
            : ids.filter((_, j) => j % replicas.length === i),
        actos,
        conexiones: Math.ceil(conexiones / replicas.length),
        segundos,
        minima: false,
      }),
    ),
  );
  const eventos = cargas.reduce((suma, c) => suma + c.aceptadas, 0);
  return {
    porSegundo: cargas.reduce((suma, c) => suma + c.porSegundo, 0),
    p50: Math.max(...cargas.map((c) => c.p50)),
    p99: Math.max(...cargas.map((c) => c.p99)),
    cpuReplicas: ((cpu() - antes.replicas) * 1000) / eventos,
    cpuPostgres: ((segundosDePostgres(postmaster) - antes.postgres) * 1000) / eventos,
    cpuCliente: cargas.reduce((suma, c) => suma + c.procesador, 0),
  };
}
