import type { z } from 'zod';
import type { DefinicionDeEvento } from '../../base/evento.js';
import type { Procedimiento } from '../tipos.js';
import { ABSOLVER_TODO, BASES } from './bases.js';
import { BUENA_PRO } from './buena-pro.js';
import { EVALUACION } from './evaluacion.js';
import { MENSAJES } from './mensajes.js';
import { PARTICIPANTES } from './participantes.js';
import { PREPARACION } from './preparacion.js';
import { PROPUESTAS } from './propuestas.js';
import { TRANSVERSALES } from './transversales.js';

/** The acts of a process in LP and CP: who may do each, with what data, by which rule. Order: the life of a case. */
export const EVENTOS = {
  ...PREPARACION,
  ...PARTICIPANTES,
  ...BASES,
  ...PROPUESTAS,
  ...EVALUACION,
  ...BUENA_PRO,
  ...TRANSVERSALES,
  ...MENSAJES,
} as const satisfies Record<string, DefinicionDeEvento>;

export type TipoDeActo = keyof typeof EVENTOS;
type Tabla = Readonly<Record<TipoDeActo, DefinicionDeEvento>>;

/** The acts in ADP and ADS: one pliego absolves consultas and observaciones (RS-57-AD-abs). */
export const EVENTOS_AD = { ...EVENTOS, ABSOLVER_OBSERVACIONES: ABSOLVER_TODO } as const satisfies Tabla;

function conOec(definicion: DefinicionDeEvento): DefinicionDeEvento {
  const { roles } = definicion;
  return roles.includes('comite') && !roles.includes('oec')
    ? { ...definicion, roles: [...roles, 'oec'] }
    : definicion;
}

/** The acts in menor cuantía: as in ADS, and the office in charge of contracting does what the committee does (RS-24ley-2). */
export const EVENTOS_AMC = Object.fromEntries(
  Object.entries(EVENTOS_AD).map(([tipo, definicion]) => [tipo, conOec(definicion)]),
) as Tabla;

/** The table of acts of each procedure. */
export const EVENTOS_DE: Readonly<Record<Procedimiento, Tabla>> = {
  LP: EVENTOS,
  CP: EVENTOS,
  ADP: EVENTOS_AD,
  ADS: EVENTOS_AD,
  'AMC-BS': EVENTOS_AMC,
  'AMC-OC': EVENTOS_AMC,
};

const REGLA_DEL_SUPUESTO: Readonly<Record<string, string>> = {
  no_acogida: 'RS-58-leg1',
  acogida_contraria: 'RS-58-leg2',
  acogimiento_de_otro: 'RS-58-leg3',
};

/** Rule an act is recorded under when its data decide it; null leaves that of its definition. */
export function reglaDelActo(tipo: string, acto: Readonly<Record<string, unknown>>): string | null {
  if (tipo === 'REGISTRAR_DEVOLUCION' && acto['concepto'] === 'tasa') return 'RS-58-venc';
  if (tipo === 'SOLICITAR_ELEVACION') return REGLA_DEL_SUPUESTO[String(acto['supuesto'])] ?? null;
  return null;
}

/** What the door leaves in the place of an amount nobody may read yet (RS-63-1). */
export interface Sellado {
  readonly sobre: string;
  readonly compromiso: string;
}

type Escritos<T extends TipoDeActo> = z.output<(typeof EVENTOS)[T]['esquema']>;
type Oferta = Escritos<'PRESENTAR_PROPUESTA'>['ofertas'][number];

/** Acts whose data reach the statechart otherwise than they were written: sealed, opened, drawn or of the wider pliego. */
interface Entregados {
  ABSOLVER_OBSERVACIONES: z.output<typeof ABSOLVER_TODO.esquema>;
  PRESENTAR_PROPUESTA: Omit<Escritos<'PRESENTAR_PROPUESTA'>, 'ofertas'> & {
    ofertas: (Omit<Oferta, 'monto'> & { monto: Sellado })[];
  };
  /** Amounts by envelope. */
  EVALUAR_ECONOMICA: Escritos<'EVALUAR_ECONOMICA'> & { aperturas: Readonly<Record<string, string>> };
  /** The seed of a draw, taken at its commit. */
  RESOLVER_EMPATE: Escritos<'RESOLVER_EMPATE'> & { semilla?: string };
}

/** Data of an act as the statechart reads them. */
export type DatosDe<T extends TipoDeActo> = T extends keyof Entregados ? Entregados[T] : Escritos<T>;

/** Acts of people and messages of other cases, with their data. */
export type ActoDeProceso = { [T in TipoDeActo]: { type: T; datos: DatosDe<T> } }[TipoDeActo];

/** What the expiry of a term tells the case; nobody can send these from outside. */
export const VENCIMIENTOS = [
  'VENCIO_PLAZO',
  'VENCIO_CONSULTAS',
  'VENCIO_ABSOLUCION_CONSULTAS',
  'VENCIO_OBSERVACIONES',
  'VENCIO_ABSOLUCION_OBSERVACIONES',
  'VENCIO_ELEVACION',
  'VENCIO_FORMALIZACION',
  'VENCIO_PRONUNCIAMIENTO',
  'VENCIO_REGISTRO',
  'VENCIO_PRESENTACION',
  'VENCIO_SUBSANACION',
  'VENCIO_CONSENTIMIENTO',
  'VENCIO_IMPUGNACION',
] as const;

/** Term that expired; `vencio` is its last lawful civil day. */
interface Vencido {
  plazo: number;
  regla: string;
  item: string;
  vencio: string;
}
export type TipoDeVencimiento = (typeof VENCIMIENTOS)[number];
export type SucesoDeProceso = { [T in TipoDeVencimiento]: { type: T; datos: Vencido } }[TipoDeVencimiento];

export type EventoDeProceso = ActoDeProceso | SucesoDeProceso;
