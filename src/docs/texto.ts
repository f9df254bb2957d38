// Advance widths of Helvetica for U+0020 to U+007E, in thousandths of the size: what the usual system fonts are close to.
const ANCHOS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
// Segoe UI, Roboto and San Francisco run up to this much wider at small sizes.
const HOLGURA = 1.07;
const NEGRITA = 1.07;

/** Width a text is estimated to take, in pixels. */
export function anchoDe(texto: string, cuerpo: number, negrita = false): number {
  let milesimos = 0;
  for (const letra of texto.normalize('NFD').replace(/\p{M}/gu, ''))
    milesimos += ANCHOS[(letra.codePointAt(0) ?? 0) - 32] ?? 700;
  return (milesimos / 1000) * cuerpo * HOLGURA * (negrita ? NEGRITA : 1);
}

// A space, unless it is within parentheses or a dot of a list follows: that stays with the word before it.
const SEPARADOR = / (?!·)(?![^(]*\))/;

/** A text cut into lines no wider than `ancho`, between words and not within parentheses; a longer word keeps its line. */
export function partir(texto: string, ancho: number, cuerpo: number): string[] {
  const lineas: string[] = [];
  for (const palabra of texto.split(SEPARADOR)) {
    const ultima = lineas.at(-1);
    if (ultima !== undefined && anchoDe(`${ultima} ${palabra}`, cuerpo) <= ancho)
      lineas[lineas.length - 1] = `${ultima} ${palabra}`;
    else lineas.push(palabra);
  }
  return lineas;
}

/** A text safe inside XML, as content and as attribute. */
export function escapar(texto: string): string {
  return texto
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
