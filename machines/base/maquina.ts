import type { AnyStateMachine } from 'xstate';
import type { FechaCivil } from '../calendario/index.js';
import type { Condicion } from './condicion.js';
import type { Destinatario } from './efectos.js';
import type { DefinicionDeEvento } from './evento.js';

/** Data of a case or of an act: what JSON can say. */
export type Datos = Record<string, unknown>;

/** A person or office a notice goes to, as the case names it. */
export interface Direccion {
  readonly rol: Destinatario;
  readonly nombre: string | null;
  readonly correo: string | null;
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
  dirigir(datos: Datos, rol: Destinatario, acto: Datos): Direccion;
  /** Moment the birth counts from, when the act says one: a civil day or an instant. */
  recibida(acto: Datos): string | null;
  /** Own civil day of an act, for the rectification of an expiry. */
  fechaDelActo(acto: Datos): FechaCivil | null;
}

/** Key of a machine in the registry and in every event: `solicitud@1.0.0`. */
export function clave(def: Pick<DefinicionDeMaquina, 'id' | 'version'>): string {
  return `${def.id}@${def.version}`;
}
