import type { Rol } from '../../machines/base/evento.js';
import type { Persona } from './mesa.js';

/** Somebody who may attend cases. */
export interface Personal extends Persona {
  readonly roles: readonly Rol[];
}

/** What is on the shoulders of whoever a case was assigned to. */
export interface CargaDe {
  /** Id of a user or, in cases assigned by name alone, that name. */
  readonly quien: string;
  /** Living cases. */
  readonly vivos: number;
  /** Duties of those cases nobody has done, run out or not. */
  readonly porHacer: number;
  /** Of them, those whose last day passed. */
  readonly vencidos: number;
}

/** A living case to be assigned, with what weighs in it. */
export interface CasoPorAsignar {
  readonly caso: string;
  readonly numero: string;
  readonly coleccion: string;
  readonly objeto: string | null;
  readonly entidad: string | null;
  readonly responsable: string | null;
  /** Last day of its next term. */
  readonly proximo: string | null;
  readonly secuencia: number;
  readonly porHacer: number;
  readonly vencidos: number;
}

/** Days somebody is away, first and last included, and who attends their cases meanwhile. */
export interface Ausencia {
  readonly id: number;
  readonly usuario: string;
  readonly desde: string;
  readonly hasta: string;
  readonly sustituto: string;
  readonly motivo: string;
  readonly creada: string;
  readonly creador: string;
}

/** Why an absence cannot be: another of the same person, or one that would leave a substitute away. */
export interface ChoqueDeAusencias {
  readonly choca: 'ya_ausente' | 'sustituto_ausente' | 'es_sustituto';
  readonly con: Ausencia;
}

/** Who attends what: load, absences and substitutions. */
export interface StoreDeGestion {
  /** Users in force who hold any of some roles. */
  personal(roles: readonly Rol[]): Promise<Personal[]>;
  /** Load of everybody who has living cases. @param hoy civil day of Lima */
  cargas(hoy: string): Promise<CargaDe[]>;
  /** Living cases of a collection with nobody in charge, the most pressing first; or those named, whoever has them. */
  casosPorAsignar(
    pedido: { readonly coleccion: string; readonly casos?: readonly string[] },
    hoy: string,
    limite: number,
  ): Promise<CasoPorAsignar[]>;
  /** Absences in force that end on or after a day, by their first day. */
  ausencias(desde: string): Promise<Ausencia[]>;
  /** Records an absence, unless it crosses another. Two at once are decided one after the other. */
  registrarAusencia(ausencia: Omit<Ausencia, 'id'>): Promise<Ausencia | ChoqueDeAusencias>;
  /** Leaves an absence without effect. @returns false when it is not in force */
  anularAusencia(id: number, cuando: string): Promise<boolean>;
  /** Whom a person, by id or by name, stands in for on a day. */
  sustituidosPor(persona: string, dia: string): Promise<Persona[]>;
}
