import type { Cell, Row } from 'write-excel-file/node';
import { TOPE_DE_CELDA, titulo } from '../reports/celda.js';
import type { Cifras } from './cifras.js';
import { type Cuadro, cuadrosDe, fechaDeLasCifras } from './cuadros.js';
import type { InformeDelEjercicio } from './informe.js';

const ANCHO_DE_TEXTO = 48;
const ANCHO_DE_CIFRA = 16;

function celda(valor: string | number | null): Cell {
  if (valor === null || valor === '') return null;
  if (typeof valor === 'number') return { value: valor, type: Number };
  return { value: valor.slice(0, TOPE_DE_CELDA), type: String, wrap: true };
}

function hoja({ nombre, columnas, filas }: Cuadro) {
  const esTexto = (i: number) => typeof filas[0]?.[i] === 'string';
  return {
    data: [columnas.map(titulo), ...filas.map((fila) => fila.map(celda))] as Row[],
    sheet: nombre,
    columns: columnas.map((_, i) => ({ width: esTexto(i) ? ANCHO_DE_TEXTO : ANCHO_DE_CIFRA })),
    orientation: 'landscape' as const,
    stickyRowsCount: 1,
  };
}

function portada(informe: InformeDelEjercicio, cifras: Cifras): Cuadro {
  return {
    titulo: 'Informe',
    nombre: 'Informe',
    columnas: ['Informe anual de resultados', `Ejercicio ${informe.ejercicio}`],
    filas: [
      ['Expediente', informe.numero],
      ['Situación', informe.situacion],
      ['Cifras al', fechaDeLasCifras(cifras)],
      ['Norma', informe.norma],
      ['Análisis', informe.analisis],
      ['Recomendaciones', informe.recomendaciones],
    ],
  };
}

/** An annual report as a spreadsheet, a sheet for each table; figures are numbers (AT-8.3). */
export async function hojasDelInforme(informe: InformeDelEjercicio, cifras: Cifras): Promise<Uint8Array> {
  // Loaded when somebody asks: it takes a good part of a start.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return writeExcelFile([portada(informe, cifras), ...cuadrosDe(cifras)].map(hoja)).toBuffer();
}
