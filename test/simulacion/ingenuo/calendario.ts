/**
 * Business days counted the slow way, by walking one day after another over lists written by hand from the laws and
 * decrees. Shares no code with the product: its only use is to disagree with it.
 */

/** DL 713 art. 6, with the first year of the holidays that later laws added. */
const FERIADOS_FIJOS: Readonly<Record<string, number>> = {
  '01-01': 1991,
  '05-01': 1991,
  '06-07': 2024,
  '06-29': 1991,
  '07-23': 2023,
  '07-28': 1991,
  '07-29': 1991,
  '08-06': 2022,
  '08-30': 1991,
  '10-08': 1991,
  '11-01': 1991,
  '12-08': 1991,
  '12-09': 2022,
  '12-25': 1991,
};

/** Maundy Thursdays; the Friday follows. */
const JUEVES_SANTOS = `2009-04-09 2010-04-01 2011-04-21 2012-04-05 2013-03-28 2014-04-17 2015-04-02 2016-03-24
  2017-04-13 2018-03-29 2019-04-18 2020-04-09 2021-04-01 2022-04-14 2023-04-06 2024-03-28 2025-04-17 2026-04-02
  2027-03-25 2028-04-13 2029-03-29 2030-04-18`.split(/\s+/);

/** DS 019-2011, 099-2011, 021-2017-TR, 121-2018, 002-2019, 161-2021, 033-2022, 151-2022, 011-2024 and 042-2025-PCM. */
const DECRETADOS =
  `2011-05-02 2011-08-29 2011-10-31 2011-12-23 2011-12-30 2012-02-13 2012-02-14 2012-04-30 2012-07-27
  2012-08-31 2012-11-02 2012-12-24 2012-12-31 2015-07-27 2018-01-02 2018-07-27 2018-08-31 2018-11-02 2018-12-24
  2019-07-30 2019-08-29 2019-10-31 2020-10-09 2020-12-31 2021-10-11 2021-11-02 2021-12-24 2021-12-27 2021-12-31
  2022-01-03 2022-05-02 2022-06-24 2022-08-29 2022-10-07 2022-10-31 2022-12-26 2022-12-30 2023-01-02 2023-04-28
  2023-06-30 2023-07-27 2023-10-09 2023-12-07 2023-12-26 2024-01-02 2024-07-26 2024-10-07 2024-12-06 2024-12-23
  2024-12-24 2024-12-30 2024-12-31 2025-05-02 2025-12-26 2026-01-02`.split(/\s+/);

/** DS 022-2017-TR (Cumbre de las Américas) and DS 110-2024-PCM (APEC). */
const SOLO_LIMA = ['2018-04-13', '2024-11-14', '2024-11-15'];

/** DU 081-2020: a holiday that was worked. */
const TRABAJADO = '2020-07-29';

/** DL 21860 and Ley 31667, with the first year each is known of. */
const LOCALES: Readonly<Record<string, { dia: string; desde: number }>> = {
  Cusco: { dia: '06-24', desde: 2009 },
  Ilo: { dia: '05-26', desde: 2023 },
};

const REGIONES: Readonly<Record<string, string>> = { Lima: 'Lima', Cusco: 'Cusco', Ilo: 'Moquegua' };

/** The civil day in Lima (UTC-5) of an instant. */
export function diaEnLima(instante: string): string {
  return new Date(Date.parse(instante) - 5 * 3_600_000).toISOString().slice(0, 10);
}

/** 00:00 in Lima of a civil day, as an instant. */
export function medianoche(dia: string): string {
  return `${dia}T05:00:00.000Z`;
}

/** The civil day some calendar days later (or earlier). */
export function masDias(dia: string, dias: number): string {
  return new Date(Date.parse(`${dia}T00:00:00Z`) + dias * 86_400_000).toISOString().slice(0, 10);
}

/** The days that do not count, as they are known now: decrees come and are revoked, always late. */
export class Almanaque {
  /** `fecha|norma|ambito` of each declaration in force beyond those of history. */
  readonly declarados: Set<string> = new Set();
  readonly feriados: Set<string> = new Set(Object.keys(FERIADOS_FIJOS));

  declarar(fecha: string, norma: string, ambito: string): void {
    this.declarados.add(`${fecha}|${norma}|${ambito}`);
  }

  revocar(fecha: string, norma: string, ambito: string): void {
    this.declarados.delete(`${fecha}|${norma}|${ambito}`);
  }

  /** Whether a decree of these years names a day for a place. */
  private decretado(dia: string, lugar: string): boolean {
    for (const declarado of this.declarados) {
      const [fecha, , ambito] = declarado.split('|');
      if (fecha !== dia) continue;
      if (ambito === 'nacional' || ambito === `provincia:${lugar}` || ambito === `region:${REGIONES[lugar]}`)
        return true;
    }
    return false;
  }

  /** Whether a day counts; `provincia` null is the seat of OECE, Lima. */
  esHabil(dia: string, provincia: string | null = null): boolean {
    const semana = new Date(`${dia}T00:00:00Z`).getUTCDay();
    if (semana === 0 || semana === 6) return false;
    const anio = Number(dia.slice(0, 4));
    const lugar = provincia ?? 'Lima';
    if (this.decretado(dia, lugar)) return false;
    if (dia === TRABAJADO) return true;
    if (this.feriados.has(dia.slice(5)) && anio >= (FERIADOS_FIJOS[dia.slice(5)] ?? 0)) return false;
    if (JUEVES_SANTOS.includes(dia) || JUEVES_SANTOS.includes(masDias(dia, -1))) return false;
    if (DECRETADOS.includes(dia)) return false;
    if (lugar === 'Lima' && SOLO_LIMA.includes(dia)) return false;
    const local = LOCALES[lugar];
    return local === undefined || local.dia !== dia.slice(5) || anio < local.desde;
  }

  /** The last day of a term of business days: the initial day is not counted, the last one is. */
  sumarHabiles(desde: string, dias: number, provincia: string | null = null): string {
    let dia = desde;
    let contados = 0;
    while (contados < dias) {
      dia = masDias(dia, 1);
      if (this.esHabil(dia, provincia)) contados++;
    }
    return dia;
  }

  /** The day itself when it counts, else the next one that does. */
  habilDesde(dia: string): string {
    let habil = dia;
    while (!this.esHabil(habil)) habil = masDias(habil, 1);
    return habil;
  }
}
