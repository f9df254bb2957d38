import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail that arrived, as it came and as it reads. */
export interface Carta {
  readonly cruda: Buffer;
  readonly leida: Email;
  /** Addresses the server took it for. */
  readonly para: readonly string[];
}

/** A mailbox for every address, behind a real SMTP server of this machine: nothing leaves it. */
export class Buzon {
  readonly cartas: Carta[] = [];
  readonly #servidor: SMTPServer;
  #alLlegar: (carta: Carta) => void = () => {};

  private constructor() {
    this.#servidor = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData: (flujo, sesion, listo) => {
        const para = sesion.envelope.rcptTo.map((d) => d.address);
        buffer(flujo)
          .then(async (cruda) => {
            const carta = { cruda, leida: await PostalMime.parse(cruda), para };
            this.cartas.push(carta);
            this.#alLlegar(carta);
            listo();
          })
          .catch(listo);
      },
    });
  }

  /** @param puerto 0 for any that is free */
  static async abrir(puerto = 0): Promise<Buzon> {
    const buzon = new Buzon();
    await new Promise<void>((seguir, fallar) => {
      buzon.#servidor.on('error', fallar);
      buzon.#servidor.listen(puerto, '127.0.0.1', seguir);
    });
    return buzon;
  }

  /** What SMTP_URL says to send here. */
  get url(): string {
    return `smtp://127.0.0.1:${(this.#servidor.server.address() as AddressInfo).port}`;
  }

  alLlegar(avisar: (carta: Carta) => void): void {
    this.#alLlegar = avisar;
  }

  /** Waits until a mail whose subject holds a text has arrived, and gives it. @throws Error after ten seconds */
  async carta(asunto: string): Promise<Carta> {
    for (let i = 0; i < 200; i++) {
      const hallada = this.cartas.find((c) => c.leida.subject?.includes(asunto));
      if (hallada) return hallada;
      await new Promise((seguir) => setTimeout(seguir, 50));
    }
    throw new Error(
      `No llegó «${asunto}»; llegaron: ${this.cartas.map((c) => c.leida.subject).join(' · ') || 'ninguna'}.`,
    );
  }

  cerrar(): Promise<void> {
    return new Promise((seguir) => this.#servidor.close(() => seguir()));
  }
}

// A mailbox opened again keeps what it had: its letters follow the last one.
function yaGuardadas(carpeta: string): number {
  return Math.max(0, ...readdirSync(carpeta).map((nombre) => Number(/^(\d+)\.eml$/.exec(nombre)?.[1] ?? 0)));
}

async function atender(puerto: number, carpeta: string): Promise<void> {
  const buzon = await Buzon.abrir(puerto);
  mkdirSync(carpeta, { recursive: true });
  const anteriores = yaGuardadas(carpeta);
  console.log(`Buzón de prueba en ${buzon.url}; cada correo queda en ${carpeta}. Se cierra con Ctrl+C.`);
  buzon.alLlegar(({ cruda, leida, para }) => {
    const archivo = join(carpeta, `${String(anteriores + buzon.cartas.length).padStart(4, '0')}.eml`);
    writeFileSync(archivo, cruda);
    const adjuntos = leida.attachments.map((a) => a.filename ?? a.mimeType).join(', ');
    console.log(`\n${archivo}\n  Para: ${para.join(', ')}\n  Asunto: ${leida.subject ?? ''}`);
    if (adjuntos !== '') console.log(`  Adjuntos: ${adjuntos}`);
  });
}

if (process.argv[1]?.endsWith('buzon.js')) {
  const [, , puerto = '2525', carpeta = './datos/buzon'] = process.argv;
  atender(Number(puerto), carpeta).catch((error: NodeJS.ErrnoException) => {
    const ocupado = error.code === 'EADDRINUSE';
    console.error(
      ocupado ? `El puerto ${puerto} ya está en uso: quizá ya hay un buzón abierto.` : error.message,
    );
    process.exit(1);
  });
}
