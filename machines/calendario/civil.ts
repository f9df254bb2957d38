import { UTCDate } from '@date-fns/utc';
import { addDays } from 'date-fns/addDays';

/** A day of the civil calendar, `YYYY-MM-DD`, without hour or zone. */
export type FechaCivil = string;

/** A moment, always in the one form `YYYY-MM-DDTHH:MM:SS.mmmZ` (UTC, 24 characters), so that text order is time order. */
export type Instante = string;

const MS_POR_DIA = 86_400_000;
const MS_POR_MINUTO = 60_000;
/** Lima is five hours behind UTC all year: there has been no daylight saving since 1994. */
const MEDIANOCHE_LIMA = 'T05:00:00.000Z';
const MS_LIMA = 5 * 60 * MS_POR_MINUTO;
const DIAS_DEL_MES = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const FORMA_INSTANTE =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

function esBisiesto(anio: number): boolean {
  return anio % 4 === 0 && (anio % 100 !== 0 || anio % 400 === 0);
}

/** The number written in `texto[inicio, fin)`, NaN when some character is not a digit. */
function entero(texto: string, inicio: number, fin: number): number {
  let valor = 0;
  for (let i = inicio; i < fin; i++) {
    const digito = texto.charCodeAt(i) - 48;
    if (digito < 0 || digito > 9) return Number.NaN;
    valor = valor * 10 + digito;
  }
  return valor;
}

/**
 * Days from 1970-01-01 to `texto` (negative before it), or NaN when it is not a real day of the years 1 to 9999.
 * The arithmetic is done by hand because every deadline query passes here and building a Date costs ten times more.
 */
export function ordinalDe(texto: string): number {
  if (texto.length !== 10 || texto[4] !== '-' || texto[7] !== '-') return Number.NaN;
  const anio = entero(texto, 0, 4);
  const mes = entero(texto, 5, 7);
  const dia = entero(texto, 8, 10);
  if (!(anio >= 1 && mes >= 1 && mes <= 12 && dia >= 1)) return Number.NaN;
  const largo = mes === 2 && esBisiesto(anio) ? 29 : (DIAS_DEL_MES[mes - 1] as number);
  if (dia > largo) return Number.NaN;
  // Counting the year from March puts the leap day last, so one formula serves every month.
  const a = mes <= 2 ? anio - 1 : anio;
  const m = mes <= 2 ? mes + 9 : mes - 3;
  const bisiestos = Math.floor(a / 4) - Math.floor(a / 100) + Math.floor(a / 400);
  return a * 365 + bisiestos + Math.floor((153 * m + 2) / 5) + dia - 719_469;
}

/** `ordinalDe`, but an impossible day throws RangeError. */
export function ordinalSeguro(f: FechaCivil): number {
  const ordinal = ordinalDe(f);
  if (Number.isNaN(ordinal)) throw new RangeError(`«${f}» no es una fecha del calendario (AAAA-MM-DD).`);
  return ordinal;
}

/** Is `texto` a real day written `YYYY-MM-DD`? February 30 is not. */
export function esFechaCivil(texto: string): boolean {
  return !Number.isNaN(ordinalDe(texto));
}

/**
 * The civil day `n` calendar days after `f` (before it when negative).
 * Throws RangeError when `f` is not a day, `n` is not whole, or the result leaves the years 1 to 9999.
 */
export function sumarDias(f: FechaCivil, n: number): FechaCivil {
  const inicio = ordinalSeguro(f);
  if (!Number.isInteger(n)) throw new RangeError(`No se puede sumar ${n} días: debe ser un número entero.`);
  const fecha = addDays(new UTCDate(inicio * MS_POR_DIA), n);
  const anio = fecha.getFullYear();
  if (!(anio >= 1 && anio <= 9999)) throw new RangeError(`${f} y ${n} días: fuera de los años 1 a 9999.`);
  return fecha.toISOString().slice(0, 10);
}

/** Day of the week, 0 = domingo … 6 = sábado. Throws RangeError when `f` is not a day. */
export function diaDeSemana(f: FechaCivil): number {
  return (((ordinalSeguro(f) + 4) % 7) + 7) % 7;
}

/** Calendar days from `a` to `b`; negative when `b` comes first. Throws RangeError when either is not a day. */
export function diferenciaEnDias(a: FechaCivil, b: FechaCivil): number {
  return ordinalSeguro(b) - ordinalSeguro(a);
}

/**
 * The civil day it is in Lima at `instante`: before 05:00 UTC it is still the day before.
 * Throws RangeError unless the text has the fixed form of `Instante`.
 */
export function fechaCivilDe(instante: Instante): FechaCivil {
  if (instante.length !== 24 || instante[10] !== 'T' || instante[23] !== 'Z') {
    throw new RangeError(`«${instante}» no es un instante UTC de ancho fijo.`);
  }
  const fecha = instante.slice(0, 10);
  if (entero(instante, 11, 13) >= 5) return fecha;
  return new Date((ordinalSeguro(fecha) - 1) * MS_POR_DIA).toISOString().slice(0, 10);
}

/** The instant at which day `f` begins in Lima (00:00, UTC-5). Throws RangeError when `f` is not a day. */
export function inicioDelDia(f: FechaCivil): Instante {
  ordinalSeguro(f);
  return f + MEDIANOCHE_LIMA;
}

/**
 * The instant at which a term whose last lawful day is `f` has expired: 00:00 in Lima of the next calendar day,
 * because the last day counts whole (TUO LPAG DS 006-2026-JUS art. 140). Throws RangeError when `f` is not a day.
 */
export function finDelPlazo(f: FechaCivil): Instante {
  return new Date((ordinalSeguro(f) + 1) * MS_POR_DIA + MS_LIMA).toISOString();
}

/**
 * An ISO 8601 date and time with an explicit zone (`Z` or `±HH:MM`), seconds and fraction optional, in the fixed UTC
 * form. Fractions finer than a millisecond are cut, so nothing is ever moved later. Null when the text is malformed,
 * names an impossible date or hour, has no zone, or its year (as written or in UTC) is outside 1900 to 9999.
 */
export function normalizarInstante(texto: string): Instante | null {
  const partes = FORMA_INSTANTE.exec(texto);
  if (partes === null) return null;
  const [, anio, mes, dia, hora, minuto, segundo = '0', fraccion = '', signo = '+', zh = '0', zm = '0'] =
    partes;
  const ordinal = ordinalDe(`${anio}-${mes}-${dia}`);
  if (Number.isNaN(ordinal) || Number(anio) < 1900) return null;
  if (Number(hora) > 23 || Number(minuto) > 59 || Number(segundo) > 59) return null;
  if (Number(zh) > 23 || Number(zm) > 59) return null;
  const desfase = (Number(zh) * 60 + Number(zm)) * (signo === '-' ? -1 : 1);
  const minutos = Number(hora) * 60 + Number(minuto) - desfase;
  const milesimas = Number(segundo) * 1000 + Number(fraccion.padEnd(3, '0').slice(0, 3));
  const utc = new Date(ordinal * MS_POR_DIA + minutos * MS_POR_MINUTO + milesimas);
  const anioUtc = utc.getUTCFullYear();
  return anioUtc < 1900 || anioUtc > 9999 ? null : utc.toISOString();
}
