import type { FechaCivil, Instante } from '../calendario/index.js';
import type { Computo, EstadoPlazo } from './plazo.js';

/** Who receives a notice, by role in the case; names and addresses are read from the case when it is sent. */
export type Destinatario =
  | 'solicitante'
  | 'contacto'
  | 'titular'
  | 'organo'
  | 'participantes'
  | 'postor'
  | 'oec'
  | 'aprobador'
  | 'osce'
  | 'tribunal'
  | 'coordinacion';

/** Channel the norm orders for a notice. */
export type Canal = 'correo' | 'oficio' | 'seace';

/** An event one part of a case gives another within the same step: the process to its items, an item to its process. */
export interface Senal {
  readonly type: string;
  readonly datos?: Readonly<Record<string, unknown>>;
}

/**
 * Everything a statechart can order, as data. The engine folds what touches terms into those of the case, hands notices
 * and messages to the outbox and the mailbox, and carries signals between the process and its items (D16); its switch
 * over this union ends in `assertNever` (D1).
 */
export type Efecto =
  | { type: 'armarPlazo'; params: ArmarPlazo }
  | { type: 'armarPlazos'; params: { plazos: readonly ArmarPlazo[] } }
  | { type: 'cumplirPlazo'; params: { regla: string; item?: string; fecha: FechaCivil } }
  | { type: 'cerrarPlazo'; params: { regla: string; item?: string; estado: EstadoPlazo; motivo: string } }
  | { type: 'prorrogarPlazo'; params: { reglas: readonly string[]; dias: number; motivo: string } }
  | { type: 'anularPlazos'; params: AnularPlazos }
  | { type: 'ordenarAviso'; params: OrdenarAviso }
  | { type: 'ordenarAvisos'; params: { avisos: readonly OrdenarAviso[] } }
  | { type: 'enviarMensaje'; params: { a: string; tipo: string; datos: Record<string, unknown> } }
  | { type: 'aItems'; params: { items: readonly string[]; senal: Senal } }
  | { type: 'alProceso'; params: { senal: Senal } };

/** Closes running terms: all, those of one item (its own and those of its bidders), or those of some rules. */
export interface AnularPlazos {
  readonly motivo: string;
  readonly item?: string;
  readonly reglas?: readonly string[];
}

/** Opens a term. If one of the same rule and item runs, it becomes `reemplazado` and this one its successor. */
export interface ArmarPlazo {
  readonly regla: string;
  readonly item?: string;
  /** Day 0, not counted. For `computo: fecha`, the agreed day itself. */
  readonly desde: FechaCivil;
  /** Overrides the counting of the rule row, for a term whose last day somebody published. */
  readonly computo?: Computo;
  /** Overrides the days of the rule row, for terms whose length somebody grants. */
  readonly dias?: number;
  /** Scopes of the calendar; by default those of OECE. */
  readonly ambitos?: string;
  /** Rule and item of a term it succeeds although the rule differs. */
  readonly sucede?: string;
  readonly motivo?: string;
}

/** Orders a notice. */
export interface OrdenarAviso {
  readonly plantilla: string;
  readonly canal: Canal;
  readonly a: readonly Destinatario[];
  readonly regla: string;
  /** Not before this instant. */
  readonly desde?: Instante;
  /** Event sent to the case when the notice effectively leaves, and when it bounces. */
  readonly alSalir?: string;
  readonly alRebotar?: string;
}

/** Marks the end of an exhaustive switch: a new member of the union becomes a compile error there. */
export function assertNever(valor: never): never {
  throw new Error(`Caso no previsto: ${JSON.stringify(valor)}`);
}
