import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { esFechaCivil, sumarDias } from '../../machines/calendario/index.js';
import type { Cita } from './agenda.js';

const DOMINIO = 'expediente-vivo';

/** The day as the library reads it: whole days by their UTC date, instants as they are. */
const fecha = (texto: string) => new Date(esFechaCivil(texto) ? `${texto}T00:00:00Z` : texto);

/** An agenda as a file of calendar (RFC 5545): instants in UTC, shown by whoever opens it at the hour of Lima. */
export function archivoDeAgenda(nombre: string, citas: readonly Cita[]): string {
  const calendario = ical({
    name: nombre,
    prodId: { company: 'OECE', product: 'Expediente Vivo', language: 'ES' },
    method: ICalCalendarMethod.PUBLISH,
    // Only the name of the zone: with it as the zone of the dates, they would need its definition and no longer be in UTC.
    x: { 'X-WR-TIMEZONE': 'America/Lima' },
  });
  for (const c of citas) {
    const allDay = esFechaCivil(c.desde);
    calendario.createEvent({
      id: `${c.id}@${DOMINIO}`,
      sequence: c.version,
      stamp: fecha(c.anotada),
      start: fecha(c.desde),
      // The end of whole days is the day after the last one.
      end: fecha(allDay ? sumarDias(c.hasta, 1) : c.hasta),
      allDay,
      summary: c.titulo,
      description: c.detalle,
      location: c.lugar,
      status: c.anulada ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: c.ocupa ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendario.toString().trimEnd()}\r\n`;
}
