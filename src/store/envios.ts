import type { Visibles } from './mesa.js';
import type { Aviso } from './puerto.js';

/** How an attempt to send ended: it left, it will be tried again, its addressee was refused, or it was given up. */
export type ResultadoDeEnvio = 'enviada' | 'diferida' | 'rebotada' | 'fallida';

/** What the server said of one address of an attempt. */
export interface Entrega {
  readonly rol: string;
  readonly correo: string;
  readonly estado: 'aceptada' | 'diferida' | 'rechazada';
  readonly respuesta: string | null;
}

/** An attempt before the server is spoken to. `empezado`: by the clock of the machine. */
export interface EnvioEmpezado {
  readonly aviso: string;
  readonly intento: number;
  readonly mensajeId: string;
  readonly asunto: string;
  readonly destinatarios: readonly { readonly rol: string; readonly correo: string }[];
  readonly texto: string;
  /** Version of the template; 0 is that of the program. */
  readonly plantilla: number;
  /** Names of the files it carries. */
  readonly adjuntos: readonly string[];
  readonly empezado: string;
}

/** What is known of an attempt once it ended. */
export interface FinDeEnvio {
  readonly terminado: string;
  readonly resultado: ResultadoDeEnvio;
  /** Answer of the server, or what went wrong on the way. */
  readonly respuesta: string;
  readonly entregas: readonly Entrega[];
  /** Instant of the legal clock at which the server took it; null when it did not. */
  readonly salio: string | null;
}

/** An attempt on record; one without `terminado` was cut short and nobody knows whether it left. */
export type Envio = EnvioEmpezado & { readonly [C in keyof FinDeEnvio]: FinDeEnvio[C] | null };

/** What is left to do with a notice after an attempt. */
export interface Seguimiento {
  /** When to try again, by the clock of the machine; null when it is not. */
  readonly proximo: string | null;
  /** What its row becomes, when no event of the case says it: only while it still waits. */
  readonly estado: 'enviada' | 'fallida' | null;
  readonly codigo: string | null;
  readonly incidencias: readonly {
    readonly clave: string;
    readonly detalle: string;
    /** By the legal clock, as every other incident. */
    readonly creada: string;
  }[];
}

/** A text written in the place of that of the program; null gives that one back. */
export interface VersionDePlantilla {
  readonly id: string;
  readonly version: number;
  readonly texto: string | null;
  readonly usuario: string;
  readonly creada: string;
}

/** A notice that leaves outside the system, with its case. */
export interface AvisoPorRegistrar extends Aviso {
  readonly numero: string;
  readonly coleccion: string;
  readonly entidad: string | null;
}

/** How the mail stands. */
export interface EstadoDelCorreo {
  readonly pendientes: number;
  /** Instant since which the oldest of them may leave. */
  readonly desde: string | null;
  /** Given up, and nobody has told yet by other means. */
  readonly fallidos: number;
  /** Notices that leave outside the system and nobody has put on record yet. */
  readonly porRegistrar: number;
}

/** Sendings of notices, with their attempts, and the templates they are written with. */
export interface StoreDeEnvios {
  /**
   * Takes the next mail that may leave, for one process alone until an instant. A claim of a dead process lapses then.
   * @param ahora instant of the legal clock; @param maquina that of the machine
   */
  tomarEnvio(pedido: {
    readonly ahora: string;
    readonly maquina: string;
    readonly quien: string;
    readonly hasta: string;
  }): Promise<Aviso | null>;
  /** Puts an attempt on record before it is made. @returns false when another process took the notice meanwhile */
  empezarEnvio(envio: EnvioEmpezado, quien: string): Promise<boolean>;
  /** Closes an attempt and says what follows, at once. */
  terminarEnvio(
    aviso: Pick<Aviso, 'id' | 'caso'>,
    intento: number,
    fin: FinDeEnvio,
    sigue: Seguimiento,
  ): Promise<void>;
  /** Gives a notice up without an attempt, with what a person must look at; only while it still waits. */
  abandonarEnvio(
    aviso: Pick<Aviso, 'id' | 'caso'>,
    codigo: string,
    incidencia: { readonly clave: string; readonly detalle: string; readonly creada: string },
  ): Promise<void>;
  /** Lets go of a notice without an attempt; it is tried again from an instant on. */
  soltarEnvio(aviso: string, proximo: string): Promise<void>;
  /** Attempts of a notice, in order. */
  enviosDe(aviso: string): Promise<Envio[]>;
  /** Attempts of the notices of a case, and when each is tried next. */
  enviosDelCaso(caso: string): Promise<{ envios: Envio[]; proximos: Map<string, string> }>;
  /** The notice whose mail carries an id of message; null when none does. */
  avisoDeMensaje(mensajeId: string): Promise<Aviso | null>;
  aviso(id: string): Promise<Aviso | null>;
  /** Earliest instant after one at which mail that still waits may leave; null when there is none. */
  proximoCorreo(despues: string): Promise<string | null>;
  /** Puts a mail that was given up back to wait. @returns false when it was not given up */
  reponerEnvio(aviso: string, proximo: string): Promise<boolean>;
  estadoDelCorreo(): Promise<EstadoDelCorreo>;
  /** Something a person must look at, once for each key. */
  anotarIncidencia(clave: string, caso: string | null, detalle: string, creada: string): Promise<void>;
  /** Notices that wait for a person to put them on record, oldest first. */
  porRegistrar(
    filtro: Visibles & {
      readonly canal?: 'oficio' | 'seace' | 'correo';
      readonly limite: number;
      readonly despues?: readonly [string, string];
    },
  ): Promise<AvisoPorRegistrar[]>;
  /** Every version of a template, oldest first. */
  versionesDePlantilla(id: string): Promise<VersionDePlantilla[]>;
  /** The version in force of each template somebody wrote. */
  plantillasEscritas(): Promise<VersionDePlantilla[]>;
  /** Writes the next version. @returns false when `version` is not the one after the last: somebody wrote meanwhile */
  escribirPlantilla(version: VersionDePlantilla): Promise<boolean>;
}
