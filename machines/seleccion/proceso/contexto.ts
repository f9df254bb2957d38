import type { ContextoBase } from '../../base/hechos.js';
import type { Actividad, Cronograma, Objeto, Procedimiento } from '../tipos.js';

/** An amount, or the id of the envelope that keeps it until the bids are opened (D17). */
export type MontoGuardado = string | { readonly sobre: string };

/** What an item needs to be counted before it has a life of its own. */
export interface ItemDelProceso {
  readonly valorReferencial: MontoGuardado;
  readonly cantidad: string | null;
  readonly divisible: boolean;
}

/** Rules of the evaluation, as the bases fix them. */
export interface Bases {
  readonly c1: string;
  readonly c2: string;
  /** Null where there is no technical evaluation. */
  readonly minimoTecnico: string | null;
  /** Null when the bases do not list factors. */
  readonly factores: readonly { readonly nombre: string; readonly maximo: string }[] | null;
  readonly distribuible: boolean;
}

/** A participant: since when, what it paid, and how to tell that a receipt is its own. */
export interface Participante {
  readonly desde: string;
  readonly pago: string | null;
  readonly ruc: string;
  /** Digest of the name, which is not kept here (D1). */
  readonly nombre: string;
}

/** A consulta: who asked, and whether its answer changes the bases; null until it is absolved. */
export interface Consulta {
  readonly de: string;
  readonly cambia: boolean | null;
}

/** An observacion: the same, with what was decided. */
export interface Observacion extends Consulta {
  readonly decision: 'acoge' | 'acoge_parcialmente' | 'no_acoge' | null;
}

/** A request of elevation that stands. */
export interface Elevacion {
  readonly de: string;
  readonly observacion: string;
  readonly fecha: string;
  readonly importe: string | null;
  /** Sent by mail or fax and not yet formalised (RS-58-remoto). */
  readonly porFormalizar: boolean;
}

/** What counts of the experience shown for a factor: amount up to its limit, and contracts left out by their place. */
export interface ExperienciaContada {
  readonly monto: string;
  readonly tope: string;
  readonly consideradas: number;
  readonly descartadas: readonly { readonly indice: number; readonly regla: string }[];
  /** Score of past performance by the formula of the course, when the bases score it. */
  readonly cumplimiento: string | null;
}

/** An offer while its amount is shut: the envelope of each item. */
export interface Propuesta {
  readonly ofertas: Readonly<
    Record<string, { readonly monto: MontoGuardado; readonly cantidad: string | null }>
  >;
  readonly mype: boolean;
  readonly discapacidad: boolean;
  readonly bonifica: boolean;
  readonly provincia: string | null;
  readonly experiencia: Readonly<Record<string, ExperienciaContada>>;
}

/** Where an AMC comes from, when it was born of a deserted process (RS-78-5, RS-64-des). */
export interface Antecedente {
  readonly procedimiento: Procedimiento;
  /** Whether its acts must be public, as those of the process it comes from. */
  readonly actosPublicos: boolean;
  readonly informeDeCausas: boolean;
}

/**
 * What a process remembers to decide: ids, dates, amounts and outcomes, never names or texts (D1). Every key is there
 * from birth and none is ever undefined, so that a reload gives the same bytes.
 */
export interface ContextoDeProceso extends ContextoBase {
  readonly procedimiento: Procedimiento;
  readonly objeto: Objeto;
  readonly ejercicio: number;
  readonly valorReferencial: MontoGuardado;
  readonly reservado: boolean;
  readonly competencia: {
    readonly elevacion: 'osce' | 'titular';
    readonly apelacion: 'titular' | 'tribunal';
  };
  readonly fechaValorReferencial: string;
  readonly nomenclatura: string | null;
  /** Its type is that of the process it comes from, whatever its own amount (RS-19-item2, RS-19-AMC-esp). */
  readonly tipoHeredado: boolean;
  readonly programable: boolean;
  readonly antecedente: Antecedente | null;
  readonly items: Readonly<Record<string, ItemDelProceso>>;
  /** The market study found that one supplier does not cover the need (RS-74-1). */
  readonly mercadoInsuficiente: boolean;
  readonly conModalidad: boolean;
  /** Province of execution and those beside it: whose bidders may ask for the bonus (RS-71-bon). */
  readonly ejecucion: string | null;
  readonly colindantes: readonly string[];
  /** Key of the scopes of the calendar its terms run on. */
  readonly ambitos: string;

  readonly convocada: string | null;
  readonly acto: 'publico' | 'privado';
  readonly bases: Bases;
  readonly costo: string;
  readonly horario: { readonly desde: string; readonly hasta: string } | null;
  readonly basesReemplazadas: boolean;

  readonly cronograma: Cronograma;
  readonly versionDeCronograma: number;
  readonly prorrogadas: readonly Actividad[];

  readonly participantes: Readonly<Record<string, Participante>>;
  readonly consultas: Readonly<Record<string, Consulta>>;
  readonly observaciones: Readonly<Record<string, Observacion>>;
  readonly areas: Readonly<Record<string, 'pendiente' | 'respondida'>>;
  readonly elevaciones: Readonly<Record<string, Elevacion>>;
  readonly pronunciamiento: string | null;
  /** Ids of what the pronouncement ordered, which the integrated bases must include (RS-59-cont). */
  readonly disposiciones: readonly string[];
  readonly integrada: string | null;

  readonly propuestas: Readonly<Record<string, Propuesta>>;
  readonly custodiada: boolean;
  /** Refunds owed, by `concepto:participante`, and how much. */
  readonly devoluciones: Readonly<Record<string, string>>;
  readonly accesos: Readonly<Record<string, 'pedido' | 'dado'>>;
  readonly informeDeCausas: boolean;
  /** Stage a nullity or an appeal went back to, the last time. */
  readonly retrotraido: Actividad | null;
}

/** The context of a process at birth, before its data are noted. */
export const CONTEXTO_INICIAL: ContextoDeProceso = {
  paso: null,
  procedimiento: 'LP',
  objeto: 'bienes',
  ejercicio: 0,
  valorReferencial: '0.00',
  reservado: false,
  competencia: { elevacion: 'titular', apelacion: 'titular' },
  fechaValorReferencial: '',
  nomenclatura: null,
  tipoHeredado: false,
  programable: true,
  antecedente: null,
  items: {},
  mercadoInsuficiente: false,
  conModalidad: false,
  ejecucion: null,
  colindantes: [],
  ambitos: '',
  convocada: null,
  acto: 'publico',
  bases: { c1: '0', c2: '1', minimoTecnico: null, factores: null, distribuible: false },
  costo: '0.00',
  horario: null,
  basesReemplazadas: false,
  cronograma: [],
  versionDeCronograma: 0,
  prorrogadas: [],
  participantes: {},
  consultas: {},
  observaciones: {},
  areas: {},
  elevaciones: {},
  pronunciamiento: null,
  disposiciones: [],
  integrada: null,
  propuestas: {},
  custodiada: false,
  devoluciones: {},
  accesos: {},
  informeDeCausas: false,
  retrotraido: null,
};
