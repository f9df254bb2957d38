import { diaEnLima } from './calendario.js';
import type { Ley } from './ley.js';

/**
 * The law of a solicitud de asistencia técnica told as naively as possible: one mutable object, plain ifs, dates as
 * strings, and time that passes one midnight after another. Written from the Directiva and the contract and from
 * nothing else; where the product answers differently, one of the two is wrong.
 */

export type Objeto = Record<string, unknown>;
export type EstadoDePlazo = 'corriendo' | 'vencido' | 'cumplido' | 'suspendido' | 'reemplazado' | 'anulado';
/** What becomes of an act: accepted, or why not. */
export type Fallo = 'aceptado' | 'estado' | 'condicion' | 'datos';

export interface PlazoIngenuo {
  regla: string;
  item: string;
  desde: string;
  dias: number;
  /** Days somebody granted beyond those of the rule; null when all of them are somebody's. */
  extra: number | null;
  vence: string;
  estado: EstadoDePlazo;
}

interface Vencimiento {
  regla: string;
  desde: string;
  vence: string;
  /** The case just before it. */
  antes: CasoIngenuo;
}

interface AvisoIngenuo {
  plantilla: string;
  canal: 'correo' | 'oficio' | 'seace';
  estado: string;
}

/** A continuity mail; `plazo` is the B-5 term its sending started, `extra` the days it had beyond those of the rule. */
interface Correo {
  estado: 'por_enviar' | 'enviado' | 'registrado' | 'rebotado' | 'sin_efecto';
  extra: number;
  plazo: number;
  ordenado: string;
}

export interface CasoIngenuo {
  ahora: string;
  /** The instant it was received at. */
  nacido: string;
  situacion: string;
  /** How it ended, finer than the situation; empty while it lives. */
  final: string;
  recibida: string;
  fase: string;
  provincia: string | null;
  reunion: 'por_programar' | 'programada' | 'realizada';
  consultas: boolean;
  asesoramiento: boolean;
  revision:
    | 'no'
    | 'analisis'
    | 'entrega'
    | 'consulta_por_enviar'
    | 'continuidad'
    | 'informada'
    | 'verificacion';
  acompanamiento: 'no' | 'por_programar' | 'en_curso' | 'concluido';
  deficiencias: string[];
  convocada: string;
  prorrogada: boolean;
  huboSeguimiento: boolean;
  plazos: PlazoIngenuo[];
  /** The continuity mails, in the order in which they were ordered. */
  correos: Correo[];
  /** What people were to be told, besides the continuity mails. */
  avisos: AvisoIngenuo[];
  /** Each expiry, with the instant it happened at. */
  bitacora: string[];
  /** Expiries that changed the case and after which nobody has acted. */
  vencimientos: Vencimiento[];
  rectificado: boolean;
}

/** The civil day of a date or an instant. */
export function diaDe(cuando: string): string {
  return cuando.length === 10 ? cuando : diaEnLima(cuando);
}

/** Whether something dated so has already happened. */
export function yaPaso(cuando: string, ahora: string): boolean {
  if (cuando.length === 10) return cuando <= diaEnLima(ahora);
  return new Date(cuando).toISOString() <= ahora;
}

/** What is put on record already happened, and not before the solicitud came. */
export function ocurrio(caso: CasoIngenuo, cuando: string, ahora: string): boolean {
  return yaPaso(cuando, ahora) && diaDe(cuando) >= caso.recibida;
}

/** Orders a notice: mail leaves by itself unless a person must send it; the rest waits to be put on record. */
export function avisar(
  caso: CasoIngenuo,
  ley: Ley,
  plantilla: string,
  canal: AvisoIngenuo['canal'] = 'correo',
) {
  const solo = canal === 'correo' ? (ley.correoAMano ? 'pendiente' : 'enviada') : 'por_registrar';
  caso.avisos.push({ plantilla, canal, estado: solo });
}

/** How a continuity mail stands, said as of any notice. */
export const DICHO = {
  por_enviar: 'pendiente',
  enviado: 'enviada',
  registrado: 'registrada',
  rebotado: 'rebotada',
  sin_efecto: 'fallida',
} as const;

/** Every notice of the case and how it stands, in no order. */
export function avisosDe(caso: CasoIngenuo): string[] {
  return [
    ...caso.avisos.map((a) => `${a.plantilla} ${a.canal} ${a.estado}`),
    ...caso.correos.map((c) => `CONTINUIDAD correo ${DICHO[c.estado]}`),
  ];
}

/** The continuity mail that waits has no purpose any more. */
export function dejarCorreo(caso: CasoIngenuo): void {
  for (const correo of caso.correos) if (correo.estado === 'por_enviar') correo.estado = 'sin_efecto';
}

/** The case ends, and with it every term that runs. */
export function terminar(caso: CasoIngenuo, situacion: string, final: string): void {
  caso.situacion = situacion;
  caso.final = final;
  for (const plazo of caso.plazos) if (plazo.estado === 'corriendo') plazo.estado = 'anulado';
  dejarCorreo(caso);
}

/** Activities run side by side; the case ends when all that were opened have ended (AT-8.2.2). */
export function terminarSiNadaQueda(caso: CasoIngenuo): void {
  if (caso.situacion !== 'en_tramite' || caso.reunion !== 'realizada') return;
  if (caso.consultas || caso.asesoramiento || caso.revision !== 'no') return;
  if (caso.acompanamiento === 'por_programar' || caso.acompanamiento === 'en_curso') return;
  if (caso.huboSeguimiento) terminar(caso, 'culminada', 'culminada con seguimiento');
  else if (caso.acompanamiento === 'concluido') terminar(caso, 'culminada', 'culminada con acompañamiento');
  else terminar(caso, 'atendida', 'atendida');
}
