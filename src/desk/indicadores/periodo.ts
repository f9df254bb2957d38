import { diaCivil } from '../formato/fechas';

const corto = new Intl.DateTimeFormat('es-PE', { month: 'short', year: '2-digit', timeZone: 'UTC' });
const porciento = new Intl.NumberFormat('es-PE', { style: 'percent', maximumFractionDigits: 1 });

/** «ago. 26» of a month AAAA-MM. */
export function mesCorto(mes: string): string {
  return corto.format(new Date(`${mes}-01T00:00:00Z`));
}

/** «87.5 %»; a dash when there is nothing to divide. */
export function parte(de: number, total: number): string {
  return total === 0 ? '—' : porciento.format(de / total);
}

/** The month some months after another; before it, when negative. */
export function mesMas(mes: string, cuantos: number): string {
  const [anio = 0, m = 1] = mes.split('-').map(Number);
  return new Date(Date.UTC(anio, m - 1 + cuantos, 1)).toISOString().slice(0, 7);
}

/** Ranges of months people ask for by name. */
export function periodosDe(ahora: string) {
  const mes = diaCivil(ahora).slice(0, 7);
  const anio = Number(mes.slice(0, 4));
  return [
    { value: 'ultimos', label: 'Últimos 12 meses', desde: mesMas(mes, -11), hasta: mes },
    { value: 'este', label: `Año ${anio}`, desde: `${anio}-01`, hasta: `${anio}-12` },
    { value: 'anterior', label: `Año ${anio - 1}`, desde: `${anio - 1}-01`, hasta: `${anio - 1}-12` },
  ];
}

const ANTES = 60;
const DESPUES = 3;

/** Months that may be chosen, newest first. */
export function mesesElegibles(ahora: string): string[] {
  const mes = diaCivil(ahora).slice(0, 7);
  return Array.from({ length: ANTES + DESPUES + 1 }, (_, i) => mesMas(mes, DESPUES - i));
}
