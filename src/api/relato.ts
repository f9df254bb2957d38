import type { DefinicionDeMaquina } from '../../machines/registro.js';
import { type Catalogo, regla } from '../../machines/reglas/index.js';
import { ACTOS_DEL_MOTOR } from '../engine/sucesos.js';

/** What the desk says of an event: a title and a sentence in the past tense. */
export interface Relato {
  readonly titulo: string;
  readonly relato: string;
}

const DEL_MOTOR: Readonly<Record<string, Relato>> = {
  ...ACTOS_DEL_MOTOR,
  CALENDARIO_CAMBIADO: {
    titulo: 'Cambio de calendario',
    relato: 'Un cambio de calendario movió plazos del expediente.',
  },
  REGLA_CORREGIDA: {
    titulo: 'Corrección de una regla',
    relato: 'La corrección de una regla movió plazos del expediente.',
  },
  MAQUINA_CAMBIADA: {
    titulo: 'Cambio de versión de la máquina',
    relato: 'El expediente pasó a otra versión de su máquina.',
  },
  DATOS_SUPRIMIDOS: {
    titulo: 'Supresión de datos personales',
    relato: 'Se suprimieron datos personales de una persona, a su pedido.',
  },
  NOTIFICACION_REGISTRADA: {
    titulo: 'Constancia de una notificación',
    relato: 'Se dejó constancia de una notificación.',
  },
};

/** What happened by itself: an expiry names its rule, a notice tells whether it left. */
function sucesoDe(tipo: string, datos: string, catalogo: Catalogo): Relato {
  const leidos = JSON.parse(datos) as { regla?: unknown; aviso?: unknown };
  if (tipo.startsWith('VENCIO_') && typeof leidos.regla === 'string')
    return {
      titulo: 'Vencimiento de un plazo',
      relato: `Venció un plazo: ${regla(leidos.regla, catalogo).glosa}`,
    };
  if (leidos.aviso === undefined) return { titulo: 'Suceso', relato: 'Ocurrió un suceso del sistema.' };
  return tipo.includes('REBOTAD')
    ? { titulo: 'Rebote de una notificación', relato: 'Una notificación no llegó a su destino.' }
    : { titulo: 'Salida de una notificación', relato: 'Salió una notificación.' };
}

const DE_OTRO_PROGRAMA: Relato = {
  titulo: 'Acto de una versión más nueva',
  relato: 'Se registró un acto que este programa aún no conoce.',
};

/** How an event is told, in the words of the machine it was decided with. */
function relatoDe(
  def: DefinicionDeMaquina | null,
  { tipo, datos }: { readonly tipo: string; readonly datos: string },
  catalogo: Catalogo,
): Relato {
  if (def === null) return DEL_MOTOR[tipo] ?? DE_OTRO_PROGRAMA;
  const definicion = Object.hasOwn(def.eventos, tipo) ? def.eventos[tipo] : DEL_MOTOR[tipo];
  if (!definicion) return sucesoDe(tipo, datos, catalogo);
  return { titulo: definicion.titulo, relato: definicion.relato };
}

const COMO_ADMIN = 'admin:';

/** The user behind an actor of the history; null when it was the system. */
function usuarioDeActor(actor: string): string | null {
  if (actor === 'sistema') return null;
  return actor.startsWith(COMO_ADMIN) ? actor.slice(COMO_ADMIN.length) : actor;
}

/** An actor by name. @param nombres of the users, by id */
function nombreDeActor(actor: string, nombres: ReadonlyMap<string, string>): string {
  const id = usuarioDeActor(actor);
  if (id === null) return 'El sistema';
  const nombre = nombres.get(id) ?? 'Una persona que no figura entre los usuarios';
  return actor.startsWith(COMO_ADMIN) ? `${nombre} (como administración)` : nombre;
}

/** An event as a person would tell it. @param def null when only a later program has it @param nombres of the users, by id */
export function contar(
  def: DefinicionDeMaquina | null,
  fila: { readonly tipo: string; readonly datos: string; readonly actor: string },
  catalogo: Catalogo,
  nombres: ReadonlyMap<string, string>,
): Relato & { readonly actorNombre: string } {
  return { ...relatoDe(def, fila, catalogo), actorNombre: nombreDeActor(fila.actor, nombres) };
}

/** Users named by some actors. */
export function usuariosDe(actores: readonly string[]): string[] {
  return [...new Set(actores.flatMap((a) => usuarioDeActor(a) ?? []))];
}
