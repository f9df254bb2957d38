import { admitidos, type Bloque, MEDIDAS, tieneIcono } from './cajas.js';
import { ESTILO, SIMBOLOS } from './estilo.js';
import type { Arista, Clase, Grafo } from './grafo.js';
import { leyenda } from './leyenda.js';
import type { AristaPuesta, Lienzo, NodoPuesto, Punto, Rectangulo, RemisionPuesta } from './lienzo.js';
import { escapar } from './texto.js';

const ARRIBA = 84;
const MARGEN = 16;

/** The kind an edge is drawn as: the deadline if it holds one, else its first line's. */
function claseDeArista(arista: Arista): Clase {
  const clases = arista.lineas.map((l) => l.clase);
  return clases.includes('vencimiento') ? 'vencimiento' : (clases[0] ?? 'siempre');
}

const texto = (clase: string, x: number, y: number, contenido: string) =>
  `<text class="${clase}" x="${x}" y="${y}">${escapar(contenido)}</text>`;
const icono = (clase: Clase, x: number, y: number) =>
  `<use href="#i-${clase}" class="i ${clase}" x="${x}" y="${y}" width="12" height="12"/>`;

function renglones({ renglones: filas }: Bloque, x: number, y: number, conColor = false): string {
  return filas
    .map((fila, i) => {
      const base = y + i * MEDIDAS.alto + 12;
      const dibujo = fila.clase !== null && tieneIcono(fila.clase) ? icono(fila.clase, x, base - 10) : '';
      const titulo = conColor ? `linea ${fila.causa}` : 'linea';
      return (
        dibujo +
        texto(
          fila.estilo === 'guarda' ? 'guarda' : titulo,
          x + (fila.sangria ? MEDIDAS.icono : 0),
          base,
          fila.texto,
        )
      );
    })
    .join('');
}

function inicial({ x, y }: Punto): string {
  const medio = y + 18;
  return `<circle class="inicio" cx="${x - 15}" cy="${medio}" r="4.5"/><path class="flecha-inicio" d="M${x - 11} ${medio}H${x - 2}" marker-end="url(#punta)"/>`;
}

function estado(puesto: NodoPuesto): string {
  const { nodo, caja, x, y, ancho, alto } = puesto;
  const clases = [
    'estado',
    nodo.hijos.length > 0 ? 'grupo' : 'hoja',
    nodo.tipo,
    ...(nodo.region ? ['region'] : []),
  ];
  const radio = nodo.tipo === 'final' ? 12 : 8;
  const interior =
    nodo.tipo === 'final'
      ? `<rect class="doble" x="${x + 3}" y="${y + 3}" width="${ancho - 6}" height="${alto - 6}" rx="${radio - 3}"/>`
      : '';
  const izquierda = x + MEDIDAS.borde;
  const bajoNombre = y + MEDIDAS.borde + 13;
  const articulo = caja.articulo === null ? '' : texto('articulo', izquierda, bajoNombre + 15, caja.articulo);
  const admite = renglones(caja.admite, izquierda, bajoNombre + (caja.articulo === null ? 6 : 21));
  return [
    `<g class="${clases.join(' ')}" data-estado="${nodo.id}"><title>${escapar(`${nodo.id}: ${nodo.descripcion ?? ''}`)}</title>`,
    `<rect class="caja" x="${x}" y="${y}" width="${ancho}" height="${alto}" rx="${radio}"/>${interior}`,
    texto('nombre', izquierda, bajoNombre, nodo.nombre),
    articulo,
    admite,
    nodo.inicial ? inicial(puesto) : '',
    '</g>',
  ].join('');
}

/** A broken line with its corners rounded. */
function camino(puntos: readonly Punto[]): string {
  const [primero, ...resto] = puntos;
  if (!primero) return '';
  let d = `M${primero.x} ${primero.y}`;
  resto.forEach((p, i) => {
    const antes = puntos[i] as Punto;
    const despues = resto[i + 1];
    if (!despues) {
      d += `L${p.x} ${p.y}`;
      return;
    }
    const r = Math.min(
      6,
      Math.hypot(p.x - antes.x, p.y - antes.y) / 2,
      Math.hypot(despues.x - p.x, despues.y - p.y) / 2,
    );
    const hacia = (q: Punto) => ({ x: p.x + Math.sign(q.x - p.x) * r, y: p.y + Math.sign(q.y - p.y) * r });
    const a = hacia(antes);
    const b = hacia(despues);
    d += `L${a.x} ${a.y}Q${p.x} ${p.y} ${b.x} ${b.y}`;
  });
  return d;
}

const GLIFO: Partial<Record<Clase, string>> = { vencimiento: '⏱ ' };

function enPalabras(arista: Arista, grafo: Grafo): string {
  const causas = arista.lineas.map((l) => {
    const condiciones = [...new Set(l.guardas.flat())].map((g) => grafo.condiciones[g] ?? g);
    const nombre = l.titulo || (l.clase === 'siempre' && condiciones.length === 0 ? 'siempre' : '');
    return `${GLIFO[l.clase] ?? ''}${[nombre, ...condiciones].filter(Boolean).join(' — ')}`;
  });
  return `${arista.de} → ${arista.a}: ${causas.join(' / ')}`;
}

function linea({ arista, puntos }: AristaPuesta, grafo: Grafo): string {
  const clase = claseDeArista(arista);
  return `<g class="arista ${clase}"><title>${escapar(enPalabras(arista, grafo))}</title><path d="${camino(puntos)}" marker-end="url(#punta-${clase})"/></g>`;
}

const dentroDe = (r: Rectangulo, g: Rectangulo) =>
  g.x <= r.x && g.y <= r.y && r.x + r.ancho <= g.x + g.ancho && r.y + r.alto <= g.y + g.alto;

function rotulo({ rotulo: r }: AristaPuesta, grupos: readonly Rectangulo[]): string {
  const { x, y, ancho, alto, bloque } = r;
  // It covers its line with the colour of what lies behind.
  const suelto = grupos.some((g) => dentroDe(r, g)) ? '' : ' suelto';
  return `<g class="rotulo${suelto}"><rect x="${x}" y="${y}" width="${ancho}" height="${alto}" rx="4"/>${renglones(bloque, x + 5, y + 3, true)}</g>`;
}

function remision({ a, texto: contenido, x, y, ancho, alto }: RemisionPuesta): string {
  return `<g class="remision"><title>${escapar(`Pasa a ${a}, dibujado aparte.`)}</title><rect x="${x}" y="${y}" width="${ancho}" height="${alto}" rx="${alto / 2}"/>${texto('destino', x + 13, y + 17, contenido)}</g>`;
}

/** What every state of the machine takes, under the legend. */
const enTodos = (grafo: Grafo, ancho: number): Bloque => admitidos(grafo.raiz, [], ancho, 'en todo estado');

/** The picture of a machine: states, edges under their labels, legend; it follows the light or dark of the page. */
export function dibujar(grafo: Grafo, { ancho, alto, nodos, remisiones, aristas }: Lienzo): string {
  const guia = leyenda(MARGEN + 4, 64);
  const util = Math.max(ancho, guia.hasta - MARGEN);
  const comunes = enTodos(grafo, util - 8);
  const arriba = ARRIBA + (comunes.alto > 0 ? comunes.alto + 8 : 0);
  const izquierda = MARGEN + Math.floor((util - ancho) / 2);
  const total = { ancho: util + 2 * MARGEN, alto: alto + arriba + MARGEN };
  const grupos = nodos.filter((n) => n.nodo.hijos.length > 0);
  const hojas = nodos.filter((n) => n.nodo.hijos.length === 0);
  return [
    `<svg class="maquina" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${total.ancho} ${total.alto}" width="${total.ancho}" height="${total.alto}" role="img" aria-labelledby="titulo descripcion" lang="es">`,
    `<title id="titulo">${escapar(`${grafo.titulo} (${grafo.clave})`)}</title>`,
    `<desc id="descripcion">${escapar(`${grafo.raiz.descripcion ?? grafo.titulo} Estados: ${nodos.length}. Transiciones dibujadas: ${aristas.length}.`)}</desc>`,
    ESTILO,
    SIMBOLOS,
    `<rect class="fondo" width="${total.ancho}" height="${total.alto}"/>`,
    `<text class="titular" x="${MARGEN + 4}" y="36">${escapar(grafo.titulo)}</text><text class="version" x="${total.ancho - MARGEN - 4}" y="36">${escapar(grafo.clave)}</text>`,
    guia.dibujo,
    ...(comunes.alto > 0 ? [`<g class="estado">${renglones(comunes, MARGEN + 4, ARRIBA - 4)}</g>`] : []),
    `<g transform="translate(${izquierda} ${arriba})">`,
    ...grupos.map(estado),
    ...aristas.map((a) => linea(a, grafo)),
    ...hojas.map(estado),
    ...remisiones.map(remision),
    ...aristas.map((a) => rotulo(a, grupos)),
    '</g>',
    '</svg>\n',
  ].join('\n');
}
