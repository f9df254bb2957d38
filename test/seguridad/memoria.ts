import type { Json } from '../apoyo/cliente.js';
import type { Azar } from './azar.js';

const POR_LISTA = 200;

/**
 * What the server has answered with, by where: ids to put in later paths. Keyed by the path of the list they are in, as
 * the document writes it; each remembers the real path it came from.
 */
export class Memoria {
  readonly #vistos = new Map<string, { camino: string; id: string }[]>();

  constructor(
    private readonly azar: Azar,
    /** Ids never to be put in a path: the users the run itself enters with. */
    private readonly intocables: ReadonlySet<string>,
  ) {}

  /** Keeps the ids of an answer. @param plantilla path as the document writes it @param camino the one asked for */
  recordar(plantilla: string, camino: string, cuerpo: Json): void {
    if (typeof cuerpo !== 'object' || cuerpo === null) return;
    const filas = Array.isArray(cuerpo.elementos) ? cuerpo.elementos : [cuerpo];
    for (const [clave, valor] of Object.entries(cuerpo))
      if (clave !== 'elementos' && Array.isArray(valor))
        this.recordar(`${plantilla}/${clave}`, `${camino}/${clave}`, { elementos: valor });
    for (const fila of filas.slice(0, 20)) {
      const id = fila?.id ?? fila?.codigo ?? fila?.dia;
      if (typeof id === 'string' && !this.intocables.has(id)) this.#guardar(plantilla, camino, id);
    }
  }

  #guardar(plantilla: string, camino: string, id: string): void {
    const suyos = this.#vistos.get(plantilla) ?? [];
    this.#vistos.set(plantilla, suyos);
    if (suyos.length < POR_LISTA) suyos.push({ camino, id });
    else suyos[this.azar.entero(0, POR_LISTA - 1)] = { camino, id };
  }

  /** A real id of a list whose path is like this one, or which ends like it; null when none was seen. */
  de(plantilla: string): { camino: string; id: string } | null {
    const exactos = this.#vistos.get(plantilla);
    if (exactos) return this.azar.de(exactos);
    const fin = plantilla.slice(plantilla.lastIndexOf('/'));
    const otros = [...this.#vistos].filter(([donde]) => donde.endsWith(fin)).flatMap(([, ids]) => ids);
    return otros.length > 0 ? { camino: plantilla, id: this.azar.de(otros).id } : null;
  }
}
