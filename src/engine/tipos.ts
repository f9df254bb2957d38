import type { AnyMachineSnapshot } from 'xstate';
import type { Incumplimiento, SeHabilita } from '../../machines/base/condicion.js';
import type { OrdenarAviso } from '../../machines/base/efectos.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import type { Plazo } from '../../machines/base/plazo.js';
import type { Calendario, Instante } from '../../machines/calendario/index.js';
import type { Catalogo } from '../../machines/reglas/index.js';

/** An event as it reaches the decision: data already validated, instant already set. */
export interface Evento {
  readonly tipo: string;
  readonly datos: Record<string, unknown>;
  /** User id, or `sistema` for the clock, the outbox and other cases. */
  readonly actor: string;
  readonly ocurrido: Instante;
}

/** State of a case: what its history folds to (promise 4). */
export interface Estado {
  readonly snapshot: AnyMachineSnapshot;
  readonly plazos: readonly Plazo[];
  readonly secuencia: number;
}

/** One row of history as stored. */
export interface EventoGuardado {
  readonly secuencia: number;
  readonly tipo: string;
  /** Exact text that was hashed. */
  readonly datos: string;
  readonly sal: string;
  readonly huellaDatos: string;
  readonly actor: string;
  readonly ocurrido: Instante;
  readonly registrado: Instante;
  readonly maquina: string;
  readonly calendario: number;
  readonly catalogo: number;
  readonly estado: string;
  readonly huellaEstado: string;
  readonly huella: string;
  readonly efectos: string;
  readonly regla: string;
  /** Event that took personal data out of this one: its data and salt are then not those it was recorded with. */
  readonly supresion?: number | null;
}

/** What a decision may look at besides the case: everything is a value fixed before it starts. */
export interface Entorno {
  readonly catalogo: Catalogo;
  readonly versionCalendario: number;
  calendario(ambitos: string): Calendario;
  /** The calendar as an earlier version knew it, for a replay within a decision. */
  calendarioDe(version: number, ambitos: string): Calendario;
  /** The catalogue as an earlier version knew it. */
  catalogoDe(version: number): Catalogo;
  /**
   * Machines by key, for a history that went from one version to another. Without it a history is read through one version
   * alone, and its changes of version change nothing.
   */
  readonly maquinaDe?: (clave: string) => DefinicionDeMaquina;
  /** History of the case so far; asked only to rectify an expiry or to change the version of the machine. */
  historia(): readonly EventoGuardado[];
}

/** A message one case sends another. */
export interface Mensaje {
  readonly a: string;
  readonly tipo: string;
  readonly datos: Record<string, unknown>;
}

/** What an accepted event does. */
export interface Efectos {
  readonly avisos: readonly OrdenarAviso[];
  readonly mensajes: readonly Mensaje[];
  /** Notices ordered before that must not leave any more, as `secuencia.orden`. */
  readonly anulados?: readonly string[];
  /**
   * Expired duties that are owed no more, for the projection of what is still undone: of each group of numbers of terms,
   * the first one still owed. Neither state nor history: it is not hashed.
   */
  readonly atendidos?: readonly (readonly number[])[];
  /** What was attended from this event on is owed again: the case goes back to before it. */
  readonly desatiende?: number;
}

/** An accepted event: the next state and its effects. */
export interface Aceptado {
  readonly ok: true;
  readonly estado: Estado;
  readonly efectos: Efectos;
  /** Rule the act is recorded under. */
  readonly regla: string;
}

/** A refused event: what failed, by which rule, and what would enable it. */
export interface Rechazo {
  readonly ok: false;
  readonly codigo:
    | 'EVENTO_NO_PERMITIDO'
    | 'CONDICION_NO_CUMPLIDA'
    | 'DATOS_INVALIDOS'
    | 'REGIMEN_SIN_VIGENCIA';
  readonly regla: string;
  readonly detalle: string;
  readonly seHabilita?: SeHabilita & { estados?: readonly string[] };
  readonly errores?: readonly { ruta: string; mensaje: string }[];
  readonly incumplimientos?: readonly Incumplimiento[];
  /** The act itself may be possible: only rehearsing it is refused (D17). */
  readonly sinEnsayo?: true;
}

export type Decision = Aceptado | Rechazo;
