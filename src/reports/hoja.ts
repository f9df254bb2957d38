import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { TOPE_DE_CELDA } from './celda.js';

/** A sheet as data. A cell is a text, which stays a text whatever it begins with; a civil day, in a column of days; or nothing. */
export interface Hoja {
  readonly nombre: string;
  readonly columnas: readonly { readonly titulo: string; readonly ancho: number; readonly dias?: true }[];
  readonly filas: readonly (readonly (string | null)[])[];
}

// Twenty thousand rows take a second to write: that second is of another thread, not of the one that serves the cases.
const TAREA = `
const { parentPort, workerData: { libreria, hoja, tope } } = require('node:worker_threads');
const escribir = require(libreria);
const titulo = ({ titulo }) => ({ value: titulo, type: String, fontWeight: 'bold', backgroundColor: '#EEEEEE' });
const celda = (valor, i) => valor === null || valor === '' ? null
  : hoja.columnas[i].dias ? { value: new Date(valor + 'T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }
  : { value: valor.slice(0, tope), type: String };
const filas = [hoja.columnas.map(titulo), ...hoja.filas.map((fila) => fila.map(celda))];
(escribir.default ?? escribir)(filas, {
  sheet: hoja.nombre,
  columns: hoja.columnas.map(({ ancho }) => ({ width: ancho })),
  orientation: 'landscape',
  stickyRowsCount: 1,
}).toBuffer().then((bytes) => parentPort.postMessage(bytes));
`;

const LIBRERIA = createRequire(import.meta.url).resolve('write-excel-file/node');

// One at a time: each takes some 150 MB while it is made.
let anterior: Promise<unknown> = Promise.resolve();

function hacer(hoja: Hoja): Promise<Uint8Array> {
  return new Promise((cumplir, fallar) => {
    const tarea = new Worker(TAREA, {
      eval: true,
      workerData: { libreria: LIBRERIA, hoja, tope: TOPE_DE_CELDA },
    });
    tarea.once('message', cumplir);
    tarea.once('error', fallar);
    tarea.once('exit', (codigo) => fallar(new Error(`La hoja de cálculo no se terminó (código ${codigo}).`)));
  });
}

/** The bytes of a spreadsheet of one sheet, made in a thread of its own. */
export function escribirHoja(hoja: Hoja): Promise<Uint8Array> {
  const hecha = anterior.then(() => hacer(hoja));
  anterior = hecha.catch(() => undefined);
  return hecha;
}
