/** A region with the room it needs. */
export interface Medida {
  readonly id: string;
  readonly ancho: number;
  readonly alto: number;
}

/** Regions side by side or one under the other, and arrangements within arrangements. */
export interface Arreglo extends Medida {
  readonly sentido: 'fila' | 'columna';
  readonly partes: readonly (Medida | Arreglo)[];
}

const HUECO = 14;
// The picture is looked at in the column of a page: beyond this width every pixel is dear.
const ANCHO_COMODO = 1250;

const esArreglo = (m: Medida | Arreglo): m is Arreglo => 'partes' in m;

function poner(sentido: 'fila' | 'columna', id: string, partes: readonly (Medida | Arreglo)[]): Arreglo {
  const huecos = HUECO * (partes.length - 1);
  const suma = (lado: 'ancho' | 'alto') => partes.reduce((s, p) => s + p[lado], huecos);
  const mayor = (lado: 'ancho' | 'alto') => Math.max(...partes.map((p) => p[lado]));
  const tamano =
    sentido === 'fila'
      ? { ancho: suma('ancho'), alto: mayor('alto') }
      : { ancho: mayor('ancho'), alto: suma('alto') };
  return { id, sentido, partes, ...tamano };
}

/** The parts with the size that leaves no ragged edge in their row or column. */
function igualar({ id, sentido, partes, ancho, alto }: Arreglo): Arreglo {
  const iguales = partes.map((parte) => {
    const tamano = sentido === 'fila' ? { alto } : { ancho };
    const igual = { ...parte, ...tamano };
    return esArreglo(igual) ? igualar(igual) : igual;
  });
  return { id, sentido, partes: iguales, ancho, alto };
}

const costo = ({ ancho, alto }: Arreglo) => ancho * alto * (1 + 4 * Math.max(0, ancho / ANCHO_COMODO - 1));

/**
 * The most compact way to set out the regions of a parallel state: in a row, in a column, or the biggest one beside or
 * under the others. The order of the chart is kept among the small ones.
 */
export function arreglar(id: string, regiones: readonly Medida[]): Arreglo {
  const opciones = [poner('fila', id, regiones), poner('columna', id, regiones)];
  if (regiones.length > 2) {
    const [mayor] = [...regiones].sort((a, b) => b.ancho * b.alto - a.ancho * a.alto);
    const resto = regiones.filter((r) => r !== mayor);
    if (mayor) {
      opciones.push(poner('fila', id, [poner('columna', `${id}~resto`, resto), mayor]));
      opciones.push(poner('columna', id, [poner('fila', `${id}~resto`, resto), mayor]));
    }
  }
  const [mejor] = opciones.sort((a, b) => costo(a) - costo(b));
  return igualar(mejor as Arreglo);
}
