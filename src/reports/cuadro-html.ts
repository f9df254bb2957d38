import type { CuadroDeItem, FilaDeCuadro } from '../../machines/seleccion/evaluacion/cuadro.js';
import { enSoles } from '../../machines/seleccion/valores/dinero.js';
import { type CuadroDeProceso, nombreDe, RESULTADOS } from './cuadro.js';

const SIGNOS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapar = (texto: string) => texto.replace(/[&<>"']/g, (signo) => SIGNOS[signo] as string);

const ESTILO = `
body{font:11pt/1.4 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#111}
h1{font-size:1.4rem;margin:0 0 .5rem}h2{font-size:1.05rem;margin:1.5rem 0 .3rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0}dt{color:#444}dd{margin:0}
table{border-collapse:collapse;width:100%;font-size:10pt}
th,td{border:1px solid #999;padding:.25rem .4rem;text-align:left;vertical-align:top}
th{background:#eee}td.n{text-align:right;white-space:nowrap}tr.ganadora td{font-weight:600}
p.nota,footer{color:#444;font-size:9pt}
@page{size:A4 landscape;margin:15mm}
@media print{body{margin:0;max-width:none;padding:0}tr{break-inside:avoid}thead{display:table-header-group}}
`;

const COLUMNAS = [
  'Orden',
  'Postor',
  'Oferta',
  'Puntaje técnico',
  'Puntaje económico',
  'Bonificación',
  'Puntaje total',
  'Resultado',
  'Motivo y norma',
] as const;

const celda = (texto: string | null, clase = '') =>
  `<td${clase === '' ? '' : ` class="${clase}"`}>${texto === null ? '—' : escapar(texto)}</td>`;
const numero = (texto: string | null) => celda(texto, 'n');

function fila(cuadro: CuadroDeProceso, f: FilaDeCuadro): string {
  const porque = [f.motivo, f.norma].filter((t) => t !== undefined && t !== '').join(' ');
  return `<tr class="${f.estado}">${[
    numero(f.orden === null ? null : String(f.orden)),
    celda(nombreDe(cuadro, f.postor)),
    numero(f.monto === null ? null : enSoles(f.monto)),
    numero(f.puntajeTecnico),
    numero(f.puntajeEconomico),
    numero(f.bonificacion),
    numero(f.puntajeTotal),
    celda(RESULTADOS[f.estado]),
    celda(porque === '' ? null : porque),
  ].join('')}</tr>`;
}

function deItem(cuadro: CuadroDeProceso, { item, valorReferencial, filas }: CuadroDeItem): string {
  const titulos = COLUMNAS.map((c) => `<th scope="col">${c}</th>`).join('');
  const cuerpo =
    filas.length === 0
      ? `<tr><td colspan="${COLUMNAS.length}">No hay propuestas.</td></tr>`
      : filas.map((f) => fila(cuadro, f)).join('\n');
  const valor = valorReferencial === null ? 'reservado' : enSoles(valorReferencial);
  const titulo = `Ítem ${item}. ${cuadro.descripciones.get(item) ?? cuadro.descripcion}`;
  return `<section><h2>${escapar(titulo)}</h2>
<p class="nota">Valor referencial: ${valor}</p>
<table><thead><tr>${titulos}</tr></thead><tbody>
${cuerpo}
</tbody></table></section>`;
}

/** The comparative table as a page to read or print, on its own: no script, no resource of anywhere (RS-72-2). */
export function paginaDelCuadro(cuadro: CuadroDeProceso): string {
  const datos: readonly [string, string][] = [
    ['Expediente', cuadro.numero],
    ...(cuadro.nomenclatura === null ? [] : [['Proceso', cuadro.nomenclatura] as [string, string]]),
    ['Entidad', cuadro.entidad],
    ['Objeto', cuadro.descripcion],
    ['Situación', cuadro.situacion.replaceAll('_', ' ')],
  ];
  const ficha = datos.map(([que, cual]) => `<dt>${que}</dt><dd>${escapar(cual)}</dd>`).join('\n');
  return `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cuadro comparativo ${escapar(cuadro.numero)}</title>
<style>${ESTILO}</style>
</head>
<body>
<h1>Cuadro comparativo</h1>
<dl>
${ficha}
</dl>
${cuadro.items.map((i) => deItem(cuadro, i)).join('\n')}
<footer><p>Los puntajes se muestran con dos decimales; el orden se decide con sus valores exactos. Normas: ${escapar(cuadro.normas.join('; '))}.</p></footer>
</body>
</html>
`;
}
