/** A row of a list of cases. */
export interface FilaDeCaso {
  readonly id: string;
  readonly numero: string;
  readonly maquina: string;
  readonly regimen: string;
  readonly situacion: string;
  readonly estado: string;
  readonly secuencia: number;
  readonly creado: string;
  readonly actualizado: string;
  readonly proximo: string | null;
  readonly responsable: string | null;
  readonly entidad: string | null;
  readonly ruc: string | null;
  readonly objeto: string | null;
}

export type Orden = 'creado' | '-creado' | 'actualizado' | '-actualizado' | 'vence';

/** What a list of cases asks. */
export interface FiltroDeCasos {
  readonly coleccion: string;
  readonly situacion?: string;
  readonly estado?: string;
  readonly texto?: string;
  readonly venceHasta?: string;
  readonly responsable?: string;
  /** Whose cases count as well as those of `responsable`, by id or by name. */
  readonly suplidos?: readonly string[];
  readonly ruc?: string;
  readonly orden: Orden;
  readonly limite: number;
  /** Sort value and id of the last row of the previous page. */
  readonly despues?: readonly [string, string];
}
