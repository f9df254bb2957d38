/**
 * Business days counted the slow way, by walking one day after another over lists written by hand from the laws and
 * decrees. Shares no code with the product: its only use is to disagree with it.
 */

/** DL 713 art. 6 (Ley 31788, 31822, 31530 and 31381 included). */
const FERIADOS_FIJOS = [
  '01-01',
  '05-01',
  '06-07',
  '06-29',
  '07-23',
  '07-28',
  '07-29',
  '08-06',
  '08-30',
  '10-08',
  '11-01',
  '12-08',
  '12-09',
  '12-25',
];
const SEMANA_SANTA = [
  '2025-04-17',
  '2025-04-18',
  '2026-04-02',
  '2026-04-03',
  '2027-03-25',
  '2027-03-26',
  '2028-04-13',
  '2028-04-14',
  '2029-03-29',
  '2029-03-30',
];
/** DS 042-2025-PCM. */
const DECRETADOS = ['2025-05-02', '2025-12-26', '2026-01-02'];
/** DS 110-2024-PCM: APEC, Lima. */
const SOLO_LIMA = ['2024-11-14', '2024-11-15'];
/** DL 21860 and Ley 31667, every year. */
const LOCALES: Record<string, string> = { Cusco: '06-24', Ilo: '05-26' };

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

/** Whether a day counts; `provincia` null is the seat of OECE, Lima. */
export function esHabil(dia: string, provincia: string | null = null): boolean {
  const semana = new Date(`${dia}T00:00:00Z`).getUTCDay();
  if (semana === 0 || semana === 6) return false;
  if (FERIADOS_FIJOS.includes(dia.slice(5))) return false;
  if (SEMANA_SANTA.includes(dia)) return false;
  if (DECRETADOS.includes(dia)) return false;
  const lugar = provincia ?? 'Lima';
  if (lugar === 'Lima' && SOLO_LIMA.includes(dia)) return false;
  return LOCALES[lugar] !== dia.slice(5);
}

/** The last day of a term of business days: the initial day is not counted, the last one is. */
export function sumarHabiles(desde: string, dias: number, provincia: string | null = null): string {
  let dia = desde;
  let contados = 0;
  while (contados < dias) {
    dia = masDias(dia, 1);
    if (esHabil(dia, provincia)) contados++;
  }
  return dia;
}

/** The day itself when it counts, else the next one that does. */
export function habilDesde(dia: string): string {
  let habil = dia;
  while (!esHabil(habil)) habil = masDias(habil, 1);
  return habil;
}
