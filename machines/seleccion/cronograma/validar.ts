import type { Calendario } from '../../calendario/index.js';
import type { Actividad, Cronograma, Procedimiento } from '../tipos.js';
import type { Dias } from './etapas.js';
import { revisarFechas, revisarFilas, revisarOrden } from './forma.js';
import { normalizar } from './normalizar.js';
import { revisarRegistro } from './registro.js';
import { type Incumplimiento, Revision } from './revision.js';
import {
  revisarAbsoluciones,
  revisarConsultas,
  revisarIntegracion,
  revisarObservaciones,
  revisarPropuestas,
} from './terminos.js';

/** What the law says of a calendar: every breach, and what is lawful but worth knowing. */
export interface Validacion {
  readonly valido: boolean;
  readonly incumplimientos: readonly Incumplimiento[];
  readonly advertencias: readonly string[];
}

const REVISIONES = [
  revisarFilas,
  revisarFechas,
  revisarOrden,
  revisarRegistro,
  revisarConsultas,
  revisarObservaciones,
  revisarAbsoluciones,
  revisarIntegracion,
  revisarPropuestas,
];

/**
 * Every breach of a calendar, never only the first (RS-22-orden, RS-23-1, RS-24, RS-53, RS-55, RS-57, RS-59-sinobs,
 * RS-72-1). `prorrogadas` are the activities a prórroga or postergación moved: their maximums no longer bind (RS-26-1).
 * Rows may come in any order, and of merged stages one pair is enough. Throws CalendarioSinAnio when a date, or one that
 * would have to be named, is outside the reviewed years.
 */
export function validar(
  procedimiento: Procedimiento,
  cronograma: Cronograma,
  calendario: Calendario,
  dias: Dias,
  { prorrogadas = [] }: { readonly prorrogadas?: readonly Actividad[] } = {},
): Validacion {
  const revision = new Revision(
    procedimiento,
    normalizar(procedimiento, cronograma),
    calendario,
    dias,
    prorrogadas,
  );
  for (const revisar of REVISIONES) revisar(revision);
  const { incumplimientos, advertencias } = revision;
  return { valido: incumplimientos.length === 0, incumplimientos, advertencias };
}
