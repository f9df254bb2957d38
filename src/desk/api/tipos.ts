/** Shapes of the HTTP API as the desk reads them. Instants are ISO texts, civil dates AAAA-MM-DD, money decimal texts. */

export type Coleccion = 'solicitudes' | 'procesos' | 'informes';

export type Errores = readonly { readonly ruta: string; readonly mensaje: string }[];

/** What would make a refused act possible. */
export interface SeHabilita {
  readonly desde?: string;
  readonly hasta?: string;
  readonly acto?: string;
  readonly roles?: readonly string[];
  readonly estados?: readonly string[];
}

export interface Usuario {
  readonly id: string;
  readonly nombre: string;
  readonly correo: string | null;
  readonly roles: readonly string[];
  readonly entidad: string | null;
}

export interface Sesion {
  readonly usuario: Usuario;
  readonly ahora: string;
  readonly simulado: boolean;
  readonly version: string;
  readonly medio: 'ficha' | 'clave' | 'institucion' | null;
  /** Where to leave the institution's identity provider too. */
  readonly salida: string | null;
}

export type EstadoDePlazo = 'corriendo' | 'vencido' | 'cumplido' | 'suspendido' | 'reemplazado' | 'anulado';

export interface Plazo {
  readonly id: string;
  readonly regla: string;
  readonly descripcion: string;
  readonly norma: string;
  readonly clase: 'legal' | 'interno';
  readonly carga: string;
  readonly desde: string;
  readonly dias: number;
  readonly computo: 'habiles' | 'calendario' | 'fecha';
  readonly ambito: string;
  readonly vence: string;
  /** Business days left; negative when late, null when the calendar of that year is unknown. */
  readonly restantes: number | null;
  readonly estado: EstadoDePlazo;
  readonly item?: string;
  readonly motivo?: string;
  readonly reemplaza?: string;
  /** Expired, obliges, and nobody has done it yet. */
  readonly pendiente?: boolean;
}

/** A term with its case, as the lists across cases give it. */
export interface PlazoDeCaso extends Plazo {
  readonly caso: string;
  readonly numero: string;
  readonly coleccion: Coleccion;
  readonly situacion: string;
  readonly entidad: string | null;
  readonly objeto: string | null;
  readonly responsable: string | null;
  readonly pendiente: boolean;
}

/** A JSON Schema, as the API describes the data of an act. */
export type Esquema = Record<string, unknown>;

export interface Acto {
  readonly tipo: string;
  readonly titulo: string;
  readonly norma: string;
  readonly regla: string;
  readonly roles: readonly string[];
  readonly esquema: Esquema;
}

/** An act of the machine of a case: possible now, or why not. */
export interface ActoDelCaso extends Acto {
  readonly disponible: boolean;
  readonly motivo?: {
    readonly detalle: string;
    readonly regla: string;
    readonly norma: string;
    readonly seHabilita?: SeHabilita;
  };
}

export type ValorDeEstado = string | { readonly [clave: string]: ValorDeEstado };

export interface Caso {
  readonly id: string;
  readonly numero: string;
  readonly maquina: string;
  readonly version: string;
  readonly regimen: string;
  readonly situacion: string;
  readonly estado: ValorDeEstado;
  readonly secuencia: number;
  readonly creado: string;
  readonly actualizado: string;
  readonly responsable?: string;
  /** How a solicitud is followed without an account. */
  readonly seguimiento?: { readonly codigo: string; readonly direccion: string };
  readonly datos: Record<string, unknown>;
  readonly plazos: readonly Plazo[];
  readonly eventosPermitidos: readonly Acto[];
  readonly vinculos: readonly { readonly tipo: string; readonly caso: string }[];
  readonly advertencias: readonly string[];
}

/** A row of a list of cases. */
export interface FilaDeCaso {
  readonly id: string;
  readonly numero: string;
  readonly maquina: string;
  readonly version: string;
  readonly situacion: string;
  readonly creado: string;
  readonly actualizado: string;
  readonly secuencia: number;
  readonly proximoVencimiento: string | null;
  readonly responsable: string | null;
  readonly datos: {
    readonly entidad: { readonly nombre: string | null; readonly ruc: string | null };
    readonly objeto: string | null;
  };
}

/** An event of the history of a case. */
export interface FilaDeHistorial {
  readonly secuencia: number;
  readonly tipo: string;
  readonly titulo?: string;
  readonly relato?: string;
  readonly datos: Record<string, unknown>;
  readonly actor: string;
  readonly actorNombre?: string;
  readonly ocurrido: string;
  readonly registrado: string;
  readonly estadoAntes: ValorDeEstado | null;
  readonly estadoDespues: ValorDeEstado;
  readonly regla: string;
  readonly norma: string;
  readonly huella: string;
}

export interface Notificacion {
  readonly id: string;
  readonly canal: 'correo' | 'oficio' | 'seace';
  readonly plantilla: string;
  readonly asunto: string;
  readonly destinatarios: readonly Record<string, unknown>[];
  readonly regla: string;
  readonly norma: string;
  readonly creada: string;
  readonly desde: string;
  readonly enviada: string | null;
  readonly codigo: string | null;
  readonly secuencia: number;
  readonly estado: 'pendiente' | 'enviada' | 'fallida' | 'rebotada' | 'por_registrar' | 'registrada';
  /** Attempts to leave by mail; those who may not see addresses get none. */
  readonly envios?: readonly Envio[];
  readonly proximoIntento?: string | null;
}

/** An attempt to send a notice; without an end, nobody knows whether it left. */
export interface Envio {
  readonly intento: number;
  readonly mensajeId: string;
  readonly empezado: string;
  readonly terminado: string | null;
  readonly resultado: 'enviada' | 'diferida' | 'rebotada' | 'fallida' | null;
  readonly respuesta: string | null;
  readonly entregas: readonly {
    readonly rol: string;
    readonly correo: string;
    readonly estado: 'aceptada' | 'diferida' | 'rechazada';
    readonly respuesta: string | null;
  }[];
  readonly adjuntos: readonly string[];
}

/** What an act does, or would do. */
export interface Efectos {
  readonly situacion: string;
  readonly estado: ValorDeEstado;
  readonly notificaciones: readonly {
    readonly plantilla: string;
    readonly canal: Notificacion['canal'];
    readonly asunto: string;
    readonly destinatarios: readonly string[];
    readonly norma: string;
  }[];
  readonly plazosArmados: readonly Plazo[];
  readonly plazosCerrados: readonly Plazo[];
}

/** Answer to an act, committed or simulated. */
export interface Resultado {
  readonly caso: Caso;
  readonly evento: FilaDeHistorial;
  readonly efectos: Efectos;
}

export interface Pagina<T> {
  readonly elementos: readonly T[];
  readonly siguiente: string | null;
}

/** A day of a business-day count. */
export interface DiaContado {
  readonly fecha: string;
  readonly habil: boolean;
  readonly numero: number | null;
  readonly motivo: string | null;
  readonly norma: string | null;
}

export interface Cuenta {
  readonly desde: string;
  readonly dias: number;
  readonly vence: string;
  readonly cuenta: readonly DiaContado[];
}

/** A committed event as the stream tells it. */
export interface Suceso {
  readonly caso: string;
  readonly secuencia: number;
  readonly tipo: string;
  readonly actor: string;
  readonly ocurrido: string;
  readonly registrado: string;
  readonly regla: string;
}

export interface Novedad {
  readonly posicion: number;
  readonly caso: string;
  readonly coleccion: Coleccion;
  readonly numero: string;
  readonly objeto: string | null;
  readonly titulo: string;
  readonly relato: string;
  readonly actorNombre: string;
  readonly norma: string;
  readonly registrado: string;
}

/** What is due, for one person or for the team. */
export interface Hoy {
  readonly hoy: string;
  readonly vencidos: { readonly total: number; readonly elementos: readonly PlazoDeCaso[] };
  readonly porDia: readonly {
    readonly fecha: string;
    readonly habil: boolean;
    readonly motivo: string | null;
    readonly total: number;
    readonly elementos: readonly PlazoDeCaso[];
  }[];
  readonly porCarga: readonly {
    readonly carga: string;
    readonly corriendo: number;
    readonly vencidos: number;
  }[];
}
