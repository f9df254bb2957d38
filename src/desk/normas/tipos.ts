/** A row of the catalogue of rules, as the API gives it. */
export interface Regla {
  readonly id: string;
  readonly regimen: string;
  readonly norma: string;
  readonly articulo: string;
  readonly articuloProyecto: string | null;
  readonly glosa: string;
  readonly plazo: {
    readonly dias: number | null;
    readonly computo: 'habiles' | 'calendario' | 'fecha';
    readonly carga: string;
    readonly clase: 'legal' | 'interno';
    readonly corre: string;
  } | null;
  readonly fuente: 'texto' | 'memoria' | 'casa';
  readonly vigencia: { readonly desde: string; readonly hasta: string | null };
  readonly catalogo: number;
  readonly conocidaDesde: string;
  readonly cita: string;
  readonly implementada: readonly string[];
  readonly probada: readonly string[];
  readonly nota: string | null;
}

/** A rule with every row it has had and who corrected it. */
export interface ReglaConHistoria extends Regla {
  readonly filas: readonly Omit<Regla, 'cita' | 'implementada' | 'probada' | 'nota'>[];
  readonly correcciones: readonly {
    readonly catalogo: number;
    readonly dias: number;
    readonly norma: string;
    readonly motivo: string;
    readonly conocida: string;
    readonly usuario: string;
  }[];
}

/** A term a correction moves. */
export interface Movido {
  readonly caso: string;
  readonly numero: string;
  readonly regla: string;
  readonly antes: string;
  readonly despues: string;
}

/** What a correction does, or would do. */
export interface Correccion {
  readonly regla: Regla;
  readonly catalogo: number;
  readonly total: number;
  readonly plazosMovidos: readonly Movido[];
  readonly siguiente: string | null;
  readonly yaVencidos: readonly Movido[];
}
