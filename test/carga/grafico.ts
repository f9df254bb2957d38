import type { Punto } from './crecimiento.js';

/** Growth of both databases: each series, the points it has by number of cases. */
export interface Series {
  readonly SQLite: readonly Punto[];
  readonly PostgreSQL: readonly Punto[];
}

const TRAZOS = [
  ['acto', 'un acto', '#1c6e8c'],
  ['lectura', 'leer un expediente', '#3a7d44'],
  ['lista', 'una página de lista', '#b5651d'],
  ['hoy', 'la página de hoy', '#7a3b8f'],
] as const;
const BASES = ['SQLite', 'PostgreSQL'] as const;
const ANCHO = 1040;
const ALTO = 560;
const MARCO = { izquierda: 76, derecha: 28, arriba: 84, abajo: 56 };
const MILISEGUNDOS = [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];

const enLog = (
  valor: number,
  [de, a]: readonly [number, number],
  [desde, hasta]: readonly [number, number],
) => desde + ((Math.log(valor) - Math.log(de)) / (Math.log(a) - Math.log(de))) * (hasta - desde);
const linea = (x1: number, y1: number, x2: number, y2: number, color: string, mas = '') =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${color}"${mas}/>`;
const texto = (x: number, y: number, que: string, mas = '') => `<text x="${x}" y="${y}"${mas}>${que}</text>`;
const trazo = (base: string) => ` stroke-width="2"${base === 'SQLite' ? ' stroke-dasharray="6 4"' : ''}`;

/** The picture of what each request costs as cases grow, on logarithmic axes. */
export function dibujarCrecimiento(series: Series): string {
  const puntos = BASES.flatMap((base) => series[base]);
  const casos = [...new Set(puntos.map((p) => p.casos))].sort((a, b) => a - b);
  const valores = puntos.flatMap((p) => TRAZOS.map(([cual]) => p[cual]));
  const suelo = Math.max(...MILISEGUNDOS.filter((m) => m <= Math.min(...valores)), MILISEGUNDOS[0] as number);
  const techo = MILISEGUNDOS.find((m) => m >= Math.max(...valores)) ?? Math.max(...valores);
  const [izquierda, derecha] = [MARCO.izquierda, ANCHO - MARCO.derecha];
  const [arriba, abajo] = [MARCO.arriba, ALTO - MARCO.abajo];
  const enX = (n: number) => Math.round(enLog(n, [casos[0] ?? 1, casos.at(-1) ?? 2], [izquierda, derecha]));
  const enY = (ms: number) => Math.round(enLog(ms, [suelo, techo], [abajo, arriba]));
  const cuadricula = [
    ...casos.map(
      (n) =>
        linea(enX(n), arriba, enX(n), abajo, '#dddddd') +
        texto(enX(n), abajo + 20, n.toLocaleString('es-PE'), ' text-anchor="middle"'),
    ),
    ...MILISEGUNDOS.filter((m) => m >= suelo && m <= techo).map(
      (m) =>
        linea(izquierda, enY(m), derecha, enY(m), '#dddddd') +
        texto(izquierda - 8, enY(m) + 4, String(m), ' text-anchor="end"'),
    ),
    texto((izquierda + derecha) / 2, ALTO - 12, 'expedientes', ' text-anchor="middle"'),
    texto(
      18,
      (arriba + abajo) / 2,
      'milisegundos (mediana)',
      ` text-anchor="middle" transform="rotate(-90 18 ${(arriba + abajo) / 2})"`,
    ),
  ];
  const trazos = TRAZOS.flatMap(([cual, nombre, color], i) =>
    BASES.flatMap((base, j) => {
      const [x, y] = [izquierda + i * 240, 24 + j * 24];
      const camino = series[base].map((p) => `${enX(p.casos)},${enY(p[cual])}`);
      return [
        linea(x, y, x + 28, y, color, trazo(base)) + texto(x + 34, y + 5, `${nombre}, ${base}`),
        `<polyline points="${camino.join(' ')}" fill="none" stroke="${color}"${trazo(base)}/>`,
        ...camino.map(
          (c) => `<circle cx="${c.split(',')[0]}" cy="${c.split(',')[1]}" r="3" fill="${color}"/>`,
        ),
      ];
    }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${ANCHO}" height="${ALTO}" viewBox="0 0 ${ANCHO} ${ALTO}" font-family="sans-serif" font-size="13" role="img">
<title>Lo que cuesta cada petición según cuántos expedientes hay</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${[...cuadricula, ...trazos].join('\n')}
</svg>
`;
}
