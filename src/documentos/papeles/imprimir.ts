import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as esperar } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Maqueta } from './maqueta.js';

/** A paper that could not be printed: too long for the memory or the time it is given. */
export class PapelImposible extends Error {}

const PLAZO_MS = 60_000;
const MEMORIA_MB = 384;

// A report of many pages takes seconds to lay out: they are of another thread, not of the one that serves the cases.
// Nothing is fetched while printing, and no file is read but the fonts.
const TAREA = `
const { parentPort, workerData: { libreria, fuentes } } = require('node:worker_threads');
const pdfmake = require(libreria);
const roboto = require(fuentes);
const permitidas = new Set(Object.values(roboto.Roboto));
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((camino) => permitidas.has(camino));
pdfmake.addFonts(roboto);
const fina = () => 0.5;
const gris = () => '#999999';
pdfmake.addTableLayouts({ rejilla: { hLineWidth: fina, vLineWidth: fina, hLineColor: gris, vLineColor: gris } });
const pieDe = (pie) => (pagina, paginas) => ({
  columns: [{ text: pie, width: '*' }, { text: 'Página ' + pagina + ' de ' + paginas, width: 'auto' }],
  fontSize: 8, color: '#444444', margin: [64, 20, 64, 0],
});
parentPort.on('message', ({ definicion, pie, creado }) => {
  pdfmake.createPdf({
    ...definicion,
    info: { ...definicion.info, creationDate: new Date(creado) },
    footer: pieDe(pie),
    // A heading never stays alone at the foot of a page; that of a table (2) leaves room for its columns and first row.
    pageBreakBefore: (nodo, { getFollowingNodesOnPage }) =>
      (nodo.headlineLevel === 2 && nodo.startPosition.verticalRatio > 0.83) ||
      (nodo.headlineLevel !== undefined && getFollowingNodesOnPage().length === 0),
  }).getBuffer().then(
    (bytes) => parentPort.postMessage({ bytes }),
    (error) => parentPort.postMessage({ error: String(error && error.message) }),
  );
});
`;

const resolver = createRequire(import.meta.url).resolve;
const LIBRERIA = resolver('pdfmake');
const FUENTES = resolver('pdfmake/fonts/Roboto.js');

function abrirHilo(): Worker {
  const hilo = new Worker(TAREA, {
    eval: true,
    workerData: { libreria: LIBRERIA, fuentes: FUENTES },
    resourceLimits: { maxOldGenerationSizeMb: MEMORIA_MB },
  });
  hilo.unref();
  return hilo;
}

interface Hecho {
  readonly bytes?: Uint8Array;
  readonly error?: string;
}

async function hacer(hilo: Worker, maqueta: Maqueta): Promise<Uint8Array> {
  const fin = new AbortController();
  const { signal } = fin;
  hilo.postMessage(maqueta);
  try {
    const [{ bytes, error }] = (await Promise.race([
      once(hilo, 'message', { signal }),
      once(hilo, 'exit', { signal }).then(([codigo]) => [{ error: `el hilo terminó (código ${codigo})` }]),
      esperar(PLAZO_MS, [{ error: 'tomaba demasiado tiempo' }], { signal, ref: false }),
    ])) as [Hecho];
    if (bytes) return bytes;
    throw new Error(error);
  } catch (error) {
    throw new PapelImposible(
      'El papel no se pudo imprimir: es demasiado largo, o el equipo está muy cargado y conviene intentarlo más tarde.',
      { cause: error },
    );
  } finally {
    fin.abort();
  }
}

const OCIO_MS = 5000;

// One at a time; the thread waits a while for the next, for loading the library takes longer than printing a page.
let anterior: Promise<unknown> = Promise.resolve();
let hilo: Worker | null = null;
let despedida: NodeJS.Timeout | undefined;

function despedir(): void {
  clearTimeout(despedida);
  void hilo?.terminate();
  hilo = null;
}

async function enSuTurno(maqueta: Maqueta): Promise<Uint8Array> {
  clearTimeout(despedida);
  hilo ??= abrirHilo();
  try {
    return await hacer(hilo, maqueta);
  } catch (error) {
    despedir();
    throw error;
  } finally {
    despedida = setTimeout(despedir, OCIO_MS).unref();
  }
}

/** The bytes of a PDF, made in a thread of its own. The same paper gives the same bytes. @throws PapelImposible */
export function imprimir(maqueta: Maqueta): Promise<Uint8Array> {
  const hecho = anterior.then(() => enSuTurno(maqueta));
  anterior = hecho.catch(() => undefined);
  return hecho;
}
