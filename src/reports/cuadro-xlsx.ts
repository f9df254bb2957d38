import type { Cell, Row } from 'write-excel-file/node';
import type { CuadroDeItem, FilaDeCuadro } from '../../machines/seleccion/evaluacion/cuadro.js';
import { titulo } from './celda.js';
import { type CuadroDeProceso, nombreDe, RESULTADOS } from './cuadro.js';

// A spreadsheet keeps fifteen digits: an amount with more would lose its céntimos, and goes as text.
const CIFRAS_DE_UNA_HOJA = 15;

const texto = (value: string | undefined | null): Cell =>
  value === undefined || value === null || value === '' ? null : { value, type: String, wrap: true };

/** A decimal as a number of the sheet; nothing is computed with it here. */
function decimal(value: string | null, format: string): Cell {
  if (value === null) return null;
  if (value.replace('.', '').length > CIFRAS_DE_UNA_HOJA) return { value, type: String, align: 'right' };
  return { value: Number(value), type: Number, format };
}
const monto = (value: string | null) => decimal(value, '#,##0.00');
const puntaje = (value: string | null) => decimal(value, '0.00');

const COLUMNAS: readonly (readonly [string, number])[] = [
  ['Ítem', 8],
  ['Descripción', 40],
  ['Valor referencial (S/)', 20],
  ['Orden', 8],
  ['Postor', 36],
  ['Oferta (S/)', 20],
  ['Puntaje técnico', 14],
  ['Puntaje económico', 14],
  ['Bonificación', 14],
  ['Puntaje total', 14],
  ['Resultado', 16],
  ['Motivo', 50],
  ['Norma', 40],
];

function fila(cuadro: CuadroDeProceso, { item, valorReferencial }: CuadroDeItem, f: FilaDeCuadro): Row {
  return [
    { value: Number(item), type: Number },
    texto(cuadro.descripciones.get(item) ?? cuadro.descripcion),
    valorReferencial === null ? texto('reservado') : monto(valorReferencial),
    f.orden === null ? null : { value: f.orden, type: Number },
    texto(nombreDe(cuadro, f.postor)),
    monto(f.monto),
    puntaje(f.puntajeTecnico),
    puntaje(f.puntajeEconomico),
    puntaje(f.bonificacion),
    puntaje(f.puntajeTotal),
    texto(RESULTADOS[f.estado]),
    texto(f.motivo),
    texto(f.norma),
  ];
}

/** The comparative table as a spreadsheet, one row for each offer; amounts and scores are numbers (RS-72-2). */
export async function hojaDelCuadro(cuadro: CuadroDeProceso): Promise<Uint8Array> {
  // Loaded when somebody asks: it takes a good part of a start.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const cabecera: Row[] = [
    [titulo('Expediente'), texto(cuadro.numero)],
    [titulo('Proceso'), texto(cuadro.nomenclatura)],
    [titulo('Entidad'), texto(cuadro.entidad)],
    [titulo('Objeto'), texto(cuadro.descripcion)],
    [titulo('Normas'), texto(cuadro.normas.join('; '))],
    [],
  ];
  const filas = cuadro.items.flatMap((i) => i.filas.map((f) => fila(cuadro, i, f)));
  return writeExcelFile([...cabecera, COLUMNAS.map(([nombre]) => titulo(nombre)), ...filas], {
    sheet: 'Cuadro comparativo',
    columns: COLUMNAS.map(([, width]) => ({ width })),
    orientation: 'landscape',
    stickyRowsCount: cabecera.length + 1,
  }).toBuffer();
}
