import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ANIOS, consultaDeAnio } from '../calendario/consultas';
import { esFinDeSemana, masDias } from '../calendario/dias';
import type { DiaInhabil } from '../calendario/tipos';
import { deLima, diaCivil } from '../formato/fechas';
import type { Fila } from './tipos';

/** A day of the drawing; null when it is a business day. */
export interface DiaDelEje {
  readonly fecha: string;
  readonly inhabil: { readonly motivo: string; readonly norma: string } | null;
}

/** Which days are business days, in a scope. */
export interface Habiles {
  readonly motivo: (dia: string) => DiaDelEje['inhabil'];
  /** The business day before (-1) or after (+1) a day. */
  readonly vecino: (dia: string, sentido: 1 | -1) => string;
  /** Business days from one day to another, both counted. */
  readonly entre: (desde: string, hasta: string) => number;
}

const FIN_DE_SEMANA = { motivo: 'Fin de semana', norma: 'LPAG, art. 134' };
/** Longer than any run of days off. */
const TOPE = 40;

/** Business days of the years some rows touch, and their neighbours. */
export function useHabiles(filas: readonly Fila[], provincia: string | null): Habiles {
  const anios = [
    ...new Set(filas.flatMap((f) => [f.inicio, f.fin]).map((m) => Number(diaCivil(m).slice(0, 4)))),
  ];
  const conVecinos = [...new Set(anios.flatMap((a) => [a, a + 1]))].filter(
    (a) => a >= ANIOS.primero && a <= ANIOS.ultimo,
  );
  const ambito = provincia === null ? null : `provincia:${provincia}`;
  const porFecha = useQueries({
    queries: conVecinos.map((a) => consultaDeAnio(a, ambito)),
    combine: juntar,
  });
  return useMemo(() => {
    const motivo = (dia: string) => porFecha.get(dia) ?? (esFinDeSemana(dia) ? FIN_DE_SEMANA : null);
    return {
      motivo,
      vecino: (dia, sentido) => {
        let otro = masDias(dia, sentido);
        for (let i = 0; i < TOPE && motivo(otro) !== null; i++) otro = masDias(otro, sentido);
        return otro;
      },
      entre: (desde, hasta) => diasDe(desde, hasta).filter((d) => motivo(d) === null).length,
    };
  }, [porFecha]);
}

function juntar(respuestas: readonly { data: { elementos: readonly DiaInhabil[] } | undefined }[]) {
  return new Map(respuestas.flatMap((r) => r.data?.elementos ?? []).map((d) => [d.fecha, d]));
}

/** A year of days is the most a drawing holds: a date mistyped far away must not freeze the page. */
const MAXIMO = 400;

/** The days between two, both in. */
export function diasDe(desde: string, hasta: string): string[] {
  const dias: string[] = [];
  for (let d = desde; d <= hasta && dias.length < MAXIMO; d = masDias(d, 1)) dias.push(d);
  return dias;
}

/** Every day a drawing of some rows shows: from their first to their last, with a business day of air. */
export function ejeDe(filas: readonly Fila[], habiles: Habiles): DiaDelEje[] {
  const dias = filas.flatMap((f) => [diaCivil(f.inicio), diaCivil(f.fin)]).sort();
  const [primero] = dias;
  const ultimo = dias.at(-1);
  if (primero === undefined || ultimo === undefined) return [];
  return diasDe(habiles.vecino(primero, -1), habiles.vecino(ultimo, 1)).map((fecha) => ({
    fecha,
    inhabil: habiles.motivo(fecha),
  }));
}

/** A moment on another day: when it says the hour, it keeps its hour of Lima. */
export function enDia(momento: string, dia: string): string {
  return momento.length === 10 ? dia : deLima.aInstante(`${dia}${deLima.aEntrada(momento).slice(10)}`);
}

/** A row with one of its ends a business day away; the same row when its ends would cross. */
export function correr(fila: Fila, extremo: 'inicio' | 'fin', sentido: 1 | -1, habiles: Habiles): Fila {
  const dia = habiles.vecino(diaCivil(fila[extremo]), sentido);
  const nueva = { ...fila, [extremo]: enDia(fila[extremo], dia) };
  return diaCivil(nueva.inicio) <= diaCivil(nueva.fin) ? nueva : fila;
}
