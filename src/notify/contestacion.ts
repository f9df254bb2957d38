import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import type { Entrega, ResultadoDeEnvio } from '../store/envios.js';
import type { Destino } from './destinos.js';

/** What an attempt came to, before what it means for its notice. */
export interface Contestado {
  readonly entregas: readonly Entrega[];
  readonly respuesta: string;
  /** The server itself could not be used, so no other mail would leave now. */
  readonly caido: boolean;
  /** It refused us, not the addressee: the settings or the account need a person. */
  readonly deConfiguracion: boolean;
}

interface FalloDeSmtp {
  readonly message: string;
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly recipient?: string;
  readonly rejected?: readonly string[];
  readonly rejectedErrors?: readonly FalloDeSmtp[];
}

const LARGO = 500;
// Whatever a server answers, what is kept of it can be read.
const breve = (texto: string) =>
  texto
    .replace(/[\s\p{Cc}\p{Surrogate}]+/gu, ' ')
    .trim()
    .slice(0, LARGO);
const igual = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const esDefinitivo = (codigo: number | undefined) => codigo !== undefined && codigo >= 500;

function negadas(destinos: readonly Destino[], errores: readonly FalloDeSmtp[]): Entrega[] {
  return destinos.flatMap(({ rol, correo }) => {
    const suyo = errores.find((e) => e.recipient !== undefined && igual(e.recipient, correo));
    if (!suyo) return [];
    const estado = esDefinitivo(suyo.responseCode) ? 'rechazada' : 'diferida';
    return [{ rol, correo, estado, respuesta: breve(suyo.response ?? suyo.message) } as const];
  });
}

/** What the server said when it took a mail, address by address. */
export function aceptado(destinos: readonly Destino[], info: SMTPTransport.SentMessageInfo): Contestado {
  const fuera = negadas(destinos, (info.rejectedErrors ?? []) as readonly FalloDeSmtp[]);
  const entregas = destinos.map(
    ({ rol, correo }): Entrega =>
      fuera.find((e) => igual(e.correo, correo)) ?? {
        rol,
        correo,
        estado: 'aceptada',
        respuesta: breve(info.response),
      },
  );
  return { entregas, respuesta: breve(info.response), caido: false, deConfiguracion: false };
}

/** What it means that a mail was not taken: all its addresses refused, a server that is not there, or one that refuses us. */
export function fallado(destinos: readonly Destino[], error: unknown): Contestado {
  const fallo = error as FalloDeSmtp;
  const respuesta = breve(fallo.response ?? fallo.message);
  const porDireccion = negadas(destinos, fallo.rejectedErrors ?? []);
  if (porDireccion.length > 0)
    return { entregas: porDireccion, respuesta, caido: false, deConfiguracion: false };
  const entregas = destinos.map(
    ({ rol, correo }): Entrega => ({ rol, correo, estado: 'diferida', respuesta }),
  );
  // A message refused after its addresses is this message's; anything earlier would happen to every other one.
  const delMensaje = fallo.code === 'EMESSAGE';
  const deConfiguracion =
    fallo.code === 'EAUTH' || fallo.code === 'ENOAUTH' || esDefinitivo(fallo.responseCode);
  return { entregas, respuesta, caido: !delMensaje, deConfiguracion };
}

/** Addresses whose acceptance makes a notice given: the requester, or any of them where there is none (AMB-A11, RS-25-4). */
export function losQueCuentan<D extends { readonly rol: string }>(destinos: readonly D[]): readonly D[] {
  const solicitantes = destinos.filter((d) => d.rol === 'solicitante');
  return solicitantes.length > 0 ? solicitantes : destinos;
}

/** What an attempt means for its notice, by what is known of each of its addresses after it. */
export function resultadoDe(entregas: readonly Entrega[]): Exclude<ResultadoDeEnvio, 'fallida'> {
  const cuentan = losQueCuentan(entregas);
  if (cuentan.some((e) => e.estado === 'aceptada')) return 'enviada';
  return cuentan.some((e) => e.estado === 'diferida') ? 'diferida' : 'rebotada';
}
