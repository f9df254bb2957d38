const CLASES = ['acto', 'vencimiento', 'senal', 'correo', 'siempre', 'fin'] as const;

const CLAROS = `--fondo:#fff;--caja:#fff;--grupo:#f6f8fa;--borde:#8c959f;--region:#57606a;--tinta:#1f2328;--tenue:#57606a;--remision:#eaeef2;--acto:#0550ae;--vencimiento:#bc4c00;--senal:#8250df;--correo:#0a6e66;--siempre:#6e7781;--fin:#1a7f37;--activo:#fff3c4;--activo-borde:#9a6700;`;
const OSCUROS = `--fondo:#0d1117;--caja:#161b22;--grupo:#11161d;--borde:#545d68;--region:#8b949e;--tinta:#e6edf3;--tenue:#9da7b3;--remision:#30363d;--acto:#79c0ff;--vencimiento:#ffa657;--senal:#d2a8ff;--correo:#56d4c4;--siempre:#9da7b3;--fin:#56d364;--activo:#4b3a0a;--activo-borde:#e3b341;`;

const REGLAS_DE_ESTILO: readonly (readonly [selectores: string, declaraciones: string])[] = [
  ['text', 'fill:var(--tinta)'],
  ['.fondo', 'fill:var(--fondo)'],
  ['.titular', 'font-size:22px;font-weight:600'],
  ['.version', 'font-size:13px;fill:var(--tenue);text-anchor:end'],
  ['.guia', 'font-size:12px;fill:var(--tenue)'],
  ['.caja', 'fill:var(--caja);stroke:var(--borde);stroke-width:1.2'],
  ['.doble', 'fill:none;stroke:var(--borde)'],
  ['.grupo>.caja', 'fill:var(--grupo)'],
  ['.region>.caja', 'stroke:var(--region);stroke-dasharray:6 4'],
  ['.nombre', 'font-size:14px;font-weight:600'],
  ['.articulo', 'font-size:11px;fill:var(--tenue)'],
  ['.linea', 'font-size:12px'],
  ['.guarda', 'font-size:12px;fill:var(--tenue)'],
  ['.estado .linea', 'fill:var(--tenue)'],
  ['.inicio', 'fill:var(--tinta)'],
  ['.flecha-inicio', 'fill:none;stroke:var(--tinta);stroke-width:1.3'],
  ['#punta', 'fill:var(--tinta)'],
  ['.arista path', 'fill:none;stroke-width:1.5'],
  ['.rotulo rect', 'fill:var(--grupo)'],
  ['.rotulo.suelto rect', 'fill:var(--fondo)'],
  ['.remision rect', 'fill:var(--remision);stroke:var(--borde)'],
  ['.destino', 'font-size:12px;font-weight:600'],
  ['.i', 'fill:none;stroke:currentColor;stroke-width:1.4;stroke-linejoin:round;stroke-linecap:round'],
  ...CLASES.flatMap((c) => [
    [`.arista.${c} path`, `stroke:var(--${c})`] as const,
    [`.rotulo .linea.${c}`, `fill:var(--${c})`] as const,
    [`.i.${c}`, `color:var(--${c})`] as const,
    [`#punta-${c}`, `fill:var(--${c})`] as const,
  ]),
  ['.arista.vencimiento path', 'stroke-dasharray:7 4;stroke-width:2'],
  ['.arista.senal path', 'stroke-dasharray:2 3'],
  ['.rotulo .linea.vencimiento', 'font-weight:600'],
  ['.activo>.caja', 'stroke:var(--activo-borde);stroke-width:2.4'],
  ['.hoja.activo>.caja', 'fill:var(--activo)'],
  ['.activo>.doble', 'stroke:var(--activo-borde)'],
  ['.activo>.nombre', 'fill:var(--activo-borde)'],
];

/**
 * Look of the picture, kept to itself: it may stand inside a page. Colours are variables, which a page with its own
 * themes may set on `.maquina`.
 */
export const ESTILO = `<style>
.maquina{${CLAROS}font-family:-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif}
@media (prefers-color-scheme:dark){.maquina{${OSCUROS}}}
${REGLAS_DE_ESTILO.map(([selector, declaraciones]) => `.maquina ${selector}{${declaraciones}}`).join('\n')}
</style>`;

const punta = (id: string) =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8Z"/></marker>`;

/** Arrowheads and the icons of each kind of cause; drawn, so that no font can lack them. */
export const SIMBOLOS = `<defs>
${CLASES.map((c) => punta(`punta-${c}`)).join('\n')}
${punta('punta')}
<symbol id="i-vencimiento" viewBox="0 0 12 12"><circle cx="6" cy="7" r="4.3"/><path d="M6 4.6V7L7.7 8M4.6 .8H7.4"/></symbol>
<symbol id="i-correo" viewBox="0 0 12 12"><path d="M.8 2.6H11.2V10H.8ZM.8 3L6 7L11.2 3"/></symbol>
<symbol id="i-senal" viewBox="0 0 12 12"><path d="M7 .8L2.5 7H6L5 11.2L9.5 5H6Z"/></symbol>
<symbol id="i-fin" viewBox="0 0 12 12"><circle cx="6" cy="6" r="4.8"/><circle cx="6" cy="6" r="2.2"/></symbol>
</defs>`;
