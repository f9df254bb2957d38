import { fechaCivilDe } from '../../machines/calendario/index.js';
import { actosSinFin } from '../bench/actos.js';
import { Generador } from '../bench/carga.js';
import { mediana } from '../bench/medir.js';
import { Servidor } from '../bench/servidor.js';
import { postmasterDe } from './procesador.js';
import { cargarReplicas, type Ronda } from './ronda.js';

const RAZONES = { conexiones: 60, segundos: 20, rondas: 3 };
// Far apart, so that hardly any is in the memory of a replica when its turn comes.
const REPARTIDOS = 20_000;

/** One way of loading the system, with the rounds it ran. */
export interface Contendiente {
  readonly nombre: string;
  readonly rondas: readonly Ronda[];
}

const CONTENDIENTES = [
  { nombre: '1 réplica', replicas: 1, caliente: false },
  { nombre: '3 réplicas', replicas: 3, caliente: false },
  { nombre: '1 réplica, un solo expediente', replicas: 1, caliente: true },
  { nombre: '3 réplicas, un solo expediente', replicas: 3, caliente: true },
] as const;

/** Loads one and three replicas over one database, in turns, with the acts spread over many cases and all on one. */
export async function medirReplicas(
  url: string,
  ids: readonly string[],
  { conexiones, segundos, rondas } = RAZONES,
): Promise<Contendiente[]> {
  const actos = actosSinFin(fechaCivilDe(new Date().toISOString()));
  const postmaster = await postmasterDe(url);
  const salto = Math.max(1, Math.floor(ids.length / REPARTIDOS));
  const repartidos = ids.filter((_, i) => i % salto === 0);
  const generadores = [new Generador(), new Generador(), new Generador()];
  const servidores: Servidor[] = [];
  for (let i = 0; i < 3; i++) servidores.push(await Servidor.sistema(url));
  const muestras = new Map<string, Ronda[]>(CONTENDIENTES.map(({ nombre }) => [nombre, []]));
  try {
    for (let ronda = -1; ronda < rondas; ronda++)
      for (const { nombre, replicas, caliente } of ronda % 2 === 0
        ? CONTENDIENTES
        : [...CONTENDIENTES].reverse()) {
        const hecha = await cargarReplicas(servidores.slice(0, replicas), generadores, {
          // A case of its own each round: its history would grow without end.
          ids: caliente
            ? [ids[ids.length - 1 - (ronda + 1) * 2 - (replicas > 1 ? 1 : 0)] as string]
            : repartidos,
          actos,
          conexiones,
          postmaster,
          segundos: ronda < 0 ? Math.ceil(segundos / 4) : segundos,
        });
        // The first one only warms the code up.
        if (ronda >= 0) muestras.get(nombre)?.push(hecha);
      }
  } finally {
    for (const generador of generadores) generador.cerrar();
    await Promise.all(servidores.map((s) => s.parar()));
  }
  return CONTENDIENTES.map(({ nombre }) => ({ nombre, rondas: muestras.get(nombre) ?? [] }));
}

/** The middle of a figure over the rounds. */
export const media = ({ rondas }: Contendiente, cual: keyof Ronda): number =>
  mediana(rondas.map((r) => r[cual]));
