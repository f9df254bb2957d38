/** A region laid out in one of the ways it can be, and the room it takes so. */
export interface Medida {
  readonly id: string;
  readonly variante: number;
  readonly ancho: number;
  readonly alto: number;
}

/** Regions side by side or one under the other, and arrangements within arrangements. */
export interface Arreglo {
  readonly sentido: 'fila' | 'columna';
  readonly partes: readonly (Medida | Arreglo)[];
  readonly ancho: number;
  readonly alto: number;
}

/** Room between two regions. */
export const HUECO = 14;

// The picture is looked at in the column of a page: width is dearer than height, and beyond this much dearer.
const ANCHO_COMODO = 1400;
// What is much taller than wide is scrolled for ever, and then width is cheap.
const ALTO_COMODO = 1.9;
/** How many times its height a column is stretched at most. */
const ESTIRON = 1.6;
const MAXIMO_DE_COMBINACIONES = 4096;

/** Whether a part is an arrangement and not a region. */
export const esArreglo = (m: Medida | Arreglo): m is Arreglo => 'partes' in m;

/** How dear the room a drawing takes is. */
export const costo = ({ ancho, alto }: { ancho: number; alto: number }) =>
  ancho ** 1.2 *
  alto *
  (1 + 2 * Math.max(0, ancho / ANCHO_COMODO - 1)) *
  (1 + 4 * Math.max(0, alto / ancho / ALTO_COMODO - 1));

function poner(sentido: 'fila' | 'columna', partes: readonly (Medida | Arreglo)[]): Arreglo {
  const huecos = HUECO * (partes.length - 1);
  const suma = (lado: 'ancho' | 'alto') => partes.reduce((s, p) => s + p[lado], huecos);
  const mayor = (lado: 'ancho' | 'alto') => Math.max(...partes.map((p) => p[lado]));
  return sentido === 'fila'
    ? { sentido, partes, ancho: suma('ancho'), alto: mayor('alto') }
    : { sentido, partes, ancho: mayor('ancho'), alto: suma('alto') };
}

/**
 * The parts stretched until they fill their row or column, so that no edge is ragged. A column much shorter than what
 * stands beside it keeps its height: boxes mostly empty would say that something is missing.
 */
function estirar(arreglo: Arreglo, ancho: number, alto: number): Arreglo {
  const fila = arreglo.sentido === 'fila';
  const cuantas = arreglo.partes.length;
  const falta = Math.max(0, fila ? ancho - arreglo.ancho : alto - arreglo.alto);
  const sobra = !fila && alto > ESTIRON * arreglo.alto ? 0 : falta;
  const partes = arreglo.partes.map((parte, i) => {
    const suyo = Math.floor((sobra * (i + 1)) / cuantas) - Math.floor((sobra * i) / cuantas);
    const tamano = fila ? { ancho: parte.ancho + suyo, alto } : { ancho, alto: parte.alto + suyo };
    return esArreglo(parte) ? estirar(parte, tamano.ancho, tamano.alto) : { ...parte, ...tamano };
  });
  return { ...arreglo, partes, ancho, alto };
}

/** Every way to cut a list into consecutive rows. */
function enFilas(regiones: readonly Medida[]): Arreglo[][] {
  if (regiones.length === 0) return [[]];
  return regiones.flatMap((_, i) =>
    enFilas(regiones.slice(i + 1)).map((resto) => [poner('fila', regiones.slice(0, i + 1)), ...resto]),
  );
}

function opciones(regiones: readonly Medida[]): Arreglo[] {
  const filas = enFilas(regiones).map((f) => poner('columna', f));
  const [mayor] = [...regiones].sort((a, b) => b.ancho * b.alto - a.ancho * a.alto);
  const resto = regiones.filter((r) => r !== mayor);
  if (!mayor || resto.length < 2) return filas;
  return [
    ...filas,
    poner('fila', [poner('columna', resto), mayor]),
    ...enFilas(resto).map((f) => poner('columna', [...f, mayor])),
  ];
}

function combinar(variantes: readonly (readonly Medida[])[]): Medida[][] {
  const cuantas = variantes.reduce((n, v) => n * v.length, 1);
  if (cuantas > MAXIMO_DE_COMBINACIONES)
    return [variantes.map((v) => v.reduce((mejor, otra) => (costo(otra) < costo(mejor) ? otra : mejor)))];
  return variantes.reduce<Medida[][]>(
    (todas, v) => todas.flatMap((previas) => v.map((m) => [...previas, m])),
    [[]],
  );
}

/**
 * The least dear way to set out the regions of a parallel state, given the ways each can be laid out: in rows, or the
 * biggest beside or under the others. The order of the chart is kept among the small ones.
 */
export function arreglar(variantes: readonly (readonly Medida[])[]): Arreglo {
  const todas = combinar(variantes).flatMap(opciones);
  const mejor = todas.reduce((m, otra) => (costo(otra) < costo(m) ? otra : m));
  return estirar(mejor, mejor.ancho, mejor.alto);
}
