import PostalMime, { type Attachment } from 'postal-mime';

/** What a report of delivery says of one address (RFC 3464). */
export interface Informado {
  readonly correo: string | null;
  /** `failed`, `delayed`, `delivered`… */
  readonly accion: string;
  readonly codigo: string | null;
  readonly detalle: string | null;
}

/** A report of delivery: the message it is about, and each address. */
export interface InformeDeEntrega {
  readonly mensajeId: string;
  readonly informados: readonly Informado[];
}

// The report comes before the message it returns, and that begins by its headers: what follows may be megabytes of files.
const LEIDO = 64_000;
const RENGLONES = 3000;
const PARTES = 200;
const DIRECCIONES = 100;

const texto = ({ content }: Attachment) =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

// A field may go on in the next lines, each beginning with a space.
const desplegar = (t: string) => t.replaceAll('\r\n', '\n').replace(/\n[ \t]+/g, ' ');

// Whatever a server returns, what is kept of it can be read.
const legible = (t: string | undefined) => t?.replace(/\p{Cc}+/gu, ' ').trim() || null;

const campo = (bloque: string, nombre: string): string | null =>
  legible(new RegExp(`^${nombre}:[ \\t]*(.*)$`, 'im').exec(bloque)?.[1]);

const sinTipo = (valor: string | null) => valor?.replace(/^[\w-]+;\s*/, '') ?? null;

/**
 * Reads a report of delivery as the mail server returns it.
 * @returns null when it is no such report, or does not say which message it is about
 */
export async function leerInforme(crudo: string): Promise<InformeDeEntrega | null> {
  const principio = crudo.slice(0, LEIDO);
  // A report has three parts and some hundred lines; thousands would only keep everybody else waiting.
  const renglones = principio.split('\n');
  if (renglones.length > RENGLONES || renglones.filter((r) => r.startsWith('--')).length > PARTES)
    return null;
  const leido = await PostalMime.parse(principio, {
    forceRfc822Attachments: true,
    maxNestingDepth: 20,
  }).catch(() => null);
  if (leido === null) return null;
  const estado = leido.attachments.find((a) => a.mimeType === 'message/delivery-status');
  if (!estado) return null;
  const original = leido.attachments.find(
    (a) => a.mimeType === 'message/rfc822' || a.mimeType === 'text/rfc822-headers',
  );
  const mensajeId =
    (original && campo(desplegar(texto(original)), 'Message-ID')) ??
    leido.inReplyTo ??
    leido.references ??
    null;
  const suyo = /<[^<>\s\p{Cc}]{1,500}>/u.exec(mensajeId ?? '')?.[0];
  if (suyo === undefined) return null;
  const bloques = desplegar(texto(estado)).split(/\n{2,}/, DIRECCIONES);
  const informados = bloques.flatMap((bloque) => {
    const accion = campo(bloque, 'Action');
    if (accion === null) return [];
    return [
      {
        correo: sinTipo(campo(bloque, 'Final-Recipient') ?? campo(bloque, 'Original-Recipient')),
        accion: accion.toLowerCase(),
        codigo: campo(bloque, 'Status'),
        detalle: sinTipo(campo(bloque, 'Diagnostic-Code')),
      },
    ];
  });
  return { mensajeId: suyo, informados };
}
