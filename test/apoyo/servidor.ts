import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { leerConfig } from '../../src/config.js';
import { abrirOficina, type OficinaAbierta } from '../../src/oficina.js';
import { abrirServicio, type Servicio } from '../../src/servidor.js';
import { CLAVE_DE_PRUEBA } from './clave.js';
import { Cliente, FICHA_ADMIN, INICIO } from './cliente.js';
import { entornoDeBase } from './en-postgres.js';

/** A folder for one test's database, and how to be rid of it. */
export function carpetaTemporal(): { carpeta: string; archivo: string; borrar(): void } {
  const carpeta = mkdtempSync(join(tmpdir(), 'expediente-http-'));
  return {
    carpeta,
    archivo: join(carpeta, 'prueba.db'),
    borrar: () => rmSync(carpeta, { recursive: true, force: true }),
  };
}

/** The system in this process, over a real file, a simulated clock and an ephemeral port. */
export class Servidor extends Cliente {
  private constructor(
    url: string,
    readonly sistema: OficinaAbierta,
    private readonly servicio: Servicio,
    readonly archivo: string,
    private readonly borrar: () => void,
  ) {
    super(url);
  }

  /**
   * @param entorno settings over the defaults of the tests, as environment variables
   * @param puerto where to listen; any free one by default
   */
  static async abrir(
    entorno: Record<string, string | undefined> = {},
    archivo?: string,
    puerto = 0,
  ): Promise<Servidor> {
    const lugar = archivo === undefined ? carpetaTemporal() : { archivo, borrar: () => undefined };
    const oficina = await abrirOficina(
      leerConfig(
        await entornoDeBase({
          DATABASE_URL: `sqlite:${lugar.archivo}`,
          RELOJ: 'simulado',
          RELOJ_INICIO: INICIO,
          TOKEN_ADMIN: FICHA_ADMIN,
          LIMITE_PETICIONES: '0',
          CLAVE_SOBRES: CLAVE_DE_PRUEBA,
          ...entorno,
        }),
      ),
      pino({ level: process.env['NIVEL'] ?? 'silent' }),
    );
    const servicio = abrirServicio(oficina, (error) => console.error(error));
    await new Promise<void>((seguir) => servicio.servidor.listen(puerto, '127.0.0.1', seguir));
    const { port } = servicio.servidor.address() as AddressInfo;
    return new Servidor(`http://127.0.0.1:${port}`, oficina, servicio, lugar.archivo, lugar.borrar);
  }

  #parado = false;

  /** Stops the server and keeps the file. */
  async parar(): Promise<void> {
    if (this.#parado) return;
    this.#parado = true;
    await this.servicio.cerrar();
  }

  async cerrar(): Promise<void> {
    await this.parar();
    this.borrar();
  }
}
