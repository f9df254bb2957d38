import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import pino from 'pino';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { REGISTRO } from '../../machines/registro.js';
import { Cartero } from '../../src/notify/cartero.js';
import { esperaCreciente } from '../../src/notify/espera.js';
import type { Reparto } from '../../src/notify/reparto.js';
import { transporteDe } from '../../src/notify/transporte.js';
import { SistemaDePrueba } from '../apoyo/sistema.js';

/** A refusal of the server, with its SMTP code. */
export function negativa(codigo: number, dice: string): Error {
  return Object.assign(new Error(dice), { responseCode: codigo });
}

/** A mail that arrived. */
export interface Llegada {
  readonly leida: Email;
  readonly para: readonly string[];
}

/** A real SMTP server of this machine that takes, refuses or falls silent as each test says. */
export class ServidorSmtp {
  readonly llegadas: Llegada[] = [];
  /** Refusal of an address, or null to take it. */
  alDirigir: (correo: string) => Error | null = () => null;
  /** What to do with a message once received whole, before answering. */
  alRecibir: () => Promise<Error | null> | Error | null = () => null;
  alEntrar: () => Error | null = () => null;
  readonly #colgados = new Set<() => void>();

  private constructor(
    private readonly servidor: SMTPServer,
    readonly puerto: number,
  ) {}

  static async abrir(puerto = 0): Promise<ServidorSmtp> {
    let propio: ServidorSmtp | null = null;
    const servidor = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      closeTimeout: 10,
      onMailFrom: (_, __, listo) => listo(propio?.alEntrar() ?? null),
      onRcptTo: ({ address }, _, listo) => listo(propio?.alDirigir(address) ?? null),
      onData: (flujo, sesion, listo) => {
        void buffer(flujo).then(async (cruda) => {
          const leida = await PostalMime.parse(cruda);
          propio?.llegadas.push({ leida, para: sesion.envelope.rcptTo.map((d) => d.address) });
          listo((await propio?.alRecibir()) ?? null);
        });
      },
    });
    servidor.on('error', () => undefined);
    await new Promise<void>((seguir) => servidor.listen(puerto, '127.0.0.1', seguir));
    propio = new ServidorSmtp(servidor, (servidor.server.address() as AddressInfo).port);
    return propio;
  }

  /** What SMTP_URL says to send here. */
  url(opciones = ''): string {
    return `smtp://127.0.0.1:${this.puerto}${opciones}`;
  }

  /** A promise that waits until the test ends: the server never answers. */
  silencio(): Promise<null> {
    return new Promise((seguir) => void this.#colgados.add(() => seguir(null)));
  }

  cerrar(): Promise<void> {
    for (const seguir of this.#colgados) seguir();
    return new Promise((seguir) => this.servidor.close(() => seguir()));
  }
}

export const REMITENTE = 'asistencia@oece.gob.pe';
/** Waits so short that the next round is already after them. */
export const SIN_ESPERA = esperaCreciente(0, 0, 4);

/** A system that sends by a server, with no work of its own: each test makes its rounds. */
export async function oficinaConCorreo(
  smtp: Pick<ServidorSmtp, 'url'>,
  inicio = '2027-02-01T15:00:00.000Z',
  mas: Partial<Reparto> & { readonly opciones?: string } = {},
): Promise<{ s: SistemaDePrueba; cartero: Cartero }> {
  const s = await SistemaDePrueba.abrir(inicio, REGISTRO, false);
  return { s, cartero: carteroDe(s, smtp, mas) };
}

/** A carrier over the store of a system. */
export function carteroDe(
  s: SistemaDePrueba,
  smtp: Pick<ServidorSmtp, 'url'>,
  { opciones = '', ...mas }: Partial<Reparto> & { readonly opciones?: string } = {},
): Cartero {
  const correo = transporteDe({ SMTP_URL: smtp.url(opciones), CORREO_REMITENTE: REMITENTE });
  if (!correo) throw new Error('Falta el servidor de correo.');
  return new Cartero({
    store: s.store,
    door: s.door,
    correo,
    log: pino({ level: 'silent' }),
    quien: 'prueba 1',
    espera: SIN_ESPERA,
    seguimientoDe: () => ({ codigo: 'AAAA-BBBB-CCCC', direccion: 'https://oece.example/consulta' }),
    adjuntosDe: async () => [],
    ...mas,
  });
}

/** Notices of a case by their template, the last one of each. */
export async function avisosDe(s: SistemaDePrueba, caso: string) {
  return Object.fromEntries((await s.store.avisos(caso)).map((a) => [a.plantilla, a]));
}
