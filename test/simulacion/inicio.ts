import { InvalidArgumentError } from 'commander';

/** First and last years the calendar allows: the terms of the last cases end within the years reviewed (2009-2030). */
export const PRIMERO = 2009;
export const ULTIMO = 2029;
/** Days on which laws of the calendar changed, or are about to. */
const MES_Y_DIA = ['02-02', '03-16', '06-01', '09-01', '11-20', '12-28'];

/** Years the longest run lasts. */
export const ANIOS = ULTIMO - PRIMERO - 1;

/** Whether so many years from a day on are within the years reviewed. */
export const cabe = (dia: string, anios: number): boolean =>
  Number(dia.slice(0, 4)) >= PRIMERO && Number(dia.slice(0, 4)) + anios <= ULTIMO;

/** A day somebody asked for. @throws InvalidArgumentError when there is no such day */
export function diaLeido(texto: string): string {
  const ms = Date.parse(`${texto}T00:00:00.000Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== texto)
    throw new InvalidArgumentError('Debe ser un día, escrito AAAA-MM-DD.');
  return texto;
}

/** The instant a run starts at: a day somebody asked for, or one of the seed's own. */
export function inicioDe(semilla: number, anios: number, pedido?: string): string {
  const cuantos = Math.max(1, ULTIMO - PRIMERO - anios);
  const anio = PRIMERO + ((semilla * 7) % cuantos);
  const dia = pedido ?? `${anio}-${MES_Y_DIA[semilla % MES_Y_DIA.length]}`;
  return `${dia}T13:00:00.000Z`;
}
