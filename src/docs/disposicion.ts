import ELK, { type ElkExtendedEdge, type ElkNode, type LayoutOptions } from 'elkjs/lib/elk.bundled.js';
import { ANCHOS_DE_ROTULO, type Caja, cajaDe, MEDIDAS, remisionDe, rotuloDe } from './cajas.js';
import { colocar } from './colocar.js';
import { type Grafo, type Nodo, recorrer } from './grafo.js';
import { juntar, type Lienzo, mover, type NodoPuesto } from './lienzo.js';
import { contenidoDe, llegadasDe, nombreDe, type Tramo, tramosDe } from './marcos.js';
import { arreglar, costo } from './regiones.js';

const ORILLA = 16;
const SENTIDOS = ['DOWN', 'RIGHT'] as const;
type Sentido = (typeof SENTIDOS)[number];

const comunes = (sentido: Sentido): LayoutOptions => ({
  'elk.algorithm': 'layered',
  'elk.direction': sentido,
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.layering.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.edgeStraightening': 'IMPROVE_STRAIGHTNESS',
  'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'TAIL_LAYER',
  'elk.layered.thoroughness': '40',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '10',
  'elk.spacing.edgeLabel': '4',
  'elk.spacing.labelLabel': '8',
  'elk.layered.spacing.nodeNodeBetweenLayers': '20',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
});

interface Obra {
  /** Place of each state in the chart. */
  readonly orden: ReadonlyMap<string, number>;
  readonly tramos: readonly Tramo[];
  readonly llegadas: ReadonlyMap<string, readonly string[]>;
  /** Parallel states already laid out: in the frame that holds them they are one box. */
  readonly paralelos: Map<string, Lienzo>;
  /** Height of the endings of the case, the same for all: they stand in one row. */
  readonly altoDeFinales: number;
  /** Width the labels are cut to. */
  readonly corte: number;
}

const caja = (obra: Obra, nodo: Nodo): Caja => cajaDe(nodo, obra.llegadas.get(nodo.id));
const margen = (nodo: Nodo) => (nodo.inicial ? MEDIDAS.inicial : 0);
const relleno = (alto: number, izquierda: number) =>
  `[top=${alto + 8},left=${ORILLA + izquierda},bottom=${ORILLA},right=${ORILLA}]`;
const destino = (id: string) => id.split('→')[1] ?? '';
const remitir = (de: string, a: string) => `${de.split('.').slice(0, -1).join('.')}→${a}`;

/** The references written beside the children of a state. */
function remisionesEn(obra: Obra, marco: string, padre: string): ElkNode[] {
  const aqui = obra.tramos.filter(
    (t) => t.marco === marco && t.a === null && t.de.split('.').slice(0, -1).join('.') === padre,
  );
  return [...new Set(aqui.map((t) => t.arista.a))].map((a) => {
    const { ancho, alto } = remisionDe(nombreDe(a));
    return { id: `${padre}→${a}`, width: ancho, height: alto };
  });
}

function elkDe(obra: Obra, marco: string, nodo: Nodo, sentido: Sentido): ElkNode {
  const { ancho, alto } = obra.paralelos.get(nodo.id) ?? caja(obra, nodo);
  const izquierda = margen(nodo);
  const enFinales = marco === '' && nodo.tipo === 'final';
  if (nodo.hijos.length === 0 || nodo.tipo === 'parallel') {
    return {
      id: nodo.id,
      width: ancho + izquierda,
      height: Math.max(alto, enFinales ? obra.altoDeFinales : 0),
    };
  }
  return {
    id: nodo.id,
    layoutOptions: {
      ...comunes(sentido),
      'elk.padding': relleno(alto, izquierda),
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${ancho + izquierda},${alto})`,
    },
    children: [
      ...nodo.hijos.map((h) => elkDe(obra, marco, h, sentido)),
      ...remisionesEn(obra, marco, nodo.id),
    ],
  };
}

// The chart is written in the order of a case's life: an edge against it is handed over turned round, so that ELK keeps
// the first state first.
const vuelve = (obra: Obra, { de, a }: Tramo) =>
  a !== null && (obra.orden.get(a) ?? 0) < (obra.orden.get(de) ?? 0);

function aristaElk(obra: Obra, tramo: Tramo): ElkExtendedEdge {
  const { arista, de, a } = tramo;
  const { ancho, alto } = rotuloDe(arista, obra.corte);
  const rotulo = {
    id: `${arista.id}~rotulo`,
    text: '·',
    width: ancho,
    height: alto,
    layoutOptions: { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' },
  };
  const extremos = [de, a ?? remitir(de, arista.a)];
  if (vuelve(obra, tramo)) extremos.reverse();
  return { id: arista.id, sources: extremos.slice(0, 1), targets: extremos.slice(1), labels: [rotulo] };
}

const aplanar = (nodo: ElkNode): ElkNode[] => [nodo, ...(nodo.children ?? []).flatMap(aplanar)];

/** What a frame holds; at the root the endings stand together in a last row. */
function hijosElk(obra: Obra, marco: Nodo, sentido: Sentido): ElkNode[] {
  const hijos = marco.hijos.map((h) => elkDe(obra, marco.id, h, sentido));
  if (marco.id !== '') return [...hijos, ...remisionesEn(obra, marco.id, marco.id)];
  const esFinal = (n: ElkNode) => marco.hijos.some((h) => h.id === n.id && h.tipo === 'final');
  const layoutOptions = {
    ...comunes(sentido),
    'elk.padding': relleno(-8, 0),
    'elk.layered.layering.layerConstraint': 'LAST',
  };
  return [
    ...hijos.filter((h) => !esFinal(h)),
    { id: '~finales', layoutOptions, children: hijos.filter(esFinal) },
  ];
}

// Endings reached by references only would stand beside the rest: an edge nobody draws keeps them in the last row.
function haciaFinales(marco: Nodo, tramos: readonly Tramo[]): ElkExtendedEdge[] {
  const finales = marco.id === '' ? marco.hijos.filter((h) => h.tipo === 'final').map((h) => h.id) : [];
  const ultimo = marco.hijos.findLast((h) => h.tipo !== 'final');
  if (finales.length === 0 || !ultimo || tramos.some((t) => t.a !== null && finales.includes(t.a))) return [];
  return [{ id: '~hacia-finales', sources: [ultimo.id], targets: ['~finales'] }];
}

async function probar(obra: Obra, marco: Nodo, sentido: Sentido): Promise<Lienzo> {
  const propia = caja(obra, marco);
  const tramos = obra.tramos.filter((t) => t.marco === marco.id);
  const elk: ElkNode = await new ELK.default().layout<ElkNode>({
    id: '~marco',
    layoutOptions: {
      ...comunes(sentido),
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.json.shapeCoords': 'ROOT',
      'elk.json.edgeCoords': 'ROOT',
      'elk.padding': marco.id === '' ? relleno(-8, 0) : relleno(propia.alto, 0),
    },
    children: hijosElk(obra, marco, sentido),
    edges: [...tramos.map((t) => aristaElk(obra, t)), ...haciaFinales(marco, tramos)],
  });
  const ancho = Math.max(Math.ceil(elk.width ?? 0), propia.ancho);
  const alto = Math.max(Math.ceil(elk.height ?? 0), propia.alto);
  const puestos = new Map(
    aplanar(elk).map((n) => [n.id, { x: n.x ?? 0, y: n.y ?? 0, ancho: n.width ?? 0, alto: n.height ?? 0 }]),
  );
  const lineas = new Map((elk.edges ?? []).map((e) => [e.id, e]));
  const lugar = (id: string) => puestos.get(id) ?? { x: 0, y: 0, ancho: 0, alto: 0 };
  const nodos = contenidoDe(marco).map((nodo): NodoPuesto => {
    const l = lugar(nodo.id);
    return { nodo, caja: caja(obra, nodo), ...l, x: l.x + margen(nodo), ancho: l.ancho - margen(nodo) };
  });
  const propios: Lienzo = {
    ancho,
    alto,
    nodos: [
      { nodo: marco, caja: propia, x: 0, y: 0, ancho, alto },
      ...nodos.filter((n) => n.nodo.tipo !== 'parallel'),
    ],
    remisiones: [...puestos]
      .filter(([id]) => id.includes('→'))
      .map(([id, l]) => ({ ...l, a: destino(id), texto: remisionDe(nombreDe(destino(id))).texto })),
    aristas: tramos.map((tramo) => {
      const { arista } = tramo;
      const linea = lineas.get(arista.id);
      const puntos = (linea?.sections ?? []).flatMap((s) => [
        s.startPoint,
        ...(s.bendPoints ?? []),
        s.endPoint,
      ]);
      const [r] = linea?.labels ?? [];
      return {
        arista,
        puntos: vuelve(obra, tramo) ? puntos.reverse() : puntos,
        rotulo: {
          x: r?.x ?? 0,
          y: r?.y ?? 0,
          ancho: r?.width ?? 0,
          alto: r?.height ?? 0,
          bloque: rotuloDe(arista, obra.corte),
        },
      };
    }),
  };
  const interiores = nodos.flatMap((n) => {
    const lienzo = obra.paralelos.get(n.nodo.id);
    return lienzo ? [mover(lienzo, n.x, n.y)] : [];
  });
  return juntar(ancho, alto, [mover(propios, 0, 0), ...interiores]);
}

/** A frame laid out in every direction it may take. */
async function enmarcar(obra: Obra, marco: Nodo): Promise<Lienzo[]> {
  for (const nodo of contenidoDe(marco))
    if (nodo.tipo === 'parallel') obra.paralelos.set(nodo.id, await componer(obra, nodo));
  const intentos: Lienzo[] = [];
  for (const sentido of marco.id === '' ? (['DOWN'] as const) : SENTIDOS)
    intentos.push(await probar(obra, marco, sentido));
  return intentos;
}

/** A parallel state: its regions, each laid out by itself, set out together under its header. */
async function componer(obra: Obra, nodo: Nodo): Promise<Lienzo> {
  const lienzos = new Map<string, readonly Lienzo[]>();
  for (const region of nodo.hijos) lienzos.set(region.id, await enmarcar(obra, region));
  const arreglo = arreglar(
    [...lienzos].map(([id, variantes]) =>
      variantes.map(({ ancho, alto }, variante) => ({ id, variante, ancho, alto })),
    ),
  );
  const propia = caja(obra, nodo);
  const ancho = Math.max(arreglo.ancho + 2 * ORILLA, propia.ancho);
  const alto = arreglo.alto + propia.alto + 8 + ORILLA;
  const regiones = colocar(arreglo, lienzos, ORILLA, propia.alto + 8);
  const marco = { nodo, caja: propia, x: 0, y: 0, ancho, alto };
  return juntar(ancho, alto, [{ ancho, alto, nodos: [marco], remisiones: [], aristas: [] }, ...regiones]);
}

async function probarCorte(grafo: Grafo, corte: number): Promise<Lienzo> {
  const tramos = tramosDe(grafo);
  const orden = new Map(recorrer(grafo.raiz).map((n, i) => [n.id, i]));
  const llegadas = llegadasDe(tramos);
  const finales = grafo.raiz.hijos.filter((n) => n.tipo === 'final');
  const altoDeFinales = Math.max(0, ...finales.map((n) => cajaDe(n, llegadas.get(n.id)).alto));
  const obra: Obra = { orden, tramos, llegadas, paralelos: new Map(), altoDeFinales, corte };
  const [lienzo] = await enmarcar(obra, grafo.raiz);
  if (!lienzo) throw new Error(`No se pudo dibujar ${grafo.clave}.`);
  const nodos = lienzo.nodos
    .filter((n) => n.nodo.id !== '')
    .sort((a, b) => (orden.get(a.nodo.id) ?? 0) - (orden.get(b.nodo.id) ?? 0));
  return { ...lienzo, nodos };
}

/**
 * Places the states and edges of a graph, in the least dear of the ways tried. The root's own box is left out.
 * @throws Error when ELK cannot lay it out, which only a defect of the graph can cause.
 */
export async function disponer(grafo: Grafo): Promise<Lienzo> {
  const intentos: Lienzo[] = [];
  for (const corte of ANCHOS_DE_ROTULO) intentos.push(await probarCorte(grafo, corte));
  return intentos.reduce((mejor, otro) => (costo(otro) < costo(mejor) ? otro : mejor));
}
