import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { normalizarInstante } from '../../machines/calendario/index.js';
import type { ArchivoTraido } from '../api/archivo.js';
import type { Atencion, Contestacion } from '../api/llamada.js';
import { RelojSimulado } from '../clock.js';
import { moverReloj } from '../engine/tick.js';
import type { Sistema } from '../sistema.js';
import { PERSONAS, type Quien } from './usuarios.js';

/** What the demonstration needs of the office it fills. */
export type OficinaDeDemo = Atencion & Pick<Sistema, 'door' | 'reloj' | 'store'>;

interface Pedido {
  readonly id?: string;
  readonly cuerpo?: unknown;
  readonly consulta?: Readonly<Record<string, string>>;
  readonly archivo?: ArchivoTraido;
}

/** The instant of an hour of Lima: `2026-08-04 10:00`. */
export function lima(cuando: string): string {
  const instante = normalizarInstante(`${cuando.replace(' ', 'T')}:00-05:00`);
  if (instante === null) throw new RangeError(`La hora ${cuando} no se lee.`);
  return instante;
}

/** Asks the office as its users would, over the same calls: who may not, does not. */
export class Ventanilla {
  constructor(private readonly oficina: OficinaDeDemo) {}

  /** The body of an answer that must be good. @throws Error with what the office refused */
  async pedir<T>(quien: Quien, metodo: 'get' | 'post', plantilla: string, pedido: Pedido = {}): Promise<T> {
    return JSON.parse((await this.#llamar(quien, metodo, plantilla, pedido)).texto) as T;
  }

  async #llamar(
    quien: Quien,
    metodo: 'get' | 'post',
    plantilla: string,
    { id = '', cuerpo, consulta = {}, archivo }: Pedido,
  ): Promise<Contestacion> {
    const ruta = this.oficina.rutas.findIndex((r) => r.metodo === metodo && r.ruta === plantilla);
    const contestacion = await this.oficina.atender({
      ruta,
      metodo: metodo.toUpperCase(),
      camino: plantilla.replace('{id}', id),
      params: { id },
      consulta,
      ...(archivo ? { archivo } : {}),
      cuerpo,
      cabeceras: { authorization: `Bearer ${PERSONAS[quien].ficha}` },
      ip: '',
      segura: false,
    });
    if (contestacion.estado >= 400)
      throw new Error(
        `La demostración no admitió ${JSON.stringify(cuerpo)} en ${plantilla}: ${contestacion.texto.slice(0, 1000)}`,
      );
    return contestacion;
  }

  /** Opens a case of a collection; answers with its id. */
  async abrir(quien: Quien, coleccion: string, cuerpo: unknown): Promise<string> {
    return (await this.pedir<{ id: string }>(quien, 'post', `/api/${coleccion}`, { cuerpo })).id;
  }

  /** Sends an act to a case. */
  async actuar(
    quien: Quien,
    coleccion: string,
    id: string,
    tipo: string,
    datos: unknown = {},
  ): Promise<void> {
    await this.pedir(quien, 'post', `/api/${coleccion}/{id}/eventos`, { id, cuerpo: { tipo, datos } });
  }

  /** Uploads a text as a document of a case, as the counter does: leave first, then the file. */
  async adjuntar(quien: Quien, coleccion: string, id: string, nombre: string, texto: string): Promise<void> {
    const contenido = Buffer.from(texto);
    const pedido = { id, consulta: { nombre } };
    const plantilla = `/api/${coleccion}/{id}/documentos`;
    const { recibir } = await this.#llamar(quien, 'post', plantilla, pedido);
    if (recibir === undefined) throw new Error(`La demostración no puede subir ${nombre}.`);
    const { temporal, de } = recibir;
    await writeFile(temporal, contenido);
    const huella = createHash('sha256').update(contenido).digest('hex');
    const archivo = { temporal, bytes: contenido.length, huella, de };
    await this.#llamar(quien, 'post', plantilla, { ...pedido, archivo });
  }

  /** Moves the simulated clock to an instant, firing what falls due on the way. */
  async llegar(ahora: string): Promise<void> {
    const { door, reloj } = this.oficina;
    if (!(reloj instanceof RelojSimulado)) throw new Error('La demostración necesita un reloj simulado.');
    await moverReloj(door, reloj, { ahora });
  }
}
