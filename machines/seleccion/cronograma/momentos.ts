import { diaDe } from '../../base/campos.js';
import { type Calendario, diferenciaEnDias, type Instante } from '../../calendario/index.js';

const MS_POR_DIA = 86_400_000;
const MS_POR_MINUTO = 60_000;

/** Whether a moment of a calendar says the hour. */
export function tieneHora(momento: string): boolean {
  return momento.length > 10;
}

/** Negative, zero or positive as `a` comes before, with or after `b`; by days when either does not say the hour. */
export function comparar(a: string, b: string): number {
  const [x, y] = tieneHora(a) && tieneHora(b) ? [a, b] : [diaDe(a), diaDe(b)];
  return x < y ? -1 : Number(x > y);
}

function desplazar(instante: Instante, ms: number): Instante {
  return new Date(new Date(instante).getTime() + ms).toISOString();
}

/** The moment on another civil day, at its own hour of Lima when it says one. */
export function enDia(momento: string, dia: string): string {
  if (!tieneHora(momento)) return dia;
  return desplazar(momento, diferenciaEnDias(diaDe(momento), dia) * MS_POR_DIA);
}

/** The moment `n` business days later, at the same hour. Throws CalendarioSinAnio outside the reviewed years. */
export function correr(momento: string, n: number, calendario: Calendario): string {
  return enDia(momento, calendario.sumar(diaDe(momento), n));
}

/** The instant one minute earlier. */
export function unMinutoAntes(instante: Instante): Instante {
  return desplazar(instante, -MS_POR_MINUTO);
}

/** The hour of Lima of an instant, `HH:MM`. */
export function horaDeLima(instante: Instante): string {
  const hora = (Number(instante.slice(11, 13)) + 19) % 24;
  return `${String(hora).padStart(2, '0')}:${instante.slice(14, 16)}`;
}

/** Business days from `inicio` to `fin`, both counted. */
export function habilesEntre(inicio: string, fin: string, calendario: Calendario): number {
  return calendario.contar(inicio, fin) + Number(calendario.esHabil(inicio));
}
