import { enPalabras } from '../../../machines/base/fechas.js';
import type { Bloque, Papel, Sello } from './papel.js';

/** A node of a pdfmake document, as plain data: it crosses to the thread that prints. */
export type Nodo = string | { readonly [clave: string]: unknown };

/** A document for pdfmake, with its footer as data: the thread that prints adds the number of the page. */
export interface Maqueta {
  readonly definicion: Readonly<Record<string, unknown>>;
  readonly pie: readonly Nodo[];
  /** Instant its metadata bear: the same paper printed again is the same file. */
  readonly creado: string;
}

const GRIS = '#444444';

// A word that does not fit its column would run out of the page: past so many characters it may break, with no hyphen.
const EN_PARRAFO = 60;
const EN_CELDA = 22;
const CORTE = '\u200b';

function texto(t: string, largo = EN_PARRAFO): string {
  const sinFin = new RegExp(`\\S{${largo},}`, 'g');
  const trozo = new RegExp(`\\S{1,${largo >> 1}}`, 'gu');
  return t.replace(sinFin, (palabra) => (palabra.match(trozo) ?? []).join(CORTE));
}

// The names of the columns go with their first row; one that may be taller than a page is left free to break.
const cabeJunta = (fila: readonly string[] = []) => fila.every((celda) => celda.length <= 300);

function bloque(b: Bloque, i: number, bloques: readonly Bloque[]): Nodo {
  switch (b.tipo) {
    case 'parrafo':
      return { text: texto(b.texto), style: 'parrafo' };
    case 'subtitulo':
      return {
        text: texto(b.texto),
        style: 'subtitulo',
        headlineLevel: bloques[i + 1]?.tipo === 'tabla' ? 2 : 1,
      };
    case 'ficha':
      return {
        table: {
          widths: [130, '*'],
          body: b.filas.map(([que, cual]) => [{ text: que, color: GRIS }, { text: texto(cual) }]),
        },
        layout: 'noBorders',
        margin: [0, 0, 0, 8],
      };
    case 'lista':
      return { ul: b.elementos.map((e) => ({ text: texto(e), margin: [0, 0, 0, 3] })), margin: [0, 0, 0, 8] };
    case 'tabla':
      return {
        table: {
          headerRows: 1,
          ...(cabeJunta(b.filas[0]) ? { keepWithHeaderRows: 1 } : {}),
          dontBreakRows: false,
          widths: b.columnas.map((c) => c.ancho),
          body: [
            b.columnas.map((c) => ({ text: c.titulo, bold: true, fillColor: '#eeeeee' })),
            ...b.filas.map((fila) =>
              fila.map((celda, i) => ({
                text: texto(celda, EN_CELDA),
                ...(b.columnas[i]?.derecha ? { alignment: 'right' } : {}),
              })),
            ),
          ],
        },
        fontSize: 9,
        layout: 'rejilla',
        margin: [0, 2, 0, 10],
      };
    case 'firmas':
      return {
        columns: b.firmas.map((quien) => ({
          width: '*',
          stack: [
            { text: '_'.repeat(34), margin: [0, 40, 0, 2] },
            { text: texto(quien), fontSize: 9 },
          ],
          alignment: 'center',
        })),
        columnGap: 16,
        unbreakable: true,
        margin: [0, 0, 0, 10],
      };
  }
}

/** Heading, with the QR that leads a telephone to the check of the paper beside it: always on the first page. */
function cabeza({ emisor, titulo, numero, expediente, fecha }: Papel, sello: Sello | null): Nodo[] {
  return [
    {
      columns: [
        {
          width: '*',
          stack: [
            { text: texto(emisor), style: 'emisor' },
            {
              canvas: [{ type: 'line', x1: 0, y1: 0, x2: 120, y2: 0, lineWidth: 1.5, lineColor: '#a01522' }],
              margin: [0, 3, 0, 12],
            },
            { text: texto(titulo), style: 'titulo' },
            ...(numero === null ? [] : [{ text: texto(numero), style: 'numero' }]),
          ],
        },
        ...(sello ? [{ qr: sello.direccion, fit: 76, eccLevel: 'M', width: 78, alignment: 'right' }] : []),
      ],
      columnGap: 16,
    },
    {
      columns: [
        { text: `Expediente ${expediente}`, width: '*' },
        { text: `Lima, ${enPalabras(fecha)}`, width: 'auto' },
      ],
      color: GRIS,
      margin: [0, 6, 0, 14],
    },
  ];
}

/** The foot of every page: whose it is, and where and how anybody checks it. */
function pieDe({ expediente }: Papel, sello: Sello | null): Nodo[] {
  if (sello === null) return [`Expediente ${expediente}`];
  const { codigo, direccion } = sello;
  const [sitio = direccion] = direccion.split(`/${codigo}`);
  return [
    `Expediente ${expediente} · Código de verificación `,
    { text: codigo, bold: true },
    '\nCompruebe su autenticidad en ',
    { text: sitio, link: direccion, decoration: 'underline' },
    ', sin necesidad de cuenta.',
  ];
}

/**
 * A paper laid out as those of the house: heading, body, and the articles that close it.
 * @param sello what proves it; null for what is printed and not issued
 * @param creado instant its metadata bear: the same paper printed again is the same file
 */
export function maquetar(papel: Papel, sello: Sello | null, creado: string): Maqueta {
  const { titulo, numero, expediente, emisor, apaisado, bloques, leyendas } = papel;
  return {
    pie: pieDe(papel, sello),
    creado,
    definicion: {
      version: '1.7',
      language: 'es-PE',
      displayTitle: true,
      info: {
        title: [titulo, numero ?? expediente].join(' '),
        author: emisor,
        subject: `Expediente ${expediente}`,
        creator: 'Expediente Vivo',
      },
      pageSize: 'A4',
      pageOrientation: apaisado ? 'landscape' : 'portrait',
      pageMargins: [64, 50, 64, 66],
      defaultStyle: { font: 'Roboto', fontSize: 10.5, lineHeight: 1.25 },
      styles: {
        emisor: { fontSize: 10, bold: true },
        titulo: { fontSize: 15, bold: true },
        numero: { fontSize: 12, bold: true, color: GRIS },
        subtitulo: { fontSize: 11.5, bold: true, margin: [0, 8, 0, 4] },
        parrafo: { margin: [0, 0, 0, 8] },
        leyenda: { fontSize: 8, lineHeight: 1.15, color: GRIS, margin: [0, 0, 0, 4] },
      },
      content: [
        ...cabeza(papel, sello),
        ...bloques.map(bloque),
        // Together and small: two lines of a legend alone on a second page say nothing to whoever signs the first.
        ...(leyendas.length === 0
          ? []
          : [
              {
                stack: leyendas.map((l) => ({ text: l, style: 'leyenda' })),
                unbreakable: true,
              },
            ]),
      ],
    },
  };
}
