const LIMA = 'America/Lima';
const PERU = 'es-PE';

const formatos = {
  larga: new Intl.DateTimeFormat(PERU, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }),
  media: new Intl.DateTimeFormat(PERU, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }),
  corta: new Intl.DateTimeFormat(PERU, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  }),
  mes: new Intl.DateTimeFormat(PERU, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  momento: new Intl.DateTimeFormat(PERU, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: LIMA,
  }),
  hora: new Intl.DateTimeFormat(PERU, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: LIMA }),
  civil: new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone: LIMA,
  }),
};

const deFecha = (fecha: string) => new Date(`${fecha}T00:00:00Z`);

/** The civil day in Lima of an instant, AAAA-MM-DD; a civil date stays as it is. */
export function diaCivil(cuando: string): string {
  return cuando.length === 10 ? cuando : formatos.civil.format(new Date(cuando));
}

/** «miércoles, 12 de agosto de 2026» of a civil date or instant. */
export function fechaLarga(cuando: string): string {
  return formatos.larga.format(deFecha(diaCivil(cuando)));
}

/** «mié, 12 ago» of a civil date or instant. */
export function fechaMedia(cuando: string): string {
  return formatos.media.format(deFecha(diaCivil(cuando)));
}

/** «12/08/2026» of a civil date or instant. */
export function fechaCorta(cuando: string): string {
  return formatos.corta.format(deFecha(diaCivil(cuando)));
}

/** «agosto de 2026» of a month AAAA-MM or a date. */
export function mesLargo(mes: string): string {
  return formatos.mes.format(deFecha(`${mes.slice(0, 7)}-01`));
}

/** «12 ago 2026, 10:00» of an instant, in Lima; of a civil date, the date alone. */
export function momento(cuando: string): string {
  return cuando.length === 10 ? fechaCorta(cuando) : formatos.momento.format(new Date(cuando));
}

/** «10:00» of an instant, in Lima. */
export function hora(instante: string): string {
  return formatos.hora.format(new Date(instante));
}

/** Whether a text is an ISO instant. */
export function esInstante(texto: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(texto);
}

/** Whether a text is a civil date. */
export function esFecha(texto: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(texto);
}

/** The value of a date-and-time input, written in Lima, as an instant with offset; and back. */
export const deLima = {
  aInstante: (local: string) => (local === '' ? '' : `${local.length === 16 ? `${local}:00` : local}-05:00`),
  aEntrada: (instante: string) => {
    const d = new Date(instante);
    if (Number.isNaN(d.getTime())) return '';
    return new Date(d.getTime() - 5 * 3_600_000).toISOString().slice(0, 16);
  },
};
