import { loadavg } from 'node:os';
import { afirmar } from '../bench/medir.js';
import type { Contendiente } from './contendiente.js';
import type { Generador } from './generador.js';
import { memoria, procesador } from './procesos.js';
import { ACTOS_POR_CASO, VIDAS } from './tabla.js';

/** One load on one contender, measured. */
export interface Ronda {
  readonly actosPorSegundo: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Seconds of processor of all its processes, by thousand acts. */
  readonly cpuPorMil: number;
  /** MiB of all its processes, at the end. */
  readonly memoria: number;
  /** Cores the generator used. */
  readonly generador: number;
  /** Load average of the machine when it began. */
  readonly carga: number;
}

const A_LA_VEZ = 20;
const MUESTRA = 25;

async function nacidos(c: Contendiente, cuantos: number): Promise<string[]> {
  const ids: string[] = [];
  let faltan = cuantos;
  const abrir = async () => {
    while (faltan-- > 0) ids.push(await c.nacer());
  };
  await Promise.all(Array.from({ length: A_LA_VEZ }, abrir));
  return ids;
}

// All its cases must have got to the end of their lives; enough of them are asked.
async function comprobar(c: Contendiente, ids: readonly string[]): Promise<void> {
  const salto = Math.max(1, Math.floor(ids.length / MUESTRA));
  for (let i = 0; i < ids.length; i += salto) {
    const estado = await c.estado(ids[i] as string);
    afirmar(estado === 'culminada', `${c.nombre}: un caso quedó en ${estado} después de toda su vida.`);
  }
}

/** A case just born has a deadline running: nobody is measured without them. */
export async function comprobarPlazo(c: Contendiente): Promise<void> {
  const caso = await c.nacer();
  // Some arm it a moment after they answered the birth.
  for (let intento = 0; intento < 100; intento++) {
    if (await c.tienePlazo(caso)) return;
    await new Promise((seguir) => setTimeout(seguir, 50));
  }
  throw new Error(`${c.nombre}: un caso recién nacido no tiene plazo.`);
}

/**
 * Makes new cases live their whole lives over some connections. Each connection leads its own, one after another, and sends
 * an act when the one before is answered. The births come before and are not measured.
 * @param porConexion cases each connection leads
 */
export async function medirRonda(
  c: Contendiente,
  generador: Generador,
  conexiones: number,
  porConexion: number,
): Promise<Ronda> {
  const ids = await nacidos(c, conexiones * porConexion);
  const listas = Array.from({ length: conexiones }, (_, i) =>
    ids
      .slice(i * porConexion, (i + 1) * porConexion)
      .flatMap((id, j) => (VIDAS[(i + j) % VIDAS.length] ?? []).map((tipo) => c.acto(id, tipo))),
  );
  const [carga = Number.NaN] = loadavg();
  const cpu = procesador(c.raices);
  const hecho = await generador.cargar({ url: c.url, cabeceras: c.cabeceras, conexiones: listas });
  const actos = ids.length * ACTOS_POR_CASO;
  const ronda = {
    actosPorSegundo: actos / hecho.segundos,
    p50: hecho.p50,
    p99: hecho.p99,
    cpuPorMil: ((procesador(c.raices) - cpu) * 1000) / actos,
    memoria: memoria(c.raices),
    generador: hecho.procesador,
    carga,
  };
  await comprobar(c, ids);
  return ronda;
}
