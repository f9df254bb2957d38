import { normalizarInstante } from '../../machines/calendario/index.js';
import type { Atencion } from '../api/llamada.js';
import type { Sistema } from '../api/sistema.js';
import { RelojSimulado } from '../clock.js';
import { moverReloj } from '../engine/tick.js';
import { PERSONAS, type Quien } from './usuarios.js';

/** What the demonstration needs of the office it fills. */
export type OficinaDeDemo = Atencion & Pick<Sistema, 'door' | 'reloj' | 'store'>;

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
  async pedir<T>(
    quien: Quien,
    metodo: 'get' | 'post',
    plantilla: string,
    { id = '', cuerpo }: { id?: string; cuerpo?: unknown } = {},
  ): Promise<T> {
    const ruta = this.oficina.rutas.findIndex((r) => r.metodo === metodo && r.ruta === plantilla);
    const { estado, texto } = await this.oficina.atender({
      ruta,
      metodo: metodo.toUpperCase(),
      camino: plantilla.replace('{id}', id),
      params: { id },
      consulta: {},
      cuerpo,
      cabeceras: { authorization: `Bearer ${PERSONAS[quien].ficha}` },
    });
    if (estado >= 400)
      throw new Error(
        `La demostración no admitió ${JSON.stringify(cuerpo)} en ${plantilla}: ${texto.slice(0, 1000)}`,
      );
    return JSON.parse(texto) as T;
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

  /** Moves the simulated clock to an instant, firing what falls due on the way. */
  async llegar(ahora: string): Promise<void> {
    const { door, reloj } = this.oficina;
    if (!(reloj instanceof RelojSimulado)) throw new Error('La demostración necesita un reloj simulado.');
    await moverReloj(door, reloj, { ahora });
  }
}
