import type { Coleccion } from '../api/tipos';

/** How some terms went. `total` is the sum of the rest. */
export interface Suertes {
  readonly total: number;
  readonly cumplidos: number;
  readonly tardios: number;
  readonly vencidos: number;
  readonly corriendo: number;
}

export interface Etapa {
  readonly etapa: string;
  readonly titulo: string;
  readonly casos: number;
  readonly mediana: number | null;
  readonly p90: number | null;
  readonly enCurso: number;
}

export interface DeRegla extends Suertes {
  readonly regla: string;
  readonly norma: string;
  readonly descripcion: string;
  readonly clase: 'legal' | 'interno';
  readonly carga: string;
  /** False where the term precludes instead of obliging. */
  readonly obliga: boolean;
}

export interface DeEntidad extends Suertes {
  readonly ruc: string;
  readonly entidad: string;
  readonly casos: number;
}

export interface Mes {
  readonly mes: string;
  readonly nacidos: number;
  readonly terminados: number;
  readonly vivosAlCierre: number;
  readonly porSituacion: Readonly<Record<string, number>>;
}

/** The figures of the annual report (AT-8.3). */
export interface InformeAnual {
  readonly norma: string;
  readonly regla: string;
  readonly recibidas: number;
  readonly entidades: number;
  readonly rechazadas: number;
  readonly noProcede: number;
  readonly atendidas: number;
  readonly culminadas: number;
  readonly archivadas: number;
  readonly desistidas: number;
  readonly enTramite: number;
  readonly reuniones: number;
  readonly respuestas: number;
  readonly requerimientos: number;
  readonly informes: number;
  readonly exposiciones: number;
  readonly informesDeSeguimiento: number;
  readonly acompanamientosConcluidos: number;
  readonly seguimientosDeAcompanamiento: number;
  readonly visitas: number;
  readonly derivaciones: number;
  readonly improcedencias: number;
  readonly deficiencias: {
    readonly total: number;
    readonly porTipo: Readonly<Record<string, number>>;
    readonly porTratamiento: Readonly<Record<string, number>>;
  };
  readonly verificaciones: {
    readonly total: number;
    readonly porResultado: Readonly<Record<string, number>>;
  };
  readonly plazos: Suertes;
}

/** What GET /api/indicadores answers. */
export interface DatosDeIndicadores {
  readonly coleccion: Coleccion;
  readonly desde: string;
  readonly hasta: string;
  readonly hoy: string;
  readonly entidad: string | null;
  readonly volumen: {
    readonly porMes: readonly Mes[];
    readonly porSituacion: readonly { readonly situacion: string; readonly total: number }[];
    readonly nacidos: number;
    readonly terminados: number;
    readonly vivos: number;
  };
  readonly tiempos: { readonly unidad: 'dias_habiles'; readonly etapas: readonly Etapa[] };
  readonly plazos: {
    readonly resumen: Suertes;
    readonly porMes: readonly (Suertes & { readonly mes: string })[];
    readonly porRegla: readonly DeRegla[];
    readonly porEntidad: readonly DeEntidad[];
  };
  readonly informeAnual: InformeAnual | null;
}
