import { UTCDate } from '@date-fns/utc';
import { addMonths } from 'date-fns/addMonths';
import { formatISO } from 'date-fns/formatISO';
import type { Incumplimiento } from '../../base/condicion.js';
import { enPalabras } from '../../base/fechas.js';
import type { Objeto } from '../tipos.js';

/** Months a valor referencial is good for until the convocation (AP-16-1, AP-16-2). */
const MESES: Readonly<Record<Objeto, number>> = {
  bienes: 3,
  servicios: 3,
  consultoria: 3,
  consultoria_obras: 6,
  obras: 6,
};

interface Fechas {
  readonly expedienteAprobado: string;
  readonly expedienteTecnico?: string | undefined;
  readonly concursoOferta?: boolean | undefined;
}

/** The last day a valor referencial of `desde` may be convoked with, date to date. */
export function caducaElValor(objeto: Objeto, desde: string): string {
  const [anio = 0, mes = 1, dia = 1] = desde.split('-').map(Number);
  const fecha = addMonths(new UTCDate(anio, mes - 1, dia), MESES[objeto]);
  return formatISO(fecha, { representation: 'date' });
}

/**
 * Whether the valor referencial is too old on the day of the convocation (AP-16-1 to AP-16-3). It counts from the
 * approval of the file; in works, from the budget of the technical file, or from its own date where there is none
 * (AMB-B3).
 */
export function antiguedadDelValor(
  objeto: Objeto,
  convocatoria: string,
  fechas: Fechas,
  fechaValorReferencial: string,
): Incumplimiento | null {
  const obra = objeto === 'obras';
  const desde = obra
    ? fechas.concursoOferta
      ? fechaValorReferencial
      : (fechas.expedienteTecnico ?? fechaValorReferencial)
    : fechas.expedienteAprobado;
  const tope = caducaElValor(objeto, desde);
  if (convocatoria <= tope) return null;
  const regla = MESES[objeto] === 6 ? 'AP-16-1' : 'AP-16-2';
  return {
    regla,
    detalle: `El valor referencial es del ${enPalabras(desde)} y sirve para convocar hasta el ${enPalabras(tope)} (${MESES[objeto]} meses, art. 16 del Reglamento); hay que actualizarlo.`,
  };
}
