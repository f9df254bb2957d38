import { REGISTRO } from '../../machines/registro.js';
import { grafoDe } from './grafo.js';
import { baseDe, conPagina } from './items.js';
import { pagina } from './pagina.js';
import { dibujar } from './svg.js';
import { fuentes, paginaDeTrazabilidad, rastrear } from './trazabilidad.js';

/** Text of every page and picture of the machines, by its path from the root of the project. */
export async function generarMaquinas(): Promise<Map<string, string>> {
  // ELK is heavy and a tool of development: nothing but this generator may load it.
  const { disponer } = await import('./disposicion.js');
  const archivos = new Map<string, string>();
  for (const una of conPagina(REGISTRO.todas)) {
    const grafo = grafoDe(una.def);
    const base = baseDe(una.def);
    archivos.set(`${base}.svg`, dibujar(grafo, await disponer(grafo)));
    archivos.set(`${base}.md`, pagina(una, grafo));
  }
  return archivos;
}

/**
 * Text of the traceability of the rules, by its path from the root of the project.
 * @throws Error when the sources under `raiz` cannot be read.
 */
export function generarTrazabilidad(raiz: string): Map<string, string> {
  const rastros = rastrear(fuentes(raiz));
  return new Map([
    ['docs/trazabilidad.json', `${JSON.stringify(rastros, null, 2)}\n`],
    ['docs/trazabilidad.md', paginaDeTrazabilidad(rastros)],
  ]);
}
