import type { Coleccion, Esquema, ValorDeEstado } from '../desk/api/tipos';

/** What one condition answered. */
export interface Guardia {
  readonly nombre: string;
  readonly descripcion: string;
  readonly lee: 'estado' | 'datos' | 'rama';
  readonly parametros?: unknown;
  readonly ok: boolean;
  readonly detalle?: string;
  readonly regla?: string;
  readonly norma?: string;
}

/** A transition the active states had for an event. */
export interface Candidata {
  readonly parte: string | null;
  readonly evento: string;
  readonly nodo: string;
  readonly destino: string | null;
  readonly tomada: boolean;
  readonly probada: boolean;
  readonly guardias: readonly Guardia[];
}

/** One statechart of a case: the case itself, or one of its items. */
export interface Parte {
  readonly item: string | null;
  readonly status: string;
  readonly value: ValorDeEstado;
  readonly contexto: Record<string, unknown>;
}

interface PlazoDelPaso {
  readonly n: number;
  readonly regla: string;
  readonly item: string;
  readonly vence: string;
  readonly estado: string;
}

/** One committed event with all that deciding it took. */
export interface Paso {
  readonly posicion?: number;
  readonly caso: string;
  readonly numero: string;
  readonly maquina: string;
  readonly secuencia: number;
  readonly tipo: string;
  readonly titulo: string;
  readonly regla: string;
  readonly norma: string;
  readonly actor: string;
  readonly ocurrido: string;
  readonly registrado: string;
  readonly datos: Record<string, unknown>;
  readonly estadoAntes: ValorDeEstado | null;
  readonly estadoDespues: ValorDeEstado;
  readonly candidatas: readonly Candidata[];
  readonly acciones: readonly { readonly tipo: string; readonly resumen: string }[];
  readonly plazos: { readonly abiertos: readonly PlazoDelPaso[]; readonly cerrados: readonly PlazoDelPaso[] };
  readonly diferencias: readonly {
    readonly ruta: string;
    readonly antes?: unknown;
    readonly despues?: unknown;
  }[];
  readonly partes: readonly Parte[];
  readonly fallo?: string;
}

export interface Tramo {
  readonly elementos: readonly Paso[];
  readonly total: number;
  readonly siguiente: number | null;
}

export interface Seguimiento {
  readonly elementos: readonly (Paso & { readonly posicion: number })[];
  readonly casos: readonly {
    readonly caso: string;
    readonly numero: string;
    readonly coleccion: Coleccion;
    readonly maquina: string;
  }[];
  readonly ultima: number;
}

export interface ResumenDeMaquina {
  readonly id: string;
  readonly version: string;
  readonly titulo: string;
  readonly regimen: string;
  readonly coleccion: Coleccion;
}

/** A state of a machine as the API describes it. */
export interface Estado {
  readonly clave: string;
  readonly tipo: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly descripcion: string | null;
  readonly regla: string | null;
  readonly norma: string | null;
  readonly transiciones: readonly { readonly evento: string; readonly destino: readonly string[] | null }[];
  readonly estados: readonly Estado[];
}

export interface Maquina extends ResumenDeMaquina {
  readonly raiz: Estado;
  readonly item?: Estado;
  readonly eventos: readonly {
    readonly tipo: string;
    readonly titulo: string;
    readonly norma: string;
    readonly regla: string;
    readonly esquema: Esquema;
  }[];
}
