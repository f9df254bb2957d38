import { diaDe } from '../../base/campos.js';
import { ACTIVIDADES, type Cronograma, type FilaDeCronograma, type Procedimiento } from '../tipos.js';
import { admiteHora, gemelaDe } from './etapas.js';

const MEDIANOCHE = 'T05:00:00.000Z';

// SEACE prints 00:00 beside every day: where an activity has no hour, that is only the day.
function sinMedianoche(procedimiento: Procedimiento, fila: FilaDeCronograma): FilaDeCronograma {
  if (admiteHora(procedimiento, fila.actividad)) return fila;
  const dia = (momento: string) => (momento.endsWith(MEDIANOCHE) ? diaDe(momento) : momento);
  return { ...fila, inicio: dia(fila.inicio), fin: dia(fila.fin) };
}

/**
 * The calendar with its rows in the order of the stages and, where consultas and observaciones are one stage, with the
 * pair that was not written. Repeated rows are kept, for whoever validates to see them.
 */
export function normalizar(procedimiento: Procedimiento, cronograma: Cronograma): Cronograma {
  const enDias = cronograma.map((fila) => sinMedianoche(procedimiento, fila));
  const escritas = new Set(enDias.map((fila) => fila.actividad));
  const completas = enDias.flatMap((fila): FilaDeCronograma[] => {
    const gemela = gemelaDe(procedimiento, fila.actividad);
    if (gemela === null || escritas.has(gemela)) return [fila];
    escritas.add(gemela);
    return [fila, { ...fila, actividad: gemela }];
  });
  const lugar = (fila: FilaDeCronograma) => ACTIVIDADES.indexOf(fila.actividad);
  return completas.sort((a, b) => lugar(a) - lugar(b));
}
