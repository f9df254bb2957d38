import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Datos, Direccion } from '../../machines/base/maquina.js';
import { sumarMilisegundos } from '../clock.js';
import type { Aviso } from '../store/puerto.js';

// The norm says when a meeting begins and not how long it lasts: an hour holds its place in an agenda.
const DURACION_MS = 3_600_000;
const CON_CITA: ReadonlySet<string> = new Set(['CITACION', 'REPROGRAMACION']);

/**
 * The meeting a notice summons to, for the agenda of whoever receives it; null when it summons to none. The same event for
 * the whole case (its UID), newer each time (its SEQUENCE is that of the act).
 */
export function citaDe(
  aviso: Pick<Aviso, 'caso' | 'plantilla' | 'secuencia' | 'creado' | 'asunto'>,
  acto: Datos,
  direcciones: readonly Direccion[],
  remitente: string,
): string | null {
  const { fecha, lugar, modalidad } = acto;
  if (!CON_CITA.has(aviso.plantilla) || typeof fecha !== 'string') return null;
  const calendario = ical({
    prodId: { company: 'OECE', product: 'Expediente Vivo', language: 'ES' },
    method: ICalCalendarMethod.REQUEST,
    // Only the name of the zone, as in the agenda of a case: instants go in UTC, and each reader shows them at its hour.
    x: { 'X-WR-TIMEZONE': 'America/Lima' },
  });
  const cita = calendario.createEvent({
    id: `${aviso.caso}.reunion@expediente-vivo`,
    sequence: aviso.secuencia,
    stamp: new Date(aviso.creado),
    start: new Date(fecha),
    end: new Date(sumarMilisegundos(fecha, DURACION_MS)),
    summary: aviso.asunto,
    location: String(lugar ?? ''),
    description: `Reunión de asistencia técnica, ${String(modalidad ?? '')}.`,
    status: ICalEventStatus.CONFIRMED,
    organizer: { name: 'OECE, asistencia técnica', email: remitente },
  });
  for (const { nombre, correo } of direcciones)
    if (correo !== null) cita.createAttendee({ email: correo, name: nombre ?? correo, rsvp: true });
  return `${calendario.toString().trimEnd()}\r\n`;
}
