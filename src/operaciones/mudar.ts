import { createHash } from 'node:crypto';
import {
  type Avance,
  type FilaMudada,
  type Mudable,
  seMuda,
  TABLAS,
  type TablaMudable,
} from '../store/mudanza.js';
import { OrdenImposible } from './errores.js';

const POR_PAGINA = 1000;
/** Step that comes after the tables: what cases are searched by. */
const TEXTOS = 'caso_texto';
const CADA = 100_000;

/** What was moved, and how the two databases compare. */
export interface Mudado {
  readonly filas: number;
  /** Rows that were already there, from a move that was cut short. */
  readonly retomada: boolean;
}

const claveDe = ({ orden }: TablaMudable, fila: FilaMudada): (string | number)[] =>
  orden.map((columna) => fila[columna] as string | number);

// Two databases are the same one when their oldest cases and acts are.
async function identidadDe(origen: Mudable): Promise<string> {
  const resumen = createHash('sha256');
  for (const tabla of TABLAS.filter((t) => ['usuario', 'caso', 'evento'].includes(t.nombre))) {
    const [primera] = await origen.pagina(tabla, null, 1);
    const { id, numero, huella } = primera ?? {};
    resumen.update(JSON.stringify([tabla.nombre, id, numero, huella]));
  }
  return resumen.digest('hex');
}

async function desdeDonde(destino: Mudable, de: string): Promise<Avance | null> {
  const avance = await destino.avance();
  if (avance === null) {
    if (await destino.vacia()) return null;
    throw new OrdenImposible('La base de destino ya tiene expedientes o usuarios: mude a una base nueva.');
  }
  if (avance.de !== de)
    throw new OrdenImposible(
      'En la base de destino quedó a medias la mudanza de otra base: termínela, o mude a una base nueva.',
    );
  return avance;
}

/** Counts what goes by, and tells of every hundred thousand: a large base takes a long while. */
function contador(que: string, decir: (linea: string) => void): { sumar(cuantas: number): void; n: number } {
  return {
    n: 0,
    sumar(cuantas) {
      const dichas = Math.floor(this.n / CADA);
      this.n += cuantas;
      if (Math.floor(this.n / CADA) > dichas) decir(`  ${que}: van ${this.n}…`);
    },
  };
}

async function mudarTextos(
  origen: Mudable,
  destino: Mudable,
  { de, desde }: { de: string; desde: number },
  decir: (linea: string) => void,
): Promise<void> {
  let ultimo = desde;
  const puestos = contador('textos con que se busca', decir);
  for (;;) {
    const textos = await origen.textos(ultimo, POR_PAGINA);
    if (textos.length === 0) return;
    ultimo = textos.at(-1)?.pk ?? ultimo;
    await destino.recibirTextos(textos, { de, tabla: TEXTOS, tras: [ultimo] });
    puestos.sumar(textos.length);
  }
}

/**
 * Copies a database into an empty one, table by table and page by page; cut short at any point, it goes on from there.
 * @param decir hears of each table, and how far a long one has come
 * @throws OrdenImposible when the destination holds something else, or the source is itself half moved in
 */
export async function mudar(
  origen: Mudable,
  destino: Mudable,
  decir: (linea: string) => void,
): Promise<Mudado> {
  if ((await origen.avance()) !== null)
    throw new OrdenImposible('La base de origen es el destino de una mudanza que no terminó.');
  const de = await identidadDe(origen);
  const avance = await desdeDonde(destino, de);
  const pasos = [...TABLAS.map((t) => t.nombre), TEXTOS];
  const primero = avance === null ? 0 : pasos.indexOf(avance.tabla);
  let filas = 0;
  for (const [i, tabla] of TABLAS.entries()) {
    if (i < primero) continue;
    let tras = i === primero ? (avance?.tras ?? null) : null;
    const suyas = contador(tabla.nombre, decir);
    for (;;) {
      const pagina = await origen.pagina(tabla, tras, POR_PAGINA);
      const ultima = pagina.at(-1);
      if (ultima === undefined) break;
      tras = claveDe(tabla, ultima);
      const mudables = pagina.filter((fila) => seMuda(tabla, fila));
      await destino.recibir(tabla, mudables, { de, tabla: tabla.nombre, tras });
      suyas.sumar(mudables.length);
    }
    filas += suyas.n;
    if (suyas.n > 0) decir(`${tabla.nombre}: ${suyas.n} filas`);
  }
  const desde = avance?.tabla === TEXTOS ? Number(avance.tras?.[0] ?? 0) : 0;
  await mudarTextos(origen, destino, { de, desde }, decir);
  return { filas, retomada: avance !== null };
}

const igual = (a: FilaMudada, b: FilaMudada | undefined) =>
  b !== undefined &&
  Object.keys(b).length === Object.keys(a).length &&
  Object.entries(a).every(([columna, valor]) => b[columna] === valor);

/**
 * Compares two databases row by row.
 * @param decir hears how far it has come
 * @returns the rows compared, and where the first difference of each table is
 */
export async function cotejar(
  origen: Mudable,
  destino: Mudable,
  decir: (linea: string) => void = () => undefined,
): Promise<{ readonly filas: number; readonly diferencias: readonly string[] }> {
  const filas = contador('filas cotejadas', decir);
  const diferencias: string[] = [];
  for (const tabla of TABLAS) {
    const [unas, otras] = [filasDe(origen, tabla), filasDe(destino, tabla)];
    for (;;) {
      const [una, otra] = [(await unas.next()).value, (await otras.next()).value];
      if (una === undefined && otra === undefined) break;
      if (una === undefined || !igual(una, otra)) {
        diferencias.push(`${tabla.nombre}: ${JSON.stringify(claveDe(tabla, una ?? (otra as FilaMudada)))}`);
        break;
      }
      filas.sumar(1);
    }
  }
  return { filas: filas.n, diferencias };
}

async function* filasDe(base: Mudable, tabla: TablaMudable): AsyncGenerator<FilaMudada, undefined> {
  let tras: (string | number)[] | null = null;
  for (;;) {
    const pagina: FilaMudada[] = await base.pagina(tabla, tras, POR_PAGINA);
    const ultima = pagina.at(-1);
    if (ultima === undefined) return undefined;
    yield* pagina.filter((fila) => seMuda(tabla, fila));
    tras = claveDe(tabla, ultima);
  }
}
