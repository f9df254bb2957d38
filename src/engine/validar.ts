import type { z } from 'zod';
import type { DefinicionDeEvento } from '../../machines/base/evento.js';
import type { DefinicionDeMaquina } from '../../machines/base/maquina.js';
import { ACTOS_DEL_MOTOR } from './sucesos.js';

/** One thing wrong in the data of a request: where, and why, in Spanish. */
export interface ErrorDeDato {
  readonly ruta: string;
  readonly mensaje: string;
}

/** The data of a request do not have the shape or the values its act requires. */
export class DatosInvalidos extends Error {
  /** @param regla rule of the act the data were for, when they were for one */
  constructor(
    readonly errores: readonly ErrorDeDato[],
    readonly regla?: string,
  ) {
    super(errores.map((e) => `${e.ruta}: ${e.mensaje}`).join(' '));
  }
}

const TIPOS: Record<string, string> = {
  string: 'un texto',
  number: 'un número',
  int: 'un número entero',
  boolean: 'verdadero o falso',
  object: 'un objeto',
  array: 'una lista',
  record: 'un objeto',
};

// Messages of our own schemas come first; this map words what zod finds by itself.
function enEspanol(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'Falta este dato.'
        : `Se espera ${TIPOS[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return issue.input === undefined
        ? 'Falta este dato.'
        : `Use uno de estos valores: ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return `Este dato no está previsto: ${issue.keys.map((k) => k.slice(0, 100)).join(', ')}.`;
    case 'too_small':
      return `Es menor que el mínimo permitido, ${issue.minimum}.`;
    case 'too_big':
      return `Es mayor que el máximo permitido, ${issue.maximum}.`;
    case 'invalid_union':
      return 'No tiene ninguna de las formas admitidas.';
    default:
      return 'El valor no es válido.';
  }
}

/** Reads `valor` with a schema. @throws DatosInvalidos with every error, its path prefixed with `prefijo`. */
export function leerCon<T extends z.ZodType>(
  esquema: T,
  valor: unknown,
  prefijo = '',
  regla?: string,
): z.output<T> {
  const leido = esquema.safeParse(valor, { error: enEspanol });
  if (leido.success) return leido.data;
  throw new DatosInvalidos(
    leido.error.issues.slice(0, 100).map((issue) => ({
      ruta: [prefijo, ...issue.path.map(String)].filter(Boolean).join('.') || '(cuerpo)',
      mensaje: issue.message,
    })),
    regla,
  );
}

/** The definition of an act people may send to a machine, or null. */
export function definicionDeActo(def: DefinicionDeMaquina, tipo: string): DefinicionDeEvento | null {
  if (Object.hasOwn(ACTOS_DEL_MOTOR, tipo)) return ACTOS_DEL_MOTOR[tipo as keyof typeof ACTOS_DEL_MOTOR];
  const definicion = Object.hasOwn(def.eventos, tipo) ? def.eventos[tipo] : undefined;
  // What no role may do is no act of people: other cases say it.
  return definicion && definicion.roles.length > 0 ? definicion : null;
}

/**
 * Data of an act, read with its schema; the act inside a rectification too.
 * @throws DatosInvalidos
 */
export function leerActo(
  def: DefinicionDeMaquina,
  tipo: string,
  definicion: DefinicionDeEvento,
  datos: unknown,
): Record<string, unknown> {
  const leidos = leerCon(definicion.esquema, datos, 'datos', definicion.regla) as Record<string, unknown>;
  if (tipo !== 'RECTIFICAR_VENCIMIENTO') return leidos;
  const acto = leidos['acto'] as { tipo: string; datos: unknown };
  const interior = Object.hasOwn(def.eventos, acto.tipo) ? def.eventos[acto.tipo] : undefined;
  if (!interior || acto.tipo === def.nacimiento || interior.roles.length === 0)
    throw new DatosInvalidos([{ ruta: 'datos.acto.tipo', mensaje: 'No es un acto de este expediente.' }]);
  return {
    ...leidos,
    acto: {
      tipo: acto.tipo,
      datos: leerCon(interior.esquema, acto.datos, 'datos.acto.datos', interior.regla),
    },
  };
}
