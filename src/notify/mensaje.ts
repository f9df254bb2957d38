import type { SendMailOptions } from 'nodemailer';
import type { Direccion } from '../../machines/base/maquina.js';
import type { Aviso } from '../store/puerto.js';
import { citaDe } from './agenda.js';
import { destinosDe } from './destinos.js';
import type { Carta } from './redactar.js';

/** A file a mail carries. */
export interface Adjunto {
  readonly nombre: string;
  /** Media type. */
  readonly tipo: string;
  readonly contenido: Uint8Array;
}

const FIRMA = 'OECE · Expediente Vivo';

/** The id of the message of a notice: always the same, for whoever receives two copies to know them for one. */
export function mensajeIdDe(aviso: string, remitente: string): string {
  return `<${aviso}@${remitente.slice(remitente.lastIndexOf('@') + 1)}>`;
}

interface Partes {
  readonly aviso: Aviso;
  readonly carta: Carta;
  readonly adjuntos: readonly Adjunto[];
  readonly direcciones: readonly Direccion[];
  readonly mensajeId: string;
  readonly remitente: string;
}

// Those who take part in a process do not learn each other's addresses from it.
const EN_RESERVA: ReadonlySet<string> = new Set(['participantes', 'postor']);

function cabeceras(direcciones: readonly Direccion[], remitente: string): Pick<SendMailOptions, 'to' | 'cc'> {
  const destinos = destinosDe(direcciones);
  if (destinos.some((d) => EN_RESERVA.has(d.rol)))
    return { to: { name: 'Participantes del proceso', address: remitente } };
  const a = (d: (typeof destinos)[number]) => ({ name: d.nombre ?? '', address: d.correo });
  const principales = destinos.filter((d) => d.rol === 'solicitante');
  const para = principales.length > 0 ? principales : destinos;
  return { to: para.map(a), cc: destinos.filter((d) => !para.includes(d)).map(a) };
}

/** A letter as a message: text, the same as a page, its files and, for a meeting, its appointment. */
export function mensajeDe({
  aviso,
  carta,
  adjuntos,
  direcciones,
  mensajeId,
  remitente,
}: Partes): SendMailOptions {
  const cita = citaDe(aviso, carta.acto, direcciones, remitente);
  return {
    from: { name: FIRMA, address: remitente },
    ...cabeceras(direcciones, remitente),
    subject: aviso.asunto,
    messageId: mensajeId,
    text: carta.texto,
    html: carta.html,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'es-PE' },
    attachments: adjuntos.map(({ nombre, tipo, contenido }) => ({
      filename: nombre,
      contentType: tipo,
      content: Buffer.from(contenido),
    })),
    ...(cita === null ? {} : { icalEvent: { method: 'REQUEST', filename: 'reunion.ics', content: cita } }),
  };
}
