import type { AnyStateMachine } from 'xstate';
import type { FechaCivil } from '../calendario/index.js';
import type { Condicion, Veredicto } from './condicion.js';
import type { Destinatario, OrdenarAviso } from './efectos.js';
import type { Etapa } from './etapas.js';
import type { DefinicionDeEvento, Rol } from './evento.js';
import type { ContextoBase, VistaDeItem } from './hechos.js';

/** Data of a case or of an act: what JSON can say. */
export type Datos = Record<string, unknown>;

/** A person or office a notice goes to, as the case names it. */
export interface Direccion {
  readonly rol: Destinatario;
  readonly nombre: string | null;
  readonly correo: string | null;
}

/** Where the items of a case live: a statechart of their own, nested in the case and moved with it (D16). */
export interface Partes {
  readonly maquina: AnyStateMachine;
  readonly condiciones: Readonly<Record<string, Condicion<never, never, never>>>;
  /** Items a case is born with and the context each starts from, read from the data of its birth. */
  nacen(nacimiento: Datos): Readonly<Record<string, Datos>>;
  /**
   * Items an event is addressed to; empty when it is the process's own. A failed verdict says that the data name an
   * item the case does not have, or none when they must.
   */
  destino(tipo: string, datos: Datos, caso: CasoConItems): readonly string[] | Fallido;
}

/** What tells the items an event is addressed to. */
export interface CasoConItems {
  readonly proceso: ContextoBase;
  readonly items: Readonly<Record<string, VistaDeItem>>;
}
export type Fallido = Extract<Veredicto, { ok: false }>;

/** Amounts in the clear, by the envelope that keeps them. */
export type Claros = Readonly<Record<string, string>>;

/** Which machine of a collection a birth goes to, with its data completed; or why it goes to none. */
export type Eleccion =
  | { readonly ok: true; readonly maquina: string; readonly datos: Datos }
  | {
      readonly ok: false;
      readonly codigo: 'DATOS_INVALIDOS' | 'FUERA_DE_AMBITO' | 'EJERCICIO_SIN_TOPES';
      readonly regla: string;
      readonly detalle: string;
      readonly errores?: readonly { ruta: string; mensaje: string }[];
    };

/** An amount of an act that nobody may read yet: where it is in the data, and what its envelope is bound to. */
export interface MontoSellado {
  readonly ruta: readonly (string | number)[];
  readonly postor: string;
  readonly item: string;
}

/** What the door does with acts of sealed matters before they are decided (D17). */
export interface Custodia {
  /** Amounts to seal in an act; the door puts `{ sobre, compromiso }` in the place of each before the decision. */
  sellar(tipo: string, acto: Datos): readonly MontoSellado[];
  /** Envelopes an act opens, by id; the door adds `aperturas: { [sobre]: monto }` to it. Empty when it opens none. */
  abrir(tipo: string, acto: Datos, context: unknown): readonly string[];
  /** Whether an act is a draw; the door adds `semilla`, taken at its commit. */
  sortea(tipo: string, acto: Datos): boolean;
  /** Envelopes of the entity itself that are still shut: some of its own people may know what they hold (R 17). */
  propios?(context: unknown): readonly string[];
}

/** A case as a definition reads it: its own context and state, and those of its items. */
export interface Estado {
  readonly context: ContextoBase;
  /** State value of XState. */
  readonly value: unknown;
  readonly terminado: boolean;
  /** `meta.situacion` of the active states, outermost first. */
  readonly situaciones: readonly string[];
  readonly items: Readonly<Record<string, Omit<Estado, 'items'>>>;
}

/** The case that another one is born of. */
export interface CasoDeOrigen {
  readonly id: string;
  readonly datos: Datos;
  readonly estado: Estado;
}

/**
 * How an event that this version of a machine would refuse is taken when a case of an earlier one comes to it: as another
 * act, or as nothing (null). The event itself stays in the history as it was.
 */
export interface Adaptador {
  /** Event it speaks for. */
  readonly tipo: string;
  /** Why taking it so is lawful, for whoever reads the rehearsal. */
  readonly motivo: string;
  adaptar(acto: Datos): { readonly tipo: string; readonly datos: Datos } | null;
}

/** A machine with everything the engine needs to run it; pinned to its cases for life (D7). */
export interface DefinicionDeMaquina {
  readonly id: string;
  readonly version: string;
  /** Collection of the API its cases live in, and prefix of their numbers. */
  readonly coleccion: string;
  readonly prefijo: string;
  readonly regimen: string;
  readonly titulo: string;
  readonly maquina: AnyStateMachine;
  /** Type of the event that gives birth to a case. */
  readonly nacimiento: string;
  readonly eventos: Readonly<Record<string, DefinicionDeEvento>>;
  readonly condiciones: Readonly<Record<string, Condicion<never, never, never>>>;
  /** Items with a life of their own, when its cases have them. */
  readonly partes?: Partes;
  /** Rules whose terms its cases may run; all those of its regime, when absent. */
  readonly terminos?: readonly string[];
  /** Stages of its main path, in order: what indicators measure the time of. None, when absent. */
  readonly etapas?: readonly Etapa[];
  /** Situation of a living case, when it is more than `en_tramite`. */
  situacion?(estado: Estado): string;
  /**
   * What the case shows besides the data of its acts, read from its state: it takes the place of those of the same name.
   * @param claros amounts of the entity's own envelopes that this reader may know
   */
  mostrar?(estado: Estado, datos: Datos, claros?: Claros): Datos;
  /** Which machine of the collection a birth goes to, when it has several: the last of the collection is asked. */
  elegir?(datos: Datos): Eleccion;
  /** Data of the case that a message to nobody yet (`@nuevo`) gives birth to, on the same machine. */
  derivar?(origen: CasoDeOrigen, mensaje: Datos, claros: Claros): Datos;
  /** Acts that only some of those its definition names may do, by what the case is: who, read from its context. */
  readonly competentes?: Readonly<Record<string, (context: ContextoBase) => readonly Rol[]>>;
  /** Data of the case after an act: what the case page shows. Returns the same object when the act adds nothing. */
  proyectar(datos: Datos, tipo: string, acto: Datos): Datos;
  /** Rule an act is recorded under when its data decide it; null leaves that of its definition. */
  reglaDe?(tipo: string, acto: Datos): string | null;
  /** Columns people search and filter by. */
  resumir(datos: Datos): { entidad: string | null; ruc: string | null; objeto: string | null };
  /** What staff should look at, derived from the data. */
  advertir(datos: Datos): string[];
  /** Other cases this one names. */
  vincular(datos: Datos): { tipo: string; caso: string }[];
  /** Who a notice goes to, read from the data of the case and of the act. */
  dirigir(datos: Datos, rol: Destinatario, acto: Datos): Direccion | readonly Direccion[];
  /** Notice to those whose communicated term a change of the calendar moves. */
  readonly avisoDePlazoMovido: OrdenarAviso;
  /** Moment the birth counts from, when the act says one: a civil day or an instant. */
  recibida(acto: Datos): string | null;
  /** Number of a case of which there can be only one, and with what another is refused. */
  unico?(datos: Datos): { readonly numero: string; readonly regla: string; readonly detalle: string };
  /** What makes the histories of earlier versions lawful in this one, by name; only `migrar` asks. */
  readonly adaptadores?: Readonly<Record<string, Adaptador>>;
  /** Sealed amounts and draws, when the machine has them. */
  readonly custodia?: Custodia;
  /** Own civil day of an act, for the rectification of an expiry. */
  fechaDelActo(acto: Datos): FechaCivil | null;
}

/** Key of a machine in the registry and in every event: `solicitud@1.0.0`. */
export function clave(def: Pick<DefinicionDeMaquina, 'id' | 'version'>): string {
  return `${def.id}@${def.version}`;
}
