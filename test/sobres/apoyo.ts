import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { leerConfig } from '../../src/config.js';
import { abrirOficina, type OficinaAbierta } from '../../src/oficina.js';
import { abrirServicio, type Servicio } from '../../src/servidor.js';
import { CLAVE_DE_PRUEBA } from '../apoyo/clave.js';
import { Cliente, FICHA_ADMIN, INICIO, type Json, type Peticion, type Respuesta } from '../apoyo/cliente.js';
import { todoLoGuardado } from '../apoyo/en-crudo.js';
import { entornoDeBase } from '../apoyo/en-postgres.js';
import { REGISTRO_CON_SUBASTA } from '../apoyo/subasta.js';

/** Amounts whose digits appear nowhere by chance. */
export const MONTOS = ['731904826153.47', '731904826153.46', '208461739508.15'] as const;
export const OTRA_CLAVE = 'f'.repeat(64);

/** A system with sealed bids over a real file, with everything it ever logged or answered at hand. */
export class CasaDeSubastas extends Cliente {
  private constructor(
    url: string,
    readonly oficina: OficinaAbierta,
    private readonly servicio: Servicio,
    readonly archivo: string,
    readonly bitacora: string[],
  ) {
    super(url);
  }

  static async abrir(
    archivo: string,
    entorno: Record<string, string> = {},
    bitacora: string[] = [],
  ): Promise<CasaDeSubastas> {
    const log = pino({ level: 'trace' }, { write: (linea: string) => void bitacora.push(linea) });
    const config = leerConfig(
      await entornoDeBase({
        DATABASE_URL: `sqlite:${archivo}`,
        RELOJ: 'simulado',
        RELOJ_INICIO: INICIO,
        TOKEN_ADMIN: FICHA_ADMIN,
        LIMITE_PETICIONES: '0',
        CLAVE_SOBRES: CLAVE_DE_PRUEBA,
        ...entorno,
      }),
    );
    const oficina = await abrirOficina(config, log, REGISTRO_CON_SUBASTA);
    const servicio = abrirServicio(oficina, (error) => bitacora.push(String(error)));
    await new Promise<void>((seguir) => servicio.servidor.listen(0, '127.0.0.1', seguir));
    const { port } = servicio.servidor.address() as AddressInfo;
    return new CasaDeSubastas(`http://127.0.0.1:${port}`, oficina, servicio, archivo, bitacora);
  }

  readonly respuestas: string[] = [];

  override async pedir(metodo: string, camino: string, p: Peticion = {}): Promise<Respuesta> {
    const respuesta = await super.pedir(metodo, camino, p);
    this.respuestas.push(respuesta.texto);
    return respuesta;
  }

  async nacer(datos: Record<string, unknown> = {}): Promise<string> {
    return (await this.bien(201, this.post('/api/subastas', { nombre: 'Subasta', ...datos }))).id;
  }

  override enviar(id: string, tipo: string, datos: unknown = {}, p: Peticion = {}): Promise<Respuesta> {
    return this.post(`/api/subastas/${id}/eventos`, { tipo, datos }, p);
  }

  ofrecer(id: string, postor: string, monto: string, p: Peticion = {}): Promise<Respuesta> {
    return this.enviar(id, 'OFRECER', { postor, ofertas: [{ item: '1', monto }] }, p);
  }

  override historial(id: string): Promise<Json[]> {
    return this.elementos(`/api/subastas/${id}/historial`);
  }

  /** A closed auction with an offer of each of two bidders. */
  async cerrada(): Promise<string> {
    const id = await this.nacer();
    await this.bien(200, this.ofrecer(id, 'Uno', MONTOS[0]));
    await this.bien(200, this.ofrecer(id, 'Dos', MONTOS[1]));
    await this.bien(200, this.enviar(id, 'CERRAR'));
    return id;
  }

  /** Everything that leaves the process: what the database and its log keep, what was logged, what was answered. */
  async rastros(): Promise<{ archivo: string; bitacora: string; respuestas: string }> {
    return {
      archivo: await todoLoGuardado(this.archivo),
      bitacora: this.bitacora.join(''),
      respuestas: this.respuestas.join('\n'),
    };
  }

  async cerrar(): Promise<void> {
    await this.servicio.cerrar();
  }
}

/** Where an amount can be read in the clear, however its digits are written. */
export function dondeSeLee(rastros: Record<string, string>, monto: string): string[] {
  const [entero = '', centimos = ''] = monto.split('.');
  const formas = [monto, entero, entero + centimos, Buffer.from(monto).toString('hex')];
  return Object.keys(rastros).filter((lugar) => formas.some((f) => (rastros[lugar] as string).includes(f)));
}
