import { anchoDe } from './texto.js';

const CLASES = [
  ['acto', 'acto de una persona'],
  ['vencimiento', 'vencimiento de un plazo'],
  ['correo', 'salida o rebote de un correo'],
  ['senal', 'señal de otra región'],
  ['siempre', 'inmediata'],
  ['fin', 'al terminar lo que contiene'],
] as const;

/** What each kind of line and border means, in one row from `x`, `y`, and where the row ends. */
export function leyenda(x: number, y: number): { dibujo: string; hasta: number } {
  let cursor = x;
  const muestras = CLASES.map(([clase, palabras]) => {
    const icono =
      clase === 'acto' || clase === 'siempre'
        ? ''
        : `<use href="#i-${clase}" class="i ${clase}" x="${cursor + 34}" y="${y - 10}" width="12" height="12"/>`;
    const inicio = cursor + (icono === '' ? 34 : 50);
    const muestra = `<g class="arista ${clase}"><path d="M${cursor} ${y - 4}H${cursor + 26}" marker-end="url(#punta-${clase})"/></g>${icono}<text class="guia" x="${inicio}" y="${y}">${palabras}</text>`;
    cursor = Math.ceil(inicio + anchoDe(palabras, 12) + 22);
    return muestra;
  });
  const cajas = [
    ['final', 'final'],
    ['region', 'región paralela'],
  ].map(([clase, palabras = '']) => {
    const doble =
      clase === 'final'
        ? `<rect class="doble" x="${cursor + 2.5}" y="${y - 9.5}" width="21" height="9" rx="2.5"/>`
        : '';
    const muestra = `<g class="estado muestra ${clase}"><rect class="caja" x="${cursor}" y="${y - 12}" width="26" height="14" rx="4"/>${doble}</g><text class="guia" x="${cursor + 34}" y="${y}">${palabras}</text>`;
    cursor = Math.ceil(cursor + 34 + anchoDe(palabras, 12) + 22);
    return muestra;
  });
  return { dibujo: `<g class="leyenda">${muestras.join('')}${cajas.join('')}</g>`, hasta: cursor - 22 };
}
