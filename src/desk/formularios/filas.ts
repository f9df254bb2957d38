import { etiqueta } from './etiquetas.js';

/** The list a button of the form generator belongs to, read in its id: `root_items_0__remove`, `root_items__add`. */
export function listaDe(id: string): { nombre: string; fila: number; agregar: string } {
  const lista = id.replace(/__[a-z]+$/, '').replace(/_\d+$/, '');
  const fila = /_(\d+)__[a-z]+$/.exec(id)?.[1];
  const clave = lista.split('_').findLast((p) => !/^\d+$/.test(p)) ?? '';
  return { nombre: etiqueta(clave), fila: Number(fila ?? 0) + 1, agregar: `${lista}__add` };
}
