import type { Rol } from '../../machines/base/evento.js';
import type { Datos } from '../../machines/base/maquina.js';
import type { EstadoPlazo, Plazo } from '../../machines/base/plazo.js';
import type { Inhabil } from '../../machines/calendario/index.js';
import type { Correccion } from '../../machines/reglas/index.js';
import type { Estado, EventoGuardado, Mensaje } from '../engine/tipos.js';
import type { StoreDeConsulta } from './consulta.js';
import type { StoreDeCuotas } from './cuotas.js';
import type { StoreDeDocumentos } from './documentos.js';
import type { StoreDeEnvios } from './envios.js';
import type { StoreDeGestion } from './gestion.js';
import type { StoreDeIdentidades, UsuarioNuevo } from './identidades.js';
import type { StoreDeIndicadores } from './indicadores.js';
import type { FilaDeCaso, FiltroDeCasos } from './listas.js';
import type { FiltroDePlazos, PlazoDeCaso, StoreDeMesa } from './mesa.js';
import type { StoreDeOperaciones } from './operaciones.js';
import type { StoreDePersonales, SupresionEscrita } from './personales.js';
import type { StoreDeSellos } from './sellos.js';
import type { StoreDeSesiones } from './sesiones.js';
import type { SobreGuardado, StoreDeSobres } from './sobres.js';
import type { StoreDeTurnos } from './turnos.js';

export type { FilaDeCaso, FiltroDeCasos, Orden } from './listas.js';
export type { FiltroDePlazos, PlazoDeCaso } from './mesa.js';
export type { SupresionEscrita } from './personales.js';
export type { SobreGuardado } from './sobres.js';

/** A notice with an event waiting for its effective sending (AT-8.2.1.B-5 runs from it). */
export interface Salida {
  readonly aviso: string;
  readonly desde: string;
  readonly evento: string;
  /** Event of its bounce, while the case still depends on its having arrived. */
  readonly rebote: string | null;
  /** Whether it already left. */
  readonly salio: boolean;
}

/** A case as loaded for a decision and rendered for an answer. Immutable: a decision makes a new one. */
export interface Caso {
  readonly id: string;
  readonly coleccion: string;
  readonly numero: string;
  readonly maquina: string;
  readonly regimen: string;
  readonly situacion: string;
  readonly estado: Estado;
  /** Head of the chain, and digest of the current state. */
  readonly huella: string;
  readonly huellaEstado: string;
  readonly creado: string;
  readonly actualizado: string;
  /** Instant of its latest event: its time never goes back. */
  readonly ocurrido: string;
  readonly salidas: readonly Salida[];
  readonly responsable: string | null;
  readonly datos: Datos;
  readonly datosTexto: string;
  readonly ruc: string | null;
  readonly vinculos: readonly { readonly tipo: string; readonly caso: string }[];
}

/** State of a notice. `por_registrar`: it leaves outside the system and a person puts it on record. */
export type EstadoDeAviso = 'pendiente' | 'enviada' | 'fallida' | 'rebotada' | 'por_registrar' | 'registrada';

/** A notice in the outbox. */
export interface Aviso {
  readonly id: string;
  readonly caso: string;
  readonly secuencia: number;
  readonly orden: number;
  readonly plantilla: string;
  readonly canal: 'correo' | 'oficio' | 'seace';
  readonly asunto: string;
  readonly destinatarios: string;
  readonly regla: string;
  readonly creado: string;
  readonly desde: string;
  readonly estado: EstadoDeAviso;
  readonly alSalir: string | null;
  readonly alRebotar: string | null;
  readonly enviado: string | null;
  readonly codigo: string | null;
}

/** A claim of an idempotency key: same user, route and key, and the keyed digest of the request. */
export interface Reclamo {
  readonly usuario: string;
  readonly ruta: string;
  readonly clave: string;
  readonly cuerpo: string;
}

/** What an earlier request with the same key left. */
export interface Reclamado {
  readonly cuerpo: string;
  readonly caso: string;
  readonly secuencia: number;
  /** First event the request wrote. */
  readonly desde: number;
  readonly estado: number;
}

/** Where a message goes that gives birth to a case. */
export const A_NADIE_AUN = '@nuevo';

/** Everything one decision writes, in one savepoint. */
export interface Escritura {
  /** The case after the decision; `antes` null for a birth. */
  readonly caso: Caso;
  readonly antes: Caso | null;
  readonly snapshotTexto: string;
  readonly eventos: readonly EventoGuardado[];
  readonly sobres: readonly SobreGuardado[];
  readonly supresion?: SupresionEscrita;
  readonly avisos: readonly Aviso[];
  readonly avisosCambiados: readonly Pick<Aviso, 'id' | 'estado' | 'enviado' | 'codigo'>[];
  readonly avisosAplazados: readonly { readonly id: string; readonly desde: string }[];
  readonly mensajes: readonly (Mensaje & {
    readonly id: string;
    readonly secuencia: number;
    readonly ocurrido: string;
  })[];
  /** Expired terms that are owed no more, or again, in the order of their events; with nothing of the state. */
  readonly atenciones: readonly {
    readonly secuencia: number;
    readonly plazos: readonly (readonly number[])[];
    /** First event whose attentions no longer count. */
    readonly desatiende: number | null;
  }[];
  /** Message this decision delivers, whose row it marks. */
  readonly entregado: string | null;
  readonly incidencias: readonly {
    readonly caso: string;
    readonly clave: string;
    readonly detalle: string;
    readonly plazo: number | null;
    readonly creada: string;
  }[];
  readonly reclamo:
    | (Reclamo & Pick<Reclamado, 'secuencia' | 'desde' | 'estado'> & { readonly creado: string })
    | null;
}

/** What the office learned of the law after it was built: days, with the version of the calendar, and days of rules. */
export interface Normas {
  readonly version: number;
  readonly inhabiles: readonly Inhabil[];
  readonly correcciones: readonly Correccion[];
}

/** What a decision sees of the database, loaded and locked by the store before it runs. */
export interface Vista {
  readonly caso: Caso | null;
  readonly reclamado: Reclamado | null;
  readonly versionCalendario: number;
  readonly inhabiles: readonly Inhabil[];
  readonly correcciones: readonly Correccion[];
  historia(): readonly EventoGuardado[];
  aviso(id: string): Aviso | null;
  /** Whether a message still waits: another process may have delivered it meanwhile. */
  mensajePendiente(id: string): boolean;
  /** Envelopes of this case, in the order of the ids; those it does not have are missing. */
  sobres(ids: readonly string[]): readonly SobreGuardado[];
  /** The envelope that proves which key this database is sealed with; null before the first. */
  testigo(): string | null;
  /** Next number of a series, from 1; taken only if the decision is written. */
  siguiente(serie: string): number;
}

/** One unit of work: the case it touches, the key it claims, and the pure decision over both (D5). */
export interface Trabajo<R> {
  readonly caso: string | null;
  readonly reclamo: Reclamo | null;
  decidir(vista: Vista): { readonly respuesta: R; readonly escritura: Escritura | null };
}

/** Outcome of one unit of work: its answer, or the failure that spoiled only it. */
export type Resultado<R> =
  | { readonly ok: true; readonly respuesta: R }
  | { readonly ok: false; readonly error: Error };

/** A term due, for whoever fires it. */
export interface Vencido {
  readonly caso: string;
  readonly instante: string;
}

/** A person or machine that may act. */
export interface Usuario {
  readonly id: string;
  readonly nombre: string;
  readonly correo: string | null;
  readonly roles: readonly Rol[];
  /** RUC of the entity it acts for. */
  readonly entidad: string | null;
}

/** A case some of whose terms a change of calendar or of a rule may move. */
export interface CasoAfectado {
  readonly caso: string;
  readonly plazos: readonly Plazo[];
}

/**
 * What never changes in a case while the system runs. `migrar` may change the machine: it demands the database for itself
 * alone, so that no other process remembers the one before.
 */
export type Identidad = Pick<Caso, 'id' | 'coleccion' | 'maquina' | 'ruc'>;

/** A committed event as the stream tells it: what happened, without its data. */
export interface FilaCorriente {
  readonly posicion: number;
  readonly caso: string;
  readonly secuencia: number;
  readonly tipo: string;
  readonly actor: string;
  readonly ocurrido: string;
  readonly registrado: string;
  /** State value after the event, as JSON. */
  readonly estado: string;
  readonly regla: string;
}

/** Prepares a change of the law once it is written, and then decides each case it may touch. */
export type PorCaso = (normas: Normas) => (caso: Caso) => Escritura | null;

/** The store, behind which either database stands. Reads see only committed data; writes are serialised. */
export interface Store
  extends StoreDeSobres,
    StoreDeSesiones,
    StoreDeIndicadores,
    StoreDeMesa,
    StoreDeEnvios,
    StoreDeDocumentos,
    StoreDeIdentidades,
    StoreDeGestion,
    StoreDePersonales,
    StoreDeOperaciones,
    StoreDeSellos,
    StoreDeConsulta,
    StoreDeCuotas,
    StoreDeTurnos {
  /** Runs the decisions in order in one transaction, each spoiling only itself when it fails. */
  escribir<R>(trabajos: readonly Trabajo<R>[]): Promise<Resultado<R>[]>;
  /** Runs one decision over committed data and writes nothing. */
  ensayar<R>(trabajo: Trabajo<R>): Promise<R>;
  caso(id: string): Promise<Caso | null>;
  /** What a case has been since its birth: cheaper than the case, and never stale. */
  identidad(id: string): Promise<Identidad | null>;
  historia(id: string, hasta?: number): Promise<EventoGuardado[]>;
  avisos(id: string): Promise<Aviso[]>;
  casos(filtro: FiltroDeCasos): Promise<FilaDeCaso[]>;
  plazos(filtro: FiltroDePlazos): Promise<PlazoDeCaso[]>;
  /** Cases with something due at or before an instant, earliest first: a running term or a notice that leaves by itself. */
  vencidos(hasta: string, conSalidas: boolean, limite: number): Promise<Vencido[]>;
  /** Earliest instant of the same, or null; after one, when it is given. */
  proximoVencimiento(
    conSalidas: boolean,
    despues?: string | null,
  ): Promise<{ plazo: string | null; salida: string | null }>;
  mensajesPendientes(
    limite: number,
  ): Promise<{ id: string; a: string; de: string; tipo: string; datos: string }[]>;
  mensajesDe(
    caso: string,
    desdeSecuencia: number,
  ): Promise<{ id: string; a: string; de: string; tipo: string; datos: string }[]>;
  rechazarMensaje(id: string, caso: string, detalle: string, creada: string): Promise<void>;
  /** Stops trying what is due on a case that cannot be decided, and leaves an incident for a person. */
  apartar(caso: string, detalle: string, creada: string): Promise<void>;
  /** Lets what was set apart be tried again: the cause may be mended since. */
  reintentarApartados(): Promise<void>;
  normas(): Promise<Normas>;
  /** Cases with a running term that starts before a day and falls due on or after it. */
  afectados(fecha: string, despues: string, limite: number): Promise<CasoAfectado[]>;
  /** Cases with a term of a rule in some state, with all their terms of that rule. */
  afectadosPorRegla(
    regla: string,
    estado: EstadoPlazo,
    despues: string,
    limite: number,
  ): Promise<CasoAfectado[]>;
  /**
   * Of the latest `limite` cases of an entity in a collection, those that are as asked, with some of their data.
   * @param iguales top-level data and what they must be
   * @param campos top-level data to bring, each as JSON has it or as the text of its JSON when it is not simple
   */
  casosDeEntidad(pedido: {
    readonly ruc: string;
    readonly coleccion: string;
    readonly iguales: Readonly<Record<string, string | number>>;
    readonly campos: readonly string[];
    readonly limite: number;
  }): Promise<{ id: string; numero: string; situacion: string; campos: Record<string, unknown> }[]>;
  /** Cases that name this one, and how. */
  quienesNombran(id: string): Promise<{ tipo: string; caso: string }[]>;
  /** Numbers of some cases, by id. */
  numeros(ids: readonly string[]): Promise<Map<string, string>>;
  /** One exclusive transaction over many cases, in chunks between which reads are served (D9). */
  cambiarCalendario(
    hecho: Omit<Inhabil, 'version'> & { conocida: string; usuario: string },
    porCaso: PorCaso,
  ): Promise<number>;
  /** The same with the days of a rule. */
  corregirRegla(correccion: Omit<Correccion, 'version'>, porCaso: PorCaso): Promise<number>;
  /** Claims a key for a write that is no act on a case; null when the claim is ours, else what holds it. */
  reclamar(
    reclamo: Reclamo,
    creado: string,
  ): Promise<{ cuerpo: string; estado: number; respuesta: string | null } | null>;
  cumplirReclamo(reclamo: Reclamo, estado: number, respuesta: string | null): Promise<void>;
  soltarReclamo(reclamo: Reclamo): Promise<void>;
  /** Lets go of claims made before an instant that have no answer yet: whoever made them died. Returns how many. */
  soltarInconclusos(antesDe: string): Promise<number>;
  usuarioPorFicha(huella: string): Promise<Usuario | null>;
  usuario(id: string): Promise<Usuario | null>;
  crearUsuario(usuario: UsuarioNuevo, huella: string | null, creado: string): Promise<void>;
  renovarFicha(id: string, huella: string): Promise<boolean>;
  ajuste(nombre: string): Promise<string | null>;
  guardarAjuste(nombre: string, valor: string): Promise<void>;
  /** Sets it, unless it is already greater: it never goes back. Returns what it is then. */
  subirAjuste(nombre: string, valor: string): Promise<string>;
  /** The setting, created with `valor` if no process did before. */
  ajusteInicial(nombre: string, valor: string): Promise<string>;
  hayUsuarios(): Promise<boolean>;
  incidencias(
    limite: number,
  ): Promise<{ id: number; caso: string | null; detalle: string; creada: string }[]>;
  /** Events in the order they were committed, after a position; only those of a case when there is one. */
  corriente(despues: number, limite: number, caso?: string): Promise<FilaCorriente[]>;
  ultimaPosicion(): Promise<number>;
  olvidarReclamos(antesDe: string): Promise<number>;
  idsDeCasos(despues: string, limite: number): Promise<string[]>;
  /** Calls when another process may have written. Calls may be missing, and may come for nothing. */
  alEscribirOtros(interesado: () => void): void;
  /** Throws when the database does not answer. */
  comprobar(): Promise<void>;
  cerrar(): Promise<void>;
}
