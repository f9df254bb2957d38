import { AMBITOS_OECE, prepararCalendario } from '../../machines/calendario/index.js';
import { diasDelCatalogo, type Movido, validar } from '../../machines/seleccion/cronograma/index.js';
import type {
  Actividad,
  Cronograma,
  FilaDeCronograma,
  Procedimiento,
} from '../../machines/seleccion/tipos.js';
import { inhabilesDeLaMigracion } from '../calendario/inhabiles.js';

/** The calendar of Lima with the days the migration declares. */
export const LIMA = prepararCalendario(inhabilesDeLaMigracion(), 1_000_000, AMBITOS_OECE);
export const DIAS = diasDelCatalogo();

/** A calendar from `actividad inicio fin` lines; without `fin`, one day. */
export function filas(...lineas: string[]): Cronograma {
  return lineas.map((linea) => {
    const [actividad, inicio, fin] = linea.split(' ');
    return { actividad, inicio, fin: fin ?? inicio } as FilaDeCronograma;
  });
}

/** LP 2-2010/UNE, as the record of SEACE printed it. */
export const UNE = filas(
  'convocatoria 2010-07-26',
  'registro_participantes 2010-07-27 2010-08-20',
  'consultas 2010-07-27 2010-08-05',
  'absolucion_consultas 2010-08-09',
  'observaciones 2010-08-10 2010-08-16',
  'absolucion_observaciones 2010-08-18',
  'integracion_bases 2010-08-19',
  'presentacion_propuestas 2010-09-01T15:00:00.000Z',
  'calificacion_evaluacion 2010-09-02 2010-09-03',
  'buena_pro 2010-09-06',
);

/** The calendar with some rows changed; a row given as null is taken out. */
export function con(
  cronograma: Cronograma,
  cambios: Partial<Record<Actividad, readonly [string, string?] | null>>,
): Cronograma {
  return cronograma.flatMap((fila) => {
    const cambio = cambios[fila.actividad];
    if (cambio === undefined) return [fila];
    return cambio === null ? [] : [{ ...fila, inicio: cambio[0], fin: cambio[1] ?? cambio[0] }];
  });
}

/** The ends of a row, `inicio/fin`. */
export function extremos(cronograma: Cronograma, actividad: Actividad): string {
  const fila = cronograma.find((f) => f.actividad === actividad);
  return `${fila?.inicio}/${fila?.fin}`;
}

/** What is wrong, as `regla actividad`. */
export function faltas(
  procedimiento: Procedimiento,
  cronograma: Cronograma,
  prorrogadas: readonly Actividad[] = [],
): string[] {
  const { incumplimientos } = validar(procedimiento, cronograma, LIMA, DIAS, { prorrogadas });
  return incumplimientos.map((i) => `${i.regla} ${i.actividad}`);
}

/** The calendar of a movement that had to be possible. */
export function movido(resultado: Movido): Cronograma {
  if ('cronograma' in resultado) return resultado.cronograma;
  throw new Error(`${resultado.regla}: ${resultado.detalle}`);
}
