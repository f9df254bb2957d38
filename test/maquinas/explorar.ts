import type { AnyMachineSnapshot } from 'xstate';
import type { Efecto } from '../../machines/base/efectos.js';
import type { Hechos } from '../../machines/base/hechos.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import {
  ambitosDeClave,
  type Calendario,
  finDelPlazo,
  prepararCalendario,
} from '../../machines/calendario/index.js';
import { CATALOGO, plazoDe } from '../../machines/reglas/index.js';
import { decidir, estadoInicial } from '../../src/engine/decide.js';
import { hechosDe } from '../../src/engine/hechos.js';
import { darPaso } from '../../src/engine/partes.js';
import type { Microstep } from '../../src/engine/paso.js';
import type { Entorno, Estado } from '../../src/engine/tipos.js';
import { inhabilesDeLaMigracion } from '../calendario/inhabiles.js';

const INHABILES = inhabilesDeLaMigracion();
const preparados = new Map<string, Calendario>();
const VERSION = INHABILES.length;

function calendario(ambitos: string): Calendario {
  const conocido = preparados.get(ambitos) ?? prepararCalendario(INHABILES, VERSION, ambitosDeClave(ambitos));
  preparados.set(ambitos, conocido);
  return conocido;
}

/** An environment without database: the calendar of the migration and no history. */
export const ENTORNO: Entorno = {
  catalogo: CATALOGO,
  versionCalendario: VERSION,
  calendario,
  calendarioDe: (_version, ambitos) => calendario(ambitos),
  catalogoDe: () => CATALOGO,
  historia: () => [],
};

/** An act to try: its data may depend on the day it is tried. */
export interface Muestra {
  readonly tipo: string;
  readonly datos: Record<string, unknown> | ((hoy: string) => Record<string, unknown>);
}

/** A case reached by a path, and the instant it was reached at. */
export interface Nodo {
  readonly estado: Estado;
  readonly ahora: string;
  readonly camino: readonly string[];
}

/** One event tried on a case. */
export interface Intento {
  readonly desde: Nodo;
  readonly evento: { tipo: string; datos: Record<string, unknown>; actor: string; ocurrido: string };
  readonly hechos: Hechos;
  readonly decision: ReturnType<typeof decidir>;
  /** Null when no transition takes the event. */
  readonly microsteps: readonly Microstep[] | null;
  readonly efectos: readonly Efecto[];
}

/** What tells two cases apart for a decision: value, outcomes in the context, and which terms run. Dates do not. */
function identidad({ snapshot, plazos }: Estado): string {
  const { value, context } = snapshot as AnyMachineSnapshot;
  const decisivo = Object.entries(context as Record<string, unknown>).map(([k, v]) => [
    k,
    typeof v === 'string' && /^\d{4}-/.test(v) ? 'fecha' : v && k === 'reunion' ? { ...v, fecha: '' } : v,
  ]);
  const corren = plazos.filter((p) => p.estado === 'corriendo').map((p) => p.regla + p.item);
  return JSON.stringify([value, decisivo, corren]);
}

function intentar(
  def: DefinicionDeMaquina,
  desde: Nodo,
  tipo: string,
  datos: Record<string, unknown>,
  ocurrido: string,
): Intento {
  const evento = { tipo, datos, actor: 'prueba', ocurrido };
  const expira = tipo.startsWith('VENCIO_')
    ? (desde.estado.plazos[Number(datos['plazo']) - 1] ?? null)
    : null;
  const hechos = hechosDe(desde.estado, ocurrido, ENTORNO, expira);
  const vivo = desde.estado.snapshot.status === 'active';
  const paso = vivo ? darPaso(def, desde.estado.snapshot, { type: tipo, datos }, hechos) : null;
  const decision = decidir(def, desde.estado, evento, ENTORNO);
  return {
    desde,
    evento,
    hechos,
    decision,
    microsteps: paso?.microsteps ?? null,
    efectos: paso?.efectos ?? [],
  };
}

/** Every event that may be tried on a case: the samples now, and each running term at its own instant. */
export function intentos(def: DefinicionDeMaquina, nodo: Nodo, muestras: readonly Muestra[]): Intento[] {
  const hoy = nodo.ahora.slice(0, 10);
  const actos = muestras.map(({ tipo, datos }) =>
    intentar(def, nodo, tipo, typeof datos === 'function' ? datos(hoy) : datos, nodo.ahora),
  );
  const saltos = nodo.estado.plazos
    .filter((p) => p.estado === 'corriendo')
    .map((p) => {
      const instante = finDelPlazo(p.vence);
      const ocurrido = instante > nodo.ahora ? instante : nodo.ahora;
      const datos = { plazo: p.n, regla: p.regla, item: p.item, vencio: p.vence };
      return intentar(def, nodo, plazoDe(p.regla).evento, datos, ocurrido);
    });
  return [...actos, ...saltos];
}

/** The case no event has touched. */
export function origen(def: DefinicionDeMaquina, ahora: string): Nodo {
  return { estado: estadoInicial(def), ahora, camino: [] };
}

/** The case after an accepted attempt. */
export function despues({ desde, evento, decision }: Intento): Nodo | null {
  if (!decision.ok) return null;
  // Ten in the morning in Lima of the day of the event, so that facts of today are never in the future.
  const ahora =
    evento.ocurrido > `${evento.ocurrido.slice(0, 10)}T15`
      ? evento.ocurrido
      : `${evento.ocurrido.slice(0, 10)}T15:00:00.000Z`;
  return { estado: decision.estado, ahora, camino: [...desde.camino, evento.tipo] };
}

/** Breadth-first search over the pure decision; stops when `visitar` says so. Returns how many cases were reached. */
export function explorar(
  def: DefinicionDeMaquina,
  inicio: string,
  muestras: readonly Muestra[],
  visitar: (intento: Intento) => void,
  basta: () => boolean,
): number {
  const vistos = new Set<string>();
  let frontera: Nodo[] = [origen(def, inicio)];
  while (frontera.length > 0 && !basta()) {
    const proxima: Nodo[] = [];
    for (const nodo of frontera) {
      for (const intento of intentos(def, nodo, muestras)) {
        visitar(intento);
        const hijo = despues(intento);
        if (hijo === null) continue;
        const id = identidad(hijo.estado);
        if (vistos.has(id)) continue;
        vistos.add(id);
        proxima.push(hijo);
      }
    }
    frontera = proxima;
  }
  return vistos.size;
}
