import type { AnyMachineSnapshot } from 'xstate';
import type { Efecto, Senal } from '../../machines/base/efectos.js';
import type { Hechos, VistaDeItem } from '../../machines/base/hechos.js';
import type { CasoConItems, Datos, DefinicionDeMaquina, Partes } from '../../machines/base/maquina.js';
import { candidatas } from './nodos.js';
import {
  type Compuesta,
  componer,
  conHechos,
  esCompuesta,
  inicial,
  type Microstep,
  mover,
  type Paso,
} from './paso.js';

// A signal that answers a signal for ever would be a defect of a statechart; better a clear failure than a hung server.
const TOPE_DE_SENALES = 5000;

/** One part asked to take one event, and what came of it; null when it did not take it. */
export interface Intento {
  /** Item asked; null for the process, or for a case without items. */
  readonly item: string | null;
  /** The part as its conditions read it, facts included. */
  readonly antes: AnyMachineSnapshot;
  readonly evento: { readonly type: string; readonly datos: unknown };
  readonly paso: Paso | null;
}

/** Hears of every part asked while an event moves a case, in order. */
export type AlIntentar = (intento: Intento) => void;

interface Encargo {
  /** Item it goes to; null for the process. */
  readonly a: string | null;
  readonly senal: Senal;
}

/** What the process sees of its items. */
export function vistasDe(items: Readonly<Record<string, AnyMachineSnapshot>>): Record<string, VistaDeItem> {
  return Object.fromEntries(
    Object.entries(items).map(([n, { value, status, context }]) => [
      n,
      {
        estado: typeof value === 'string' ? value : (Object.keys(value as object)[0] ?? ''),
        value,
        terminado: status !== 'active',
        context: context as VistaDeItem['context'],
      },
    ]),
  );
}

/** The facts of a step as the process reads them; its items are looked at only when a condition asks. */
export function hechosDelProceso({ items }: Pick<Compuesta, 'items'>, hechos: Hechos): Hechos {
  let vistas: Hechos['items'] | null = null;
  return {
    ...hechos,
    get items() {
      vistas ??= vistasDe(items);
      return vistas;
    },
  };
}

/** The facts of a step as an item reads them: it sees its process, with the facts of the process. */
export function hechosDelItem(proceso: AnyMachineSnapshot, delProceso: Hechos, hechos: Hechos): Hechos {
  return { ...hechos, proceso: { ...proceso.context, paso: delProceso } as Hechos['proceso'] };
}

/** A process in the middle of a step, with the signals its parts still owe each other. */
class Ronda {
  readonly efectos: Efecto[] = [];
  readonly microsteps: Microstep[] = [];
  readonly #cola: Encargo[] = [];
  readonly #items: Record<string, AnyMachineSnapshot>;
  #proceso: AnyMachineSnapshot;

  constructor(
    readonly def: DefinicionDeMaquina & Required<Pick<DefinicionDeMaquina, 'partes'>>,
    { proceso, items }: Compuesta,
    readonly hechos: Hechos,
    readonly alIntentar: AlIntentar | undefined,
  ) {
    this.#proceso = proceso;
    this.#items = { ...items };
  }

  get snapshot(): AnyMachineSnapshot {
    return componer(this.#proceso, this.#items);
  }

  /** Gives one part an event; false when it does not take it. */
  dar(item: string | null, evento: { type: string; datos: unknown }): boolean {
    const antes = item === null ? this.#proceso : this.#items[item];
    if (antes?.status !== 'active') return false;
    const maquina = item === null ? this.def.maquina : this.def.partes.maquina;
    const delProceso = hechosDelProceso({ items: this.#items }, this.hechos);
    const suyos = item === null ? delProceso : hechosDelItem(this.#proceso, delProceso, this.hechos);
    const paso = mover(maquina, antes, evento, suyos);
    this.alIntentar?.({ item, antes: conHechos(antes, suyos), evento, paso });
    if (paso === null) return false;
    if (item === null) this.#proceso = paso.snapshot;
    else this.#items[item] = paso.snapshot;
    this.microsteps.push(...paso.microsteps.map((m) => (item === null ? m : { ...m, item })));
    for (const efecto of paso.efectos) this.#repartir(efecto);
    return true;
  }

  #repartir(efecto: Efecto): void {
    if (efecto.type === 'aItems')
      for (const a of efecto.params.items) this.#cola.push({ a, senal: efecto.params.senal });
    else if (efecto.type === 'alProceso') this.#cola.push({ a: null, senal: efecto.params.senal });
    else this.efectos.push(efecto);
  }

  /** Carries signals until nobody owes one. A part that has no use for a signal lets it pass. */
  aquietar(): void {
    for (let i = 0; i < this.#cola.length; i++) {
      if (i > TOPE_DE_SENALES) throw new Error('Las partes del expediente se responden sin fin.');
      const { a, senal } = this.#cola[i] as Encargo;
      this.dar(a, { type: senal.type, datos: senal.datos ?? {} });
    }
    this.#cola.length = 0;
  }
}

/** The state of a case before any event. Its items are born with its first one. */
export function estadoDePartida(def: DefinicionDeMaquina): AnyMachineSnapshot {
  return def.partes ? componer(inicial(def.maquina), {}) : inicial(def.maquina);
}

/** Items an event is addressed to, or why it cannot be told. */
export function destinoDe(partes: Partes, tipo: string, datos: Datos, { proceso, items }: Compuesta) {
  return partes.destino(tipo, datos, {
    proceso: proceso.context as CasoConItems['proceso'],
    items: vistasDe(items),
  });
}

function conItems(def: DefinicionDeMaquina, compuesta: Compuesta, datos: Datos): Compuesta {
  const items = Object.entries(def.partes?.nacen(datos) ?? {}).map(([n, context]) => {
    const vacio = inicial((def.partes as NonNullable<typeof def.partes>).maquina);
    return [n, { ...vacio, context: { ...vacio.context, ...context } }];
  });
  return componer(compuesta.proceso, Object.fromEntries(items)) as unknown as Compuesta;
}

/**
 * One event on one case, whatever it is made of: the process takes it first, then the items it is addressed to, and the
 * parts answer each other until quiet (D16). One history row, one commit.
 * @param alIntentar told of each part asked, for whoever watches
 * @returns null when the case does not take the event.
 */
export function darPaso(
  def: DefinicionDeMaquina,
  snapshot: AnyMachineSnapshot,
  evento: { type: string; datos: unknown },
  hechos: Hechos,
  alIntentar?: AlIntentar,
): Paso | null {
  const { partes } = def;
  if (!partes || !esCompuesta(snapshot)) {
    const paso = mover(def.maquina, snapshot, evento, hechos);
    alIntentar?.({ item: null, antes: conHechos(snapshot, hechos), evento, paso });
    return paso;
  }
  const nace = evento.type === def.nacimiento;
  const datos = evento.datos as Datos;
  const inicio: Compuesta =
    nace && Object.keys(snapshot.items).length === 0 ? conItems(def, snapshot, datos) : snapshot;
  const destino = nace ? [] : destinoDe(partes, evento.type, datos, inicio);
  if ('ok' in destino) return null;
  const ronda = new Ronda({ ...def, partes }, inicio, hechos, alIntentar);
  const loTomaElProceso = ronda.dar(null, evento);
  ronda.aquietar();
  // What the process has conditions for, it must allow, whoever it is addressed to.
  const opina = candidatas(inicio.proceso, evento.type).length > 0;
  if (!loTomaElProceso && (opina || destino.length === 0)) return null;
  for (const item of destino) {
    if (!ronda.dar(item, evento)) return null;
    ronda.aquietar();
  }
  return { snapshot: ronda.snapshot, efectos: ronda.efectos, microsteps: ronda.microsteps };
}
