import type { Tramo } from '../store/indicadores.js';

/** A month of the civil calendar, `YYYY-MM`. */
export type Mes = string;

/** The month some months after another, before it when negative. */
export function sumarMeses(mes: Mes, n: number): Mes {
  const total = Number(mes.slice(0, 4)) * 12 + Number(mes.slice(5)) - 1 + n;
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`;
}

/** The months between two, both included; none when the first comes after. */
export function mesesEntre(desde: Mes, hasta: Mes): Mes[] {
  const meses: Mes[] = [];
  for (let mes = desde; mes <= hasta; mes = sumarMeses(mes, 1)) meses.push(mes);
  return meses;
}

/** The days of some months. */
export function tramoDe(desde: Mes, hasta: Mes): Tramo {
  return { desde: `${desde}-01`, hasta: `${sumarMeses(hasta, 1)}-01` };
}
