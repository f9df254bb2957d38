import type { Usuario } from './puerto.js';

/** What the public lookup and the annual report ask of the database. */
export interface StoreDeConsulta {
  /** Id and collection of the case with a number; null when there is none. */
  porNumero(numero: string): Promise<{ readonly id: string; readonly coleccion: string } | null>;
  /** Whether a collection has cases born between two instants, the last one left out. */
  hayCasosEntre(coleccion: string, desde: string, hasta: string): Promise<boolean>;
  /** People with a role who may still enter, by name. */
  conRol(rol: Usuario['roles'][number]): Promise<Usuario[]>;
}
