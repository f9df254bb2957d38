import type { Cell } from 'write-excel-file/node';

/** The most characters a cell of a spreadsheet holds. */
export const TOPE_DE_CELDA = 32_767;

/** The heading of a column. */
export const titulo = (value: string): Cell => ({
  value,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#EEEEEE',
});
