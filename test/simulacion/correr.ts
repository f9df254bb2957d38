import { cerrarCuentas } from './cierre.js';
import { Guion, type Tamanio } from './elegir.js';
import { huellaDeBase } from './huella.js';
import { Ley } from './ingenuo/ley.js';
import type { Paso } from './pasos.js';
import { Simulacion } from './simulacion.js';

/** A run that ended well. */
export interface Corrida {
  readonly huella: string;
  readonly eventos: number;
  readonly pasos: number;
  readonly muertes: number;
  readonly cuenta: ReadonlyMap<string, number>;
}

/** A run that found the two in disagreement, or failed: the steps lived so far, the last one the guilty one. */
export class Fallo extends Error {
  constructor(
    readonly traza: readonly Paso[],
    readonly causa: Error,
  ) {
    super(causa.message, { cause: causa });
  }
}

/** How the world of a seed is: when mail leaves by itself and when a person sends it. */
export function correoAMano(semilla: number): boolean {
  return semilla % 3 === 2;
}

/** How a run may be changed: a law that the model believes, to see whether the run notices. */
export interface Cambios {
  readonly torcer?: (ley: Ley) => void;
  readonly alAvanzar?: (hechos: number, total: number, ahora: string) => void;
}

async function vivir(
  { semilla, inicio }: Tamanio,
  pasos: (simulacion: Simulacion) => Iterable<Paso>,
  { torcer }: Cambios,
): Promise<Corrida> {
  const ley = new Ley(correoAMano(semilla));
  torcer?.(ley);
  const simulacion = await Simulacion.crear(inicio, ley);
  const { mundo } = simulacion;
  const traza: Paso[] = [];
  try {
    for (const paso of pasos(simulacion)) {
      traza.push(paso);
      await simulacion.dar(paso);
    }
    const eventos = await cerrarCuentas(simulacion);
    const { muertes } = mundo;
    await mundo.cerrar();
    const huella = huellaDeBase(mundo.archivo);
    return { huella, eventos, pasos: traza.length, muertes, cuenta: simulacion.cuenta };
  } catch (error) {
    await mundo.cerrar().catch(() => undefined);
    throw new Fallo(traza, error as Error);
  } finally {
    mundo.borrar();
  }
}

/** Runs a whole seed. @throws Fallo */
export function correr(tamanio: Tamanio, cambios: Cambios = {}): Promise<Corrida> {
  const guion = new Guion(tamanio);
  const { pasos } = guion;
  return vivir(
    tamanio,
    function* (simulacion) {
      for (let n = 0; n < pasos; n++) {
        yield guion.paso(n, simulacion);
        if (n % 1000 === 0) cambios.alAvanzar?.(n, pasos, simulacion.ahora);
      }
    },
    cambios,
  );
}

/** Lives some steps again, as they were. @throws Fallo */
export function repetir(tamanio: Tamanio, pasos: readonly Paso[], cambios: Cambios = {}): Promise<Corrida> {
  return vivir(tamanio, () => pasos, cambios);
}
