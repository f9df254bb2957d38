import Holidays from 'date-holidays';
import { type Calendario, prepararCalendario, sumarDias } from '../../machines/calendario/index.js';
import { afirmar, alternar, type Medida, mediana, porSegundo, razon } from './medir.js';

const DESDE = '2024-01-01';
const DIAS_DE_INICIO = 1826;
const PREGUNTAS = 5000;
const VECES = 200;
const RONDAS = 5;
const DIA_MS = 86_400_000;

/** What everybody writes first: a set of texts of date-holidays and a walk day by day. */
class Caminata {
  readonly #feriados = new Set<string>();

  constructor() {
    const peru = new Holidays('PE');
    for (let anio = 2024; anio <= 2030; anio++)
      for (const { date, type } of peru.getHolidays(anio))
        if (type === 'public') this.#feriados.add(date.slice(0, 10));
  }

  #habil(dia: Date): boolean {
    const semana = dia.getUTCDay();
    return semana !== 0 && semana !== 6 && !this.#feriados.has(dia.toISOString().slice(0, 10));
  }

  sumar(desde: string, n: number): string {
    const dia = new Date(desde);
    for (let faltan = n; faltan > 0; ) {
      dia.setTime(dia.getTime() + DIA_MS);
      if (this.#habil(dia)) faltan--;
    }
    return dia.toISOString().slice(0, 10);
  }

  contar(desde: string, hasta: string): number {
    const fin = new Date(hasta).getTime();
    const dia = new Date(desde);
    let habiles = 0;
    while (dia.getTime() < fin) {
      dia.setTime(dia.getTime() + DIA_MS);
      if (this.#habil(dia)) habiles++;
    }
    return habiles;
  }
}

interface Pregunta {
  readonly desde: string;
  readonly n: number;
  readonly hasta: string;
}

// Starts over five years and terms of 1 to 60 business days, which are those the norms of the house grant.
function preguntas(calendario: Calendario): Pregunta[] {
  return Array.from({ length: PREGUNTAS }, (_, i) => {
    const desde = sumarDias(DESDE, (i * 7919) % DIAS_DE_INICIO);
    const n = 1 + ((i * 31) % 60);
    return { desde, n, hasta: calendario.sumar(desde, n) };
  });
}

/** Business days added and counted, beside a day walk over date-holidays. */
export async function calendario(): Promise<Medida[]> {
  // No decreed day: date-holidays does not know them, and both must answer the same.
  const casa = prepararCalendario([], 0, ['nacional']);
  const caminata = new Caminata();
  const lista = preguntas(casa);
  for (const { desde, n, hasta } of lista) {
    afirmar(
      caminata.sumar(desde, n) === hasta,
      `${desde} + ${n}: ${hasta} frente a ${caminata.sumar(desde, n)}.`,
    );
    afirmar(
      casa.contar(desde, hasta) === n && caminata.contar(desde, hasta) === n,
      `No cuentan igual de ${desde} a ${hasta}.`,
    );
  }
  let suma = 0;
  const repetir = (veces: number, una: (p: Pregunta) => string | number) => () =>
    porSegundo(PREGUNTAS * veces, () => {
      for (let v = 0; v < veces; v++)
        for (const p of lista) {
          const r = una(p);
          suma += typeof r === 'number' ? r : r.length;
        }
    });
  const muestras = await alternar(RONDAS, {
    sumar: repetir(VECES, ({ desde, n }) => casa.sumar(desde, n)),
    caminarSumando: repetir(1, ({ desde, n }) => caminata.sumar(desde, n)),
    contar: repetir(VECES, ({ desde, hasta }) => casa.contar(desde, hasta)),
    caminarContando: repetir(1, ({ desde, hasta }) => caminata.contar(desde, hasta)),
  });
  afirmar(suma > 0, 'Nadie contó nada.');
  const banco = 'calendario';
  const unidad = 'veces/s';
  const nota = `${PREGUNTAS} preguntas con la misma respuesta en ambos`;
  return [
    { banco, que: 'sumar días hábiles', valor: mediana(muestras.sumar), unidad },
    { banco, que: 'sumar, caminando', valor: mediana(muestras.caminarSumando), unidad },
    { banco, que: 'contar días hábiles', valor: mediana(muestras.contar), unidad },
    { banco, que: 'contar, caminando', valor: mediana(muestras.caminarContando), unidad },
    {
      banco,
      que: 'sumar frente a caminar',
      valor: razon(muestras.sumar, muestras.caminarSumando),
      unidad: '×',
      meta: ['≥', 100],
      nota,
    },
    {
      banco,
      que: 'contar frente a caminar',
      valor: razon(muestras.contar, muestras.caminarContando),
      unidad: '×',
      meta: ['≥', 100],
      nota,
    },
  ];
}
