import type { Bloque, Caja } from './cajas.js';
import type { Arista, Nodo } from './grafo.js';

/** A point and a rectangle of the drawing, in pixels from its corner. */
export interface Punto {
  readonly x: number;
  readonly y: number;
}
export interface Rectangulo extends Punto {
  readonly ancho: number;
  readonly alto: number;
}

/** A state in its place. */
export interface NodoPuesto extends Rectangulo {
  readonly nodo: Nodo;
  readonly caja: Caja;
}

/** A reference to a state drawn elsewhere, in its place. */
export interface RemisionPuesta extends Rectangulo {
  readonly a: string;
  readonly texto: string;
}

/** An edge with its way and the place of its label. */
export interface AristaPuesta {
  readonly arista: Arista;
  readonly puntos: readonly Punto[];
  readonly rotulo: Rectangulo & { readonly bloque: Bloque };
}

/** A drawing or a part of one, everything in its place. Groups come before what they hold. */
export interface Lienzo {
  readonly ancho: number;
  readonly alto: number;
  readonly nodos: readonly NodoPuesto[];
  readonly remisiones: readonly RemisionPuesta[];
  readonly aristas: readonly AristaPuesta[];
}

const mas = <T extends Punto>(p: T, dx: number, dy: number): T => ({
  ...p,
  x: Math.round((p.x + dx) * 10) / 10,
  y: Math.round((p.y + dy) * 10) / 10,
});

/** A drawing moved. */
export function mover(lienzo: Lienzo, dx: number, dy: number): Lienzo {
  return {
    ...lienzo,
    nodos: lienzo.nodos.map((n) => mas(n, dx, dy)),
    remisiones: lienzo.remisiones.map((r) => mas(r, dx, dy)),
    aristas: lienzo.aristas.map((a) => ({
      ...a,
      puntos: a.puntos.map((p) => mas(p, dx, dy)),
      rotulo: mas(a.rotulo, dx, dy),
    })),
  };
}

/** Drawings in one, of the given size. */
export function juntar(ancho: number, alto: number, lienzos: readonly Lienzo[]): Lienzo {
  return {
    ancho,
    alto,
    nodos: lienzos.flatMap((l) => l.nodos),
    remisiones: lienzos.flatMap((l) => l.remisiones),
    aristas: lienzos.flatMap((l) => l.aristas),
  };
}
