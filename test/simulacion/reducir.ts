import { type Cambios, Fallo, repetir } from './correr.js';
import type { Tamanio } from './elegir.js';
import { Desacuerdo, type Paso } from './pasos.js';

/** Runs spent in making a history short. */
const INTENTOS = 150;

const DE_TODOS = new Set([
  'reloj',
  'latido',
  'reinicio',
  'declara',
  'revoca',
  'corrige',
  'expediente',
  'actoDeProceso',
]);

function toca(paso: Paso, caso: number): boolean {
  if (DE_TODOS.has(paso.que)) return true;
  if (paso.que === 'juntos') return paso.envios.some((e) => e.caso === caso);
  return 'caso' in paso && paso.caso === caso;
}

async function falla(tamanio: Tamanio, pasos: readonly Paso[], cambios: Cambios): Promise<Fallo | null> {
  try {
    await repetir(tamanio, pasos, cambios);
    return null;
  } catch (error) {
    if (error instanceof Fallo) return error;
    throw error;
  }
}

const que = ({ causa }: Fallo) => (causa instanceof Desacuerdo ? causa.que : causa.message);

/** The shortest history found that still fails: only the steps of the guilty case, and then ever fewer of them. */
export async function reducir(tamanio: Tamanio, fallo: Fallo, cambios: Cambios = {}): Promise<Fallo> {
  let mejor = fallo;
  let intentos = 0;
  const probar = async (pasos: readonly Paso[]) => {
    intentos++;
    const hallado = await falla(tamanio, pasos, cambios);
    // Without some steps it may fail for another reason, which is not the one that was found.
    const otro = hallado && que(hallado) === que(fallo) ? hallado : null;
    if (otro && otro.traza.length < mejor.traza.length) mejor = otro;
    return otro !== null;
  };
  const caso = fallo.causa instanceof Desacuerdo ? fallo.causa.caso : null;
  if (caso !== null) await probar(fallo.traza.filter((p) => toca(p, caso)));
  for (let trozo = Math.ceil(mejor.traza.length / 2); trozo >= 1 && intentos < INTENTOS; ) {
    let quito = false;
    for (let desde = 0; desde < mejor.traza.length && intentos < INTENTOS; ) {
      const sin = mejor.traza.filter((_, i) => i < desde || i >= desde + trozo);
      if (sin.length < mejor.traza.length && (await probar(sin))) quito = true;
      else desde += trozo;
    }
    if (!quito) {
      if (trozo === 1) break;
      trozo = Math.floor(trozo / 2);
    }
  }
  return mejor;
}
