import { type Lienzo, mover } from './lienzo.js';
import { type Arreglo, esArreglo, HUECO, type Medida } from './regiones.js';

/** A region in the room it was given: its box fills it and what it holds stands in the middle. */
function encajar(lienzo: Lienzo, parte: Medida, x: number, y: number): Lienzo {
  const [marco, ...resto] = lienzo.nodos;
  const contenido = mover({ ...lienzo, nodos: resto }, x + Math.floor((parte.ancho - lienzo.ancho) / 2), y);
  return marco
    ? { ...contenido, nodos: [{ ...marco, x, y, ancho: parte.ancho, alto: parte.alto }, ...contenido.nodos] }
    : contenido;
}

/** The regions of an arrangement in their places, from `x`, `y`. `lienzos` holds each region's ways of being laid out. */
export function colocar(
  parte: Medida | Arreglo,
  lienzos: ReadonlyMap<string, readonly Lienzo[]>,
  x: number,
  y: number,
): Lienzo[] {
  if (!esArreglo(parte)) {
    const lienzo = lienzos.get(parte.id)?.[parte.variante];
    return lienzo ? [encajar(lienzo, parte, x, y)] : [];
  }
  let avance = 0;
  return parte.partes.flatMap((p) => {
    const puesto =
      parte.sentido === 'fila' ? colocar(p, lienzos, x + avance, y) : colocar(p, lienzos, x, y + avance);
    avance += (parte.sentido === 'fila' ? p.ancho : p.alto) + HUECO;
    return puesto;
  });
}
