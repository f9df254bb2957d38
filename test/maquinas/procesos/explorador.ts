import type { AnyStateMachine } from 'xstate';
import type { DefinicionDeMaquina } from '../../../machines/base/maquina.js';
import { plazoDe } from '../../../machines/reglas/index.js';
import { nodosActivos } from '../../../src/engine/nodos.js';
import { type Arista, aristasDe } from './aristas.js';
import { Azar } from './azar.js';
import { caminar, nuevo } from './caminar.js';
import type { Caso, Intento } from './caso.js';
import { comprobarFin, comprobarIntento, comprobarTexto } from './comprobar.js';
import type { Montos } from './variantes.js';

const PASOS = 130;
const PASOS_DESDE_EN_MEDIO = 30;

/** Acts that set off a signal between the parts of a process: what a walk must do to see it. */
const CAUSAN: Readonly<Record<string, readonly string[]>> = {
  'senal.itemVuelve': ['RESOLVER_APELACION', 'DECLARAR_NULIDAD'],
  'senal.retrotraer': ['RESOLVER_APELACION', 'DECLARAR_NULIDAD'],
  'senal.itemTermino': ['CANCELAR', 'DECLARAR_DESIERTO'],
  'senal.abrirPropuestas': ['DECLARAR_DESIERTO', 'CUSTODIAR_SOBRES'],
  'senal.anular': ['APROBAR_NUEVO_VALOR'],
  'senal.apertura': ['EVALUAR_ECONOMICA'],
  '': ['EVALUAR_TECNICA', 'EVALUAR_ECONOMICA', 'REGISTRAR_DEVOLUCION', 'EMITIR_INFORME_CAUSAS'],
};

const activosDe = ({ compuesta: { proceso, items } }: Caso): string[] =>
  [proceso, ...Object.values(items)].flatMap((s) => nodosActivos(s).map((n) => n.id));

/** Acts that are only admitted while a term runs, by the event of that term. */
const DENTRO_DE: Readonly<Record<string, string>> = {
  SUBSANAR_PROPUESTA: 'VENCIO_SUBSANACION',
  FORMALIZAR_ELEVACION: 'VENCIO_FORMALIZACION',
};

/** How a walk behaves that is after something rare: several things due at once, or endings that do not stand. */
const DEFECTOS = { OBSERVAR_PROPUESTA: 8, SUBSANAR_PROPUESTA: 0.01, OTORGAR_BUENA_PRO: 0 };
const EMPENO: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  SUBSANAR_PROPUESTA: DEFECTOS,
  VENCIO_SUBSANACION: DEFECTOS,
  DECLARAR_DESIERTO: { REGISTRAR_PARTICIPANTE: 0, DECLARAR_DESIERTO: 3 },
  'senal.itemVuelve': { DECLARAR_DESIERTO: 4, DECLARAR_NULIDAD: 2, CANCELAR: 1 },
};
/** States all of which a case is in shortly before something rare, by what the rare thing is. */
const ANTESALA: Readonly<Record<string, readonly string[]>> = {
  SUBSANAR_PROPUESTA: ['item.porOtorgar'],
  VENCIO_SUBSANACION: ['item.porOtorgar'],
  DECLARAR_DESIERTO: ['preparacion'],
  'senal.itemVuelve': ['buenaPro', 'item.sinValidas'],
};

/** Offers that lead an item to a state more often than others. */
const OFERTAS: Readonly<Record<string, Montos>> = {
  'item.empate': 'iguales',
  'item.exceso': 'sobre',
  'item.distribucion': 'parciales',
  'item.trasReducir': 'parciales',
  cierre: 'fuera',
};

/** Which transitions were taken, and cases left on the way to go on from. */
export class Explorador {
  readonly visitados = new Set<string>();
  readonly tratados = new Set<string>();
  pasos = 0;
  rechazos = 0;
  readonly #tomadas = new Set<unknown>();
  readonly #aristas: ReadonlyMap<string, ReadonlyMap<Arista, string>>;
  readonly #enMedio = new Map<string, Map<string, Caso>>();
  #semilla = 0;

  constructor(maquinas: readonly AnyStateMachine[]) {
    this.#aristas = new Map(maquinas.map((m) => [m.id, aristasDe(m)]));
  }

  /** Names of the transitions of a machine that nobody took yet. */
  faltan(maquina: AnyStateMachine): string[] {
    return this.#porTomar(maquina.id).map(([, nombre]) => nombre);
  }

  #porTomar(id: string): [Arista, string][] {
    return [...(this.#aristas.get(id) ?? [])].filter(([arista]) => !this.#tomadas.has(arista));
  }

  /**
   * One walk of a process, checked at every step: from its file, or on from a case left where a transition that nobody
   * took starts.
   * @param maquina the one whose transitions it is after: that of the process or that of its items
   */
  caminata(def: DefinicionDeMaquina, maquina: AnyStateMachine): void {
    this.#semilla++;
    const azar = new Azar(this.#semilla);
    const porTomar = this.#porTomar(maquina.id).map(([a]) => a);
    const meta = azar.alguno(porTomar);
    const desdeElInicio = azar.ocurre(0.3);
    const enMedio = meta === undefined || desdeElInicio ? undefined : this.#retomar(def, meta, azar);
    const ofertas = meta === undefined || azar.ocurre(0.2) ? undefined : OFERTAS[meta.source.id];
    const tipos = new Set(porTomar.flatMap(({ eventType }) => [eventType, ...(CAUSAN[eventType] ?? [])]));
    const testigo = {
      intento: (caso: Caso, intento: Intento, caben: readonly string[]) => {
        if (intento.microsteps === null) this.rechazos++;
        comprobarIntento(caso, intento, caben);
      },
      paso: (caso: Caso, intento: Intento, texto: string) => {
        comprobarTexto(caso, texto);
        this.#anotar(caso, intento);
      },
      esNuevo: ({ microsteps }: Intento) =>
        (microsteps ?? []).some((m) => m.transitions.some((t) => !this.#tomadas.has(t))),
      falta: (tipo: string) => tipos.has(tipo),
      afan: porTomar.length > 12 ? 0.3 : 0.9,
      fin: comprobarFin,
    };
    const empeno = enMedio !== undefined && azar.ocurre(0.8) ? EMPENO[meta?.eventType ?? ''] : undefined;
    const paciente =
      enMedio !== undefined && meta?.eventType.startsWith('VENCIO_') === true && azar.ocurre(0.5);
    caminar(enMedio ?? nuevo(def, this.#semilla, testigo, ofertas), testigo, {
      pasos: enMedio === undefined ? PASOS : PASOS_DESDE_EN_MEDIO,
      paciente: paciente && empeno === undefined,
      empeno: empeno ?? {},
    });
  }

  /** A case left where an edge starts, with the term running that it needs; or where such cases come from. */
  #retomar(def: DefinicionDeMaquina, { source, eventType }: Arista, azar: Azar): Caso | undefined {
    const plazo = eventType.startsWith('VENCIO_') ? eventType : DENTRO_DE[eventType];
    const guardados = [...(this.#enMedio.get(def.id)?.values() ?? [])];
    const en = (...ids: string[]) =>
      guardados.filter((caso) => {
        const activos = activosDe(caso);
        return ids.every((id) => activos.includes(id));
      });
    const corre = ({ estado }: Caso) =>
      plazo === undefined ||
      estado.plazos.some((p) => p.estado === 'corriendo' && plazoDe(p.regla).evento === plazo);
    const ahi = en(source.id).filter(corre);
    const antes = ANTESALA[eventType];
    const cuales = antes !== undefined && (ahi.length === 0 || azar.ocurre(0.6)) ? en(...antes) : ahi;
    const propicios = cuales.filter((caso) => caso.variante.montos === OFERTAS[source.id]);
    return azar.alguno(propicios.length > 0 ? propicios : cuales)?.copia(azar);
  }

  #anotar(caso: Caso, { evento, microsteps }: Intento): void {
    this.pasos++;
    this.tratados.add(evento.tipo);
    for (const paso of microsteps ?? []) {
      for (const t of paso.transitions) this.#tomadas.add(t);
      for (const n of nodosActivos(paso.snapshot)) this.visitados.add(n.id);
    }
    this.#guardar(caso);
  }

  #guardar(caso: Caso): void {
    const { def, azar, vivo, compuesta, variante, estado } = caso;
    if (!vivo) return;
    const suyos = this.#enMedio.get(def.id) ?? new Map<string, Caso>();
    this.#enMedio.set(def.id, suyos);
    const corren = estado.plazos.flatMap((p) => (p.estado === 'corriendo' ? [plazoDe(p.regla).evento] : []));
    const clave = JSON.stringify([compuesta.value, variante.montos, [...new Set(corren)].sort()]);
    // Cases that look the same are not the same in their dates: now and then another one takes the place.
    if (!suyos.has(clave) || azar.ocurre(0.1)) suyos.set(clave, caso.copia(azar));
  }
}
