import { type Arista, type Clase, EN_OTRO_CASO, type Linea, type Nodo } from './grafo.js';
import { numeralDe } from './reglas.js';
import { anchoDe, partir } from './texto.js';

/** Sizes of the drawing, in pixels. The page of a repository shows it narrower, so nothing is smaller than it must be. */
export const MEDIDAS = {
  nombre: 14,
  articulo: 11,
  linea: 12,
  alto: 16,
  borde: 10,
  icono: 16,
  inicial: 20,
  marca: 11,
} as const;

/** Widths a label may be cut to; the picture is drawn with the one that suits it best. */
export const ANCHOS_DE_ROTULO = [135, 150, 175, 200, 230] as const;
const ANCHO_DE_CAJA = 180;
const ANCHO_DE_GRUPO = 340;
const ANCHO_DE_PARALELO = 660;

/** One line of small text in a box or label; `clase` puts its icon before it. */
export interface Renglon {
  readonly texto: string;
  readonly estilo: 'titulo' | 'guarda';
  /** Kind of cause it tells of. */
  readonly causa: Clase;
  readonly clase: Clase | null;
  /** Whether it hangs under a line with an icon. */
  readonly sangria: boolean;
}

/** Text of a box or label with the room it needs. */
export interface Bloque {
  readonly renglones: readonly Renglon[];
  readonly ancho: number;
  readonly alto: number;
}

/** Whether a kind of cause is drawn with an icon. */
export const tieneIcono = (clase: Clase): boolean => clase !== 'acto' && clase !== 'siempre';

function renglonesDe(linea: Linea, ancho: number): Renglon[] {
  const causa = linea.clase;
  const sangria = tieneIcono(causa);
  const titulo = linea.titulo === '' ? [] : partir(linea.titulo, ancho, MEDIDAS.linea);
  const guardas = linea.guardas.filter((g) => g.length > 0);
  // Alternatives without any condition of their own make the conditions of the others say nothing.
  const visibles = guardas.length < linea.guardas.length ? [] : guardas;
  const escritas = visibles.flatMap((g, i) => {
    const texto = g[0] === EN_OTRO_CASO ? EN_OTRO_CASO : `[${g.join(', ')}]`;
    return partir(i === 0 ? texto : `o ${texto}`, ancho, MEDIDAS.linea);
  });
  if (titulo.length === 0 && escritas.length === 0)
    return [{ texto: 'siempre', estilo: 'guarda', causa, clase: causa, sangria }];
  return [
    ...titulo.map(
      (texto, i): Renglon => ({ texto, estilo: 'titulo', causa, clase: i === 0 ? causa : null, sangria }),
    ),
    ...escritas.map((texto): Renglon => ({ texto, estilo: 'guarda', causa, clase: null, sangria })),
  ];
}

function bloque(renglones: readonly Renglon[]): Bloque {
  const anchos = renglones.map((r) => anchoDe(r.texto, MEDIDAS.linea) + (r.sangria ? MEDIDAS.icono : 0));
  return { renglones, ancho: Math.ceil(Math.max(0, ...anchos)), alto: renglones.length * MEDIDAS.alto };
}

// Acts that lead the same way under the same conditions are said together, and the conditions once.
function reunir(lineas: readonly Linea[]): Linea[] {
  const reunidas = new Map<string, Linea>();
  for (const linea of lineas) {
    const suelta = linea.titulo === '' || linea.clase !== 'acto';
    const clave = JSON.stringify([linea.clase, linea.guardas, suelta ? linea.evento + linea.titulo : '']);
    const previa = reunidas.get(clave);
    reunidas.set(clave, previa ? { ...previa, titulo: `${previa.titulo} · ${linea.titulo}` } : linea);
  }
  return [...reunidas.values()];
}

/** The label of an edge, cut to a width. */
export function rotuloDe(arista: Arista, corte: number): Bloque {
  const { renglones, ancho, alto } = bloque(reunir(arista.lineas).flatMap((l) => renglonesDe(l, corte)));
  return { renglones, ancho: ancho + 10, alto: alto + 6 };
}

/** What a state takes without leaving it, and the states far away that lead to it. */
export function admitidos(nodo: Nodo, desde: readonly string[], ancho: number, admite = 'admite'): Bloque {
  const actos = nodo.admite.filter((l) => l.clase === 'acto').map((l) => l.titulo);
  const otros = nodo.admite.filter((l) => l.clase !== 'acto').map((l) => ({ ...l, guardas: [[]] }));
  const lineas =
    actos.length === 0
      ? []
      : [{ clase: 'acto', evento: '', titulo: `${admite}: ${actos.join(' · ')}`, guardas: [[]] } as const];
  const llegadas =
    desde.length === 0
      ? []
      : [{ clase: 'siempre', evento: '', titulo: `desde ${desde.join(', ')}`, guardas: [[]] } as const];
  return bloque([...lineas, ...otros, ...llegadas].flatMap((l) => renglonesDe(l, ancho)));
}

/** What is written in a state's box, and the least room it needs; a group's text is its header. */
export interface Caja {
  readonly articulo: string | null;
  readonly admite: Bloque;
  readonly ancho: number;
  readonly alto: number;
}

/** The box of a state: name, article, what it takes without leaving it, and the states far away that lead to it. */
export function cajaDe(nodo: Nodo, desde: readonly string[] = []): Caja {
  const enGrupo = nodo.hijos.length > 0 || nodo.region ? ANCHO_DE_GRUPO : ANCHO_DE_CAJA;
  const tope = nodo.tipo === 'parallel' ? ANCHO_DE_PARALELO : enGrupo;
  const admite = admitidos(nodo, desde, tope);
  const articulo = nodo.articulo === null ? null : numeralDe(nodo.articulo);
  const nombre = anchoDe(nodo.nombre, MEDIDAS.nombre, true);
  const encabezado = articulo === null ? nombre : Math.max(nombre, anchoDe(articulo, MEDIDAS.articulo));
  const ancho =
    Math.ceil(Math.max(encabezado, admite.ancho, nodo.hijos.length > 0 ? 0 : 84)) + 2 * MEDIDAS.borde;
  const alto =
    MEDIDAS.borde +
    18 +
    (articulo === null ? 0 : 15) +
    (admite.alto > 0 ? admite.alto + 4 : 0) +
    MEDIDAS.borde -
    2;
  return { articulo, admite, ancho, alto };
}

/** The room of a reference to a state that is drawn elsewhere. */
export function remisionDe(a: string): { texto: string; ancho: number; alto: number } {
  const texto = `→ ${a}`;
  return { texto, ancho: Math.ceil(anchoDe(texto, MEDIDAS.linea, true)) + 26, alto: 26 };
}
