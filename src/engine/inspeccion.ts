import type { AnyMachineSnapshot } from 'xstate';
import { clave, type DefinicionDeMaquina } from '../../machines/base/maquina.js';
import type { Plazo } from '../../machines/base/plazo.js';
import { citar } from '../../machines/reglas/index.js';
import type { Caso } from '../store/puerto.js';
import { decidir, estadoInicial } from './decide.js';
import { hechosDe } from './hechos.js';
import { type Accion, accionesDe } from './inspeccion-acciones.js';
import { type Cambio, diferenciasEntre } from './inspeccion-diferencias.js';
import { type Candidata, candidatasDe } from './inspeccion-guardias.js';
import { tituloDe } from './inspeccion-titulo.js';
import { darPaso, type Intento } from './partes.js';
import { esCompuesta } from './paso.js';
import { entornoDe, maquinaDeFila, type NormasPorVersion } from './replay.js';
import { esDelMotor } from './sucesos.js';
import type { Aceptado, Decision, Efectos, Entorno, Estado, EventoGuardado } from './tipos.js';

/** One statechart of a case after a step: that of the case itself (`item` null) or of one of its items. */
export interface ParteVista {
  readonly item: string | null;
  readonly status: AnyMachineSnapshot['status'];
  readonly value: unknown;
  readonly contexto: Readonly<Record<string, unknown>>;
}

/** One event of a case with all that deciding it took: what a developer watches. */
export interface PasoVisto {
  readonly caso: string;
  readonly numero: string;
  readonly maquina: string;
  readonly secuencia: number;
  readonly tipo: string;
  readonly titulo: string;
  readonly regla: string;
  readonly norma: string;
  readonly actor: string;
  readonly ocurrido: string;
  readonly registrado: string;
  readonly datos: Readonly<Record<string, unknown>>;
  readonly estadoAntes: unknown;
  readonly estadoDespues: unknown;
  readonly candidatas: readonly Candidata[];
  readonly acciones: readonly Accion[];
  readonly plazos: { readonly abiertos: readonly Plazo[]; readonly cerrados: readonly Plazo[] };
  readonly avisos: Efectos['avisos'];
  readonly mensajes: Efectos['mensajes'];
  readonly diferencias: readonly Cambio[];
  readonly partes: readonly ParteVista[];
  /** Why the history can no longer be repeated here; then nothing else of the step is known. */
  readonly fallo?: string;
}

/** A step between the state it found and the one it left. */
export interface Fotograma {
  readonly paso: PasoVisto;
  readonly antes: Estado;
  readonly estado: Estado;
}

const parteDe = (item: string | null, { status, value, context }: AnyMachineSnapshot): ParteVista => {
  const { paso: _hechos, ...contexto } = context as Record<string, unknown>;
  return { item, status, value, contexto };
};

/** The statecharts of a snapshot: the case and, when it has them, its items. */
export function partesDe(snapshot: AnyMachineSnapshot): ParteVista[] {
  if (!esCompuesta(snapshot)) return [parteDe(null, snapshot)];
  const items = Object.entries(snapshot.items).map(([n, i]) => parteDe(n, i));
  return [parteDe(null, snapshot.proceso), ...items];
}

// The context of a case without items is at the root; that of a process, beside those of its items.
function contextoDe(snapshot: AnyMachineSnapshot): unknown {
  const [caso, ...items] = partesDe(snapshot);
  if (!esCompuesta(snapshot)) return caso?.contexto;
  return { proceso: caso?.contexto, items: Object.fromEntries(items.map((i) => [i.item, i.contexto])) };
}

/** Every part asked for a recorded event: the same pure step its decision took, watched. What the engine folds asks none. */
function intentosDe(
  def: DefinicionDeMaquina,
  estado: Estado,
  { tipo, ocurrido }: EventoGuardado,
  datos: Record<string, unknown>,
  entorno: Entorno,
): Intento[] {
  if (esDelMotor(tipo)) return [];
  const expira = tipo.startsWith('VENCIO_') ? (estado.plazos[Number(datos['plazo']) - 1] ?? null) : null;
  const intentos: Intento[] = [];
  const hechos = hechosDe(estado, ocurrido, entorno, expira);
  darPaso(def, estado.snapshot, { type: tipo, datos }, hechos, (intento) => intentos.push(intento));
  return intentos;
}

function comun(
  def: DefinicionDeMaquina,
  { id: caso, numero }: Pick<Caso, 'id' | 'numero'>,
  fila: EventoGuardado,
  estadoAntes: unknown,
  { catalogo }: Entorno,
) {
  const { secuencia, tipo, regla, actor, ocurrido, registrado } = fila;
  return {
    caso,
    numero,
    maquina: clave(def),
    secuencia,
    tipo,
    titulo: tituloDe(def, fila, catalogo),
    regla,
    norma: citar(regla, catalogo),
    actor,
    ocurrido,
    registrado,
    datos: JSON.parse(fila.datos) as Record<string, unknown>,
    estadoAntes,
    estadoDespues: JSON.parse(fila.estado) as unknown,
  };
}

const SIN_PASO = {
  candidatas: [],
  acciones: [],
  plazos: { abiertos: [], cerrados: [] },
  avisos: [],
  mensajes: [],
  diferencias: [],
  partes: [],
};

/** What an accepted event did to a case, watched. */
function verPaso(
  def: DefinicionDeMaquina,
  antes: Estado,
  fila: EventoGuardado,
  { estado, efectos: { avisos, mensajes } }: Aceptado,
  entorno: Entorno,
) {
  const { catalogo } = entorno;
  const intentos = intentosDe(def, antes, fila, JSON.parse(fila.datos), entorno);
  return {
    candidatas: intentos.flatMap((i) => candidatasDe(def, i, catalogo)),
    acciones: accionesDe(
      intentos.flatMap((i) => i.paso?.efectos ?? []),
      catalogo,
    ),
    plazos: {
      abiertos: estado.plazos.slice(antes.plazos.length),
      cerrados: estado.plazos.filter((p) => p.cerrado === estado.secuencia),
    },
    avisos,
    mensajes,
    diferencias: diferenciasEntre(contextoDe(antes.snapshot), contextoDe(estado.snapshot)),
    partes: partesDe(estado.snapshot),
  };
}

/**
 * Repeats the history of a case and tells each step from a sequence on. A history that can no longer be repeated is told
 * with its failure from there on.
 * @param historia all of it, up to the last step to tell
 * @param desde sequence of the first step to tell
 * @param previo state some event of the history left, to go on from; the beginning by default
 */
export function* repetir(
  def: DefinicionDeMaquina,
  caso: Pick<Caso, 'id' | 'numero'>,
  historia: readonly EventoGuardado[],
  normas: NormasPorVersion,
  desde = 1,
  previo: Estado = estadoInicial(maquinaDeFila(def, historia[0], normas)),
): Generator<Fotograma> {
  let estado = previo;
  let fallo: string | null = null;
  for (const fila of historia.slice(previo.secuencia)) {
    const entorno = entornoDe(fila, normas, historia);
    const antes = estado;
    const suya = maquinaDeFila(def, fila, normas);
    const base = () => comun(suya, caso, fila, fila.secuencia === 1 ? null : antes.snapshot.value, entorno);
    const datos = JSON.parse(fila.datos) as Record<string, unknown>;
    const { tipo, actor, ocurrido } = fila;
    const decision: Decision | null =
      fallo === null ? decidir(suya, estado, { tipo, datos, actor, ocurrido }, entorno) : null;
    if (decision?.ok) {
      estado = decision.estado;
      if (fila.secuencia >= desde)
        yield { paso: { ...base(), ...verPaso(suya, antes, fila, decision, entorno) }, antes, estado };
      continue;
    }
    fallo ??= `La máquina ya no admite ${tipo} en la secuencia ${fila.secuencia}: ${decision?.detalle}`;
    if (fila.secuencia >= desde) yield { paso: { ...base(), ...SIN_PASO, fallo }, antes, estado };
  }
}
