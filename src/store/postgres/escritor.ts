import type { PoolClient } from 'pg';
import type { Registro } from '../../../machines/registro.js';
import type { NombreDeOrden, Orden } from '../comun/orden.js';
import { Ordenes } from '../comun/ordenes.js';
import type { Escritura } from '../puerto.js';
import { palabrasPlegadas } from '../sql/dialecto.js';
import { SENTENCIAS } from './sentencias.js';
import { escribirSupresion } from './supresiones.js';

type DeMuchos = Exclude<NombreDeOrden, 'suprime'>;

/** Orders of one kind that one statement obeys, or what must be done alone. */
export type Paso =
  | { readonly que: DeMuchos; readonly filas: readonly (readonly unknown[])[] }
  | { readonly que: 'suprime'; readonly escritura: Escritura };

const RANGO = new Map(Object.keys(SENTENCIAS).map((nombre, i) => [nombre as NombreDeOrden, i]));
const rangoDe = ([que]: Orden) => RANGO.get(que) ?? RANGO.size;

interface Cola {
  readonly ordenes: (readonly [Orden, Escritura])[];
  puesto: number;
}

/**
 * Gathers the orders of many decisions in as few statements as they fit. Those of each case are obeyed in their order,
 * whatever the others do; the kind that comes first is taken from every case that has it next.
 */
export function enPasos(decisiones: readonly (readonly [Escritura, readonly Orden[]])[]): Paso[] {
  const colas = new Map<string, Cola>();
  for (const [escritura, ordenes] of decisiones) {
    const cola = colas.get(escritura.caso.id) ?? { ordenes: [], puesto: 0 };
    for (const orden of ordenes) cola.ordenes.push([orden, escritura]);
    colas.set(escritura.caso.id, cola);
  }
  const pasos: Paso[] = [];
  for (;;) {
    let elegida: readonly [Orden, Escritura] | undefined;
    for (const { ordenes, puesto } of colas.values()) {
      const siguiente = ordenes[puesto];
      if (siguiente && (!elegida || rangoDe(siguiente[0]) < rangoDe(elegida[0]))) elegida = siguiente;
    }
    if (!elegida) return pasos;
    pasos.push(tomar(elegida, colas));
  }
}

function tomar([[que], escritura]: readonly [Orden, Escritura], colas: ReadonlyMap<string, Cola>): Paso {
  if (que === 'suprime') {
    (colas.get(escritura.caso.id) as Cola).puesto += 1;
    return { que, escritura };
  }
  const { fila } = SENTENCIAS[que];
  const filas: (readonly unknown[])[] = [];
  const tocadas = new Set<string>();
  for (const cola of colas.values()) {
    for (;;) {
      const [otra, ...valores] = cola.ordenes[cola.puesto]?.[0] ?? [];
      if (otra !== que) break;
      const cual = fila?.map((i) => valores[i]).join('\n');
      if (cual !== undefined && tocadas.has(cual)) break;
      if (cual !== undefined) tocadas.add(cual);
      filas.push(valores);
      cola.puesto += 1;
    }
  }
  return { que, filas };
}

const porColumnas = (filas: readonly (readonly unknown[])[]) =>
  (filas[0] ?? []).map((_, i) => filas.map((fila) => fila[i]));

/** Puts decisions in the database, inside a transaction of ours. */
export class Escritor {
  readonly #ordenes: Ordenes;

  constructor(registro: Registro) {
    this.#ordenes = new Ordenes(registro);
  }

  /** Writes everything some decisions ordered. The statements travel together; the first that fails is thrown. */
  async escribir(cliente: PoolClient, escrituras: readonly Escritura[]): Promise<void> {
    let enviadas: Promise<unknown>[] = [];
    const llegar = async () => {
      const resultados = await Promise.allSettled(enviadas);
      enviadas = [];
      for (const r of resultados) if (r.status === 'rejected') throw r.reason;
    };
    for (const paso of enPasos(escrituras.map((e) => [e, this.#ordenes.de(e)]))) {
      if (paso.que === 'suprime') {
        await llegar();
        const { caso, supresion } = paso.escritura;
        if (supresion) await escribirSupresion(cliente, caso, supresion);
        continue;
      }
      const filas =
        paso.que === 'texto'
          ? paso.filas.map(([id, texto]) => [id, JSON.stringify(palabrasPlegadas(texto as string))])
          : paso.filas;
      const { sql } = SENTENCIAS[paso.que];
      enviadas.push(cliente.query({ name: `orden_${paso.que}`, text: sql, values: porColumnas(filas) }));
    }
    await llegar();
  }
}
