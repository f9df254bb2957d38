import { diaDe } from '../../base/campos.js';
import { enPalabras } from '../../base/fechas.js';
import type { Calendario, FechaCivil } from '../../calendario/index.js';
import type { Cronograma, Procedimiento } from '../tipos.js';
import { actividadesDe, type Dias, filaDe } from './etapas.js';
import { elMayor, minimosDePropuestas } from './propuestas.js';

/**
 * The calendar as arts. 59 and 53 leave it when integration takes other days: those days, and the end of registration
 * after them (RS-59-cal, RS-53-gral). Nothing else moves. Where nothing is integrated it stays as it is.
 */
export function ajustarIntegracion(
  cronograma: Cronograma,
  integracion: { readonly inicio: FechaCivil; readonly fin: FechaCivil },
  procedimiento: Procedimiento,
  calendario: Calendario,
  dias: Dias,
): Cronograma {
  if (!actividadesDe(procedimiento).includes('integracion_bases')) return cronograma;
  const { inicio, fin } = integracion;
  return cronograma.map((fila) => {
    if (fila.actividad === 'integracion_bases') return { ...fila, inicio, fin };
    if (fila.actividad !== 'registro_participantes') return fila;
    return { ...fila, fin: calendario.sumar(fin, dias('RS-53-gral')) };
  });
}

/** Proposals set too early for art. 24, and the first day they may be received. */
export interface QuiebraRs24 {
  readonly regla: string;
  readonly detalle: string;
  readonly desde: FechaCivil;
}

/**
 * Whether the day of proposals comes before art. 24 allows, counted from the convocation and from the integration: the
 * one done on `integrada`, or the one the calendar sets when it is null. Null when it is lawful or there is no such row.
 */
export function quiebraRs24(
  cronograma: Cronograma,
  procedimiento: Procedimiento,
  convocada: FechaCivil,
  integrada: FechaCivil | null,
  calendario: Calendario,
  dias: Dias,
): QuiebraRs24 | null {
  const propuestas = filaDe(cronograma, 'presentacion_propuestas');
  if (propuestas === null) return null;
  const prevista = filaDe(cronograma, 'integracion_bases');
  const base = integrada ?? (prevista === null ? null : diaDe(prevista.fin));
  const minimos = minimosDePropuestas(procedimiento, convocada, base, calendario, dias);
  const { regla, desde, dias: n, hecho } = elMayor(minimos);
  const dia = diaDe(propuestas.inicio);
  if (dia >= desde) return null;
  return {
    regla,
    desde,
    detalle: `La presentación de propuestas está fijada para el ${enPalabras(dia)}; deben mediar ${n} días hábiles desde ${hecho}, así que no puede ser antes del ${enPalabras(desde)}.`,
  };
}
