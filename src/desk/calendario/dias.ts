import type { DiaInhabil } from './tipos';

const MS_POR_DIA = 86_400_000;

/** The civil day `n` days after another. */
export function masDias(fecha: string, n: number): string {
  return new Date(Date.parse(`${fecha}T00:00:00Z`) + n * MS_POR_DIA).toISOString().slice(0, 10);
}

/** Day of the week of a civil day: 0 Monday … 6 Sunday. */
export function diaDeSemana(fecha: string): number {
  return (new Date(`${fecha}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** Whether a civil day is Saturday or Sunday. */
export const esFinDeSemana = (fecha: string) => diaDeSemana(fecha) > 4;

/** The weeks of a month, Monday first; null where a week lends days to another month. */
export function semanasDe(anio: number, mes: number): (string | null)[][] {
  const primero = `${anio}-${String(mes).padStart(2, '0')}-01`;
  const dias: (string | null)[] = Array.from({ length: diaDeSemana(primero) }, () => null);
  for (let dia = primero; dia.slice(0, 7) === primero.slice(0, 7); dia = masDias(dia, 1)) dias.push(dia);
  while (dias.length % 7 !== 0) dias.push(null);
  return Array.from({ length: dias.length / 7 }, (_, i) => dias.slice(i * 7, i * 7 + 7));
}

/** How a day off came to be: fixed by a law for every year, or declared for that day by a decree. */
export type Clase = 'feriado' | 'declarado';

/** The kind of a day off as the API tells it; else by the norm that names it: laws make holidays, decrees declare days. */
export function claseDe({ clase, norma }: DiaInhabil): Clase {
  if (clase !== undefined) return clase;
  return /^(ley|dl|decreto ley|decreto legislativo)\b/i.test(norma) ? 'feriado' : 'declarado';
}

/** How each kind is named. */
export const CLASES: Readonly<Record<Clase, string>> = {
  feriado: 'Feriado por ley',
  declarado: 'Día declarado no laborable',
};
