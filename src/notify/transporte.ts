import { createTransport, type Transporter } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import type { Config } from '../config.js';

/** A way to hand mail to a server. */
export type Transporte = Transporter<SMTPTransport.SentMessageInfo>;

/** Mail and who signs it. */
export interface Correo {
  readonly transporte: Transporte;
  readonly remitente: string;
}

/**
 * The mail server of the settings; null without one. `SMTP_URL` may carry options of nodemailer after `?`: for example
 * `?socketTimeout=60000` (milliseconds), `?requireTLS=true` or `?tls.servername=…`.
 */
export function transporteDe({
  SMTP_URL: url,
  CORREO_REMITENTE: remitente,
}: Pick<Config, 'SMTP_URL' | 'CORREO_REMITENTE'>): Correo | null {
  if (url === undefined || remitente === undefined) return null;
  const transporte = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // What a mail carries is given as bytes: neither a template nor a case may make the server open a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { transporte, remitente };
}
