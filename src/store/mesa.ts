import type { Plazo } from '../../machines/base/plazo.js';
import type { FilaCorriente } from './puerto.js';

/** A term with its case, for lists across cases. */
export interface PlazoDeCaso extends Plazo {
  readonly caso: string;
  readonly numero: string;
  readonly coleccion: string;
  readonly situacion: string;
  readonly responsable: string | null;
  readonly entidad: string | null;
  readonly objeto: string | null;
  /** 1 while it is a duty of a living case, the latest of its kind there, that nobody has done. */
  readonly debe: 0 | 1;
}

/** What a list of terms asks. */
export interface FiltroDePlazos {
  readonly desde?: string;
  readonly hasta?: string;
  readonly estado?: string;
  /** Today: with it, a running term whose day has passed counts as expired before its expiry is written (D2). */
  readonly hoy?: string;
  /** Only terms of these rules. */
  readonly reglas?: readonly string[];
  readonly responsable?: string;
  /** Whose cases count as well as those of `responsable`, by id or by name. */
  readonly suplidos?: readonly string[];
  readonly mio?: Interesado;
  /** Only duties expired and still undone today, or only the other terms. */
  readonly pendiente?: boolean;
  readonly ruc?: string;
  /** Only cases of these collections, and of these only those of a RUC when there is one. */
  readonly colecciones?: readonly { readonly coleccion: string; readonly ruc: string | null }[];
  readonly limite: number;
  readonly despues?: readonly [string, string, number];
}

/** Which cases a user may see; all of them when it says nothing. */
export type Visibles = Pick<FiltroDePlazos, 'ruc' | 'colecciones'>;

/** A committed event with its case, as a list of what moved tells it. */
export interface FilaDeNovedad {
  readonly posicion: number;
  readonly caso: string;
  readonly secuencia: number;
  readonly coleccion: string;
  readonly numero: string;
  readonly objeto: string | null;
  readonly maquina: string;
  readonly tipo: string;
  readonly datos: string;
  readonly actor: string;
  readonly regla: string;
  readonly catalogo: number;
  readonly registrado: string;
}

/** Somebody, by id and by name: cases may be assigned by either. */
export interface Persona {
  readonly id: string;
  readonly nombre: string;
}

/** Whose cases count: those assigned to a user, those the user acted on, and those of whom the user stands in for. */
export interface Interesado extends Persona {
  readonly suplidos?: readonly Persona[];
}

/** What is asked of the terms of a span of days. */
export interface FiltroDeHoy extends Visibles {
  readonly hoy: string;
  /** Last day of the span, included. */
  readonly hasta: string;
  readonly mio?: Interesado;
  readonly porLista: number;
  readonly porDia: number;
}

/** The terms due: those owed since before, and those of each day that has any. */
export interface ResumenDeHoy {
  readonly vencidos: { readonly total: number; readonly elementos: readonly PlazoDeCaso[] };
  readonly porDia: readonly {
    readonly fecha: string;
    readonly total: number;
    readonly elementos: readonly PlazoDeCaso[];
  }[];
  /** Terms running from today on, and those expired and still owed, by rule. */
  readonly porRegla: readonly {
    readonly regla: string;
    readonly corriendo: number;
    readonly vencidos: number;
  }[];
}

/** What the desk asks the store, beyond the cases themselves. */
export interface StoreDeMesa {
  /** Names of some users, revoked or not, by id. */
  nombresDe(ids: readonly string[]): Promise<Map<string, string>>;
  /** Latest events after a position, newest first. */
  novedades(filtro: Visibles & { desde: number; limite: number }): Promise<FilaDeNovedad[]>;
  /** Events of one case in the order they were committed, after a position. */
  corrienteDe(caso: string, despues: number, limite: number): Promise<FilaCorriente[]>;
  /** Numbers of the terms of a case whose duty nobody has done, run out or not. */
  debidosDe(caso: string): Promise<ReadonlySet<number>>;
  hoy(filtro: FiltroDeHoy): Promise<ResumenDeHoy>;
  /** What a user set, by key: each the text of a JSON value. */
  preferencias(usuario: string): Promise<Map<string, string>>;
  /**
   * Keeps what a user set; null forgets it.
   * @returns false when the user would have more than `maximo` keys
   */
  guardarPreferencia(usuario: string, clave: string, valor: string | null, maximo: number): Promise<boolean>;
}
