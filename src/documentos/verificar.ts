import type { Documento } from '../store/documentos.js';
import type { Store } from '../store/puerto.js';
import type { Deposito } from './deposito.js';

/** Something wrong between the record of documents and the files of the deposit. */
export interface FaltaDeDocumento {
  /** The document, or null for content nobody has on record. */
  readonly documento: string | null;
  readonly caso: string | null;
  readonly huella: string;
  readonly que: 'falta' | 'alterado' | 'huerfano';
}

/** How many documents were proved, and how many faults there are. */
export interface ResumenDeDocumentos {
  readonly documentos: number;
  readonly bytes: number;
  readonly faltas: number;
}

const POR_PAGINA = 500;

async function* todos(store: Pick<Store, 'documentosTras'>): AsyncGenerator<Documento> {
  for (let despues = ''; ; ) {
    const pagina = await store.documentosTras(despues, POR_PAGINA);
    yield* pagina;
    const ultimo = pagina.at(-1);
    if (ultimo === undefined) return;
    despues = ultimo.id;
  }
}

async function huerfanos(store: Pick<Store, 'tieneContenido'>, deposito: Deposito): Promise<string[]> {
  const deNadie: string[] = [];
  for await (const huella of deposito.contenidos())
    if (!(await store.tieneContenido(huella))) deNadie.push(huella);
  if (deNadie.length === 0) return [];
  // Content is marked before it takes its place until it is on record: what is neither now was never recorded.
  const llegando = await deposito.llegando();
  const quedan: string[] = [];
  for (const huella of deNadie)
    if (!llegando.has(huella) && !(await store.tieneContenido(huella))) quedan.push(huella);
  return quedan;
}

/**
 * Proves the content of every document on record, and that the deposit holds nothing else. What is arriving at this moment
 * is not counted.
 * @param alHallar hears of each fault
 */
export async function verificarDocumentos(
  store: Pick<Store, 'documentosTras' | 'tieneContenido'>,
  deposito: Deposito,
  alHallar: (falta: FaltaDeDocumento) => void,
): Promise<ResumenDeDocumentos> {
  let documentos = 0;
  let bytes = 0;
  let faltas = 0;
  const hallar = (falta: FaltaDeDocumento) => {
    faltas++;
    alHallar(falta);
  };
  for await (const d of todos(store)) {
    documentos++;
    if (d.suprimido !== null) continue;
    bytes += d.bytes;
    const que = await deposito.estado(d);
    if (que === 'integro') continue;
    // A content goes away after the record says so: what was suppressed while we looked is no fault.
    if (await store.tieneContenido(d.huella))
      hallar({ documento: d.id, caso: d.caso, huella: d.huella, que });
  }
  for (const huella of await huerfanos(store, deposito))
    hallar({ documento: null, caso: null, huella, que: 'huerfano' });
  return { documentos, bytes, faltas };
}
