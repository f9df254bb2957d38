import type { Contendiente } from './contendiente.js';
import type { Generador } from './generador.js';
import { procesador } from './procesos.js';
import { comprobarPlazo, medirRonda, type Ronda } from './ronda.js';
import { sincronizacionesPorActo } from './sincronizaciones.js';
import { ACTOS_POR_CASO } from './tabla.js';

/** Connections the loads are made with. */
export const CONEXIONES = [1, 100];

const REPOSO_MS = 5000;

/** How long to measure. */
export interface Medicion {
  readonly rondas: number;
  /** What a round is made to last, about. */
  readonly segundos: number;
}

/** What was seen of a contender. */
export interface Resultado {
  readonly contendiente: Contendiente;
  /** Waits for the disk by act of a single client; null when nobody could count them. */
  readonly sincronizaciones: number | null;
  /** Cores it uses while nobody asks it anything. */
  readonly reposo: number;
  /** Bytes its data grew by act, births included, over the whole run. */
  readonly ocupadoPorActo: number;
  /** Rounds, by number of connections. */
  readonly rondas: readonly (readonly Ronda[])[];
}

interface Listo {
  readonly c: Contendiente;
  readonly sincronizaciones: number | null;
  /** Cases each connection leads in a round, by number of connections. */
  readonly tamanos: readonly number[];
}

async function preparar(c: Contendiente, generador: Generador, segundos: number): Promise<Listo> {
  await comprobarPlazo(c);
  // The first lives compile the code and fill the caches; the second ones say how many fit in a round.
  await medirRonda(c, generador, 100, 3);
  const tamanos: number[] = [];
  for (const conexiones of CONEXIONES) {
    const { actosPorSegundo } = await medirRonda(c, generador, conexiones, conexiones === 1 ? 30 : 4);
    tamanos.push(Math.max(1, Math.round((actosPorSegundo * segundos) / ACTOS_POR_CASO / conexiones)));
  }
  const sincronizaciones = await sincronizacionesPorActo(c, generador);
  console.log(`${c.nombre}: listo`);
  return { c, sincronizaciones, tamanos };
}

async function enReposo({ raices }: Contendiente): Promise<number> {
  const antes = procesador(raices);
  await new Promise((seguir) => setTimeout(seguir, REPOSO_MS));
  return ((procesador(raices) - antes) * 1000) / REPOSO_MS;
}

/** Measures contenders side by side, all of them alive all the time and loaded in turns. */
export async function medirTodos(
  abiertos: readonly Contendiente[],
  generador: Generador,
  { rondas, segundos }: Medicion,
): Promise<Resultado[]> {
  const listos: Listo[] = [];
  for (const c of abiertos) listos.push(await preparar(c, generador, segundos));
  const alEmpezar: { reposo: number; bytes: number }[] = [];
  for (const { c } of listos) alEmpezar.push({ reposo: await enReposo(c), bytes: await c.ocupado() });

  const medidas = new Map<Listo, Ronda[][]>(listos.map((l) => [l, CONEXIONES.map(() => [])]));
  for (const [k, conexiones] of CONEXIONES.entries())
    for (let ronda = 0; ronda < rondas; ronda++)
      // In the order of the table and then in the opposite one: a machine that slows down slows all of them.
      for (const l of ronda % 2 === 0 ? listos : [...listos].reverse()) {
        const medida = await medirRonda(l.c, generador, conexiones, l.tamanos[k] ?? 1);
        medidas.get(l)?.[k]?.push(medida);
        console.log(
          `${conexiones} con., ronda ${ronda + 1}, ${l.c.nombre}: ${Math.round(medida.actosPorSegundo)} actos/s`,
        );
      }

  const resultados: Resultado[] = [];
  for (const [i, l] of listos.entries()) {
    const casos = CONEXIONES.reduce((s, conexiones, k) => s + conexiones * (l.tamanos[k] ?? 0) * rondas, 0);
    const { reposo = Number.NaN, bytes = Number.NaN } = alEmpezar[i] ?? {};
    resultados.push({
      contendiente: l.c,
      sincronizaciones: l.sincronizaciones,
      reposo,
      ocupadoPorActo: ((await l.c.ocupado()) - bytes) / (casos * ACTOS_POR_CASO),
      rondas: medidas.get(l) ?? [],
    });
  }
  return resultados;
}
