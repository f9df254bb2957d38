import ELK, { type ElkExtendedEdge, type ElkNode, type LayoutOptions } from 'elkjs/lib/elk.bundled.js';
import { type Bloque, type Caja, cajaDe, MEDIDAS, rotuloDe } from './cajas.js';
import { type Arista, type Grafo, type Nodo, recorrer } from './grafo.js';
import { type Arreglo, arreglar, type Medida } from './regiones.js';

/** A point and a rectangle of the drawing, in pixels from its corner. */
export interface Punto {
  readonly x: number;
  readonly y: number;
}
export interface Rectangulo extends Punto {
  readonly ancho: number;
  readonly alto: number;
}

/** A state in its place. */
export interface NodoPuesto extends Rectangulo {
  readonly nodo: Nodo;
  readonly caja: Caja;
}

/** An edge with its way and the place of its label. */
export interface AristaPuesta {
  readonly arista: Arista;
  readonly puntos: readonly Punto[];
  readonly rotulo: Rectangulo & { readonly bloque: Bloque };
}

/** Everything in its place. Groups come before what they hold. */
export interface Disposicion {
  readonly ancho: number;
  readonly alto: number;
  readonly nodos: readonly NodoPuesto[];
  readonly aristas: readonly AristaPuesta[];
}

const COMUNES = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.layering.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.edgeStraightening': 'IMPROVE_STRAIGHTNESS',
  'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'TAIL_LAYER',
  'elk.separateConnectedComponents': 'false',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '4',
  'elk.spacing.labelLabel': '8',
  'elk.layered.spacing.nodeNodeBetweenLayers': '22',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
} as const;
const APRETADAS = {
  'elk.spacing.nodeNode': '14',
  'elk.layered.spacing.nodeNodeBetweenLayers': '14',
} as const;

type Arreglos = ReadonlyMap<string, Arreglo>;

const minimo = (ancho: number, alto: number) => ({
  'elk.nodeSize.constraints': 'MINIMUM_SIZE',
  'elk.nodeSize.minimum': `(${ancho},${alto})`,
});
const margen = (nodo: Nodo) => (nodo.inicial ? MEDIDAS.inicial : 0);

// Regions have no edges between them to say which comes first: these say it and are not drawn.
function orden({ sentido, partes }: Arreglo): ElkExtendedEdge[] {
  if (sentido === 'fila') return [];
  return partes
    .slice(1)
    .map(({ id }, i) => ({ id: `~${id}`, sources: [partes[i]?.id ?? ''], targets: [id] }));
}

function grupo(arreglo: Arreglo, regiones: ReadonlyMap<string, Nodo>, arreglos: Arreglos): ElkNode[] {
  return arreglo.partes.map((parte) => {
    const region = regiones.get(parte.id);
    if (region) return elkDe(region, arreglos, parte);
    const interior = parte as Arreglo;
    return {
      id: parte.id,
      layoutOptions: {
        ...COMUNES,
        ...APRETADAS,
        'elk.padding': '[top=0,left=0,bottom=0,right=0]',
        'elk.alignment': 'TOP',
      },
      children: grupo(interior, regiones, arreglos),
      edges: orden(interior),
    };
  });
}

function elkDe(nodo: Nodo, arreglos: Arreglos, medida?: Medida): ElkNode {
  const caja = cajaDe(nodo);
  const izquierda = margen(nodo);
  if (nodo.hijos.length === 0) {
    const ultimo: LayoutOptions =
      nodo.tipo === 'final' && !nodo.id.includes('.')
        ? { 'elk.layered.layering.layerConstraint': 'LAST' }
        : {};
    return { id: nodo.id, width: caja.ancho + izquierda, height: caja.alto, layoutOptions: ultimo };
  }
  const arreglo = arreglos.get(nodo.id);
  const regiones = new Map(nodo.hijos.map((h) => [h.id, h]));
  return {
    id: nodo.id || '~raiz',
    layoutOptions: {
      ...COMUNES,
      ...(arreglo ? APRETADAS : {}),
      'elk.alignment': 'TOP',
      'elk.padding': `[top=${caja.alto + 12},left=${16 + izquierda},bottom=16,right=16]`,
      ...minimo(Math.max(caja.ancho + izquierda, medida?.ancho ?? 0), medida?.alto ?? 0),
    },
    children: arreglo ? grupo(arreglo, regiones, arreglos) : nodo.hijos.map((h) => elkDe(h, arreglos)),
    edges: arreglo ? orden(arreglo) : [],
  };
}

function aristaElk(arista: Arista): ElkExtendedEdge {
  const { ancho, alto } = rotuloDe(arista);
  const rotulo = {
    id: `${arista.id}~rotulo`,
    text: '·',
    width: ancho,
    height: alto,
    layoutOptions: { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' },
  };
  return { id: arista.id, sources: [arista.de || '~raiz'], targets: [arista.a], labels: [rotulo] };
}

/** Lays out a state with what it holds and the edges that stay inside it. */
async function elkLayout(nodo: Nodo, aristas: readonly Arista[], arreglos: Arreglos): Promise<ElkNode> {
  const dentro = new Set(recorrer(nodo).map((n) => n.id));
  const interiores = aristas.filter((a) => dentro.has(a.de) && dentro.has(a.a)).map(aristaElk);
  const raiz = elkDe(nodo, arreglos);
  return await new ELK.default().layout({
    id: '~',
    layoutOptions: {
      ...COMUNES,
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.json.shapeCoords': 'ROOT',
      'elk.json.edgeCoords': 'ROOT',
      'elk.padding': '[top=0,left=0,bottom=0,right=0]',
    },
    children: [raiz],
    edges: interiores,
  });
}

async function arreglosDe(
  nodo: Nodo,
  aristas: readonly Arista[],
  hechos: Map<string, Arreglo>,
): Promise<void> {
  for (const hijo of nodo.hijos) await arreglosDe(hijo, aristas, hechos);
  if (nodo.tipo !== 'parallel') return;
  const medidas: Medida[] = [];
  for (const region of nodo.hijos) {
    const { width = 0, height = 0 } = await elkLayout(region, aristas, hechos);
    medidas.push({ id: region.id, ancho: Math.ceil(width), alto: Math.ceil(height) });
  }
  hechos.set(nodo.id, arreglar(`~${nodo.id}`, medidas));
}

const redondo = (n: number | undefined) => Math.round((n ?? 0) * 10) / 10;

function aplanar(nodo: ElkNode): ElkNode[] {
  return [nodo, ...(nodo.children ?? []).flatMap(aplanar)];
}

/**
 * Places the states and edges of a graph.
 * @throws Error when ELK cannot lay it out, which only a defect of the graph can cause.
 */
export async function disponer(grafo: Grafo): Promise<Disposicion> {
  const arreglos = new Map<string, Arreglo>();
  await arreglosDe(grafo.raiz, grafo.aristas, arreglos);
  const elk = await elkLayout(grafo.raiz, grafo.aristas, arreglos);
  const puestos = new Map(aplanar(elk).map((n) => [n.id, n]));
  const lineas = new Map((elk.edges ?? []).map((e) => [e.id, e]));
  const nodos = recorrer(grafo.raiz).map((nodo): NodoPuesto => {
    const puesto = puestos.get(nodo.id || '~raiz');
    const izquierda = margen(nodo);
    return {
      nodo,
      caja: cajaDe(nodo),
      x: redondo((puesto?.x ?? 0) + izquierda),
      y: redondo(puesto?.y),
      ancho: redondo((puesto?.width ?? 0) - izquierda),
      alto: redondo(puesto?.height),
    };
  });
  const aristas = grafo.aristas.map((arista): AristaPuesta => {
    const linea = lineas.get(arista.id);
    const puntos = (linea?.sections ?? []).flatMap((s) => [
      s.startPoint,
      ...(s.bendPoints ?? []),
      s.endPoint,
    ]);
    const [rotulo] = linea?.labels ?? [];
    return {
      arista,
      puntos: puntos.map((p) => ({ x: redondo(p.x), y: redondo(p.y) })),
      rotulo: {
        x: redondo(rotulo?.x),
        y: redondo(rotulo?.y),
        ancho: redondo(rotulo?.width),
        alto: redondo(rotulo?.height),
        bloque: rotuloDe(arista),
      },
    };
  });
  return { ancho: Math.ceil(elk.width ?? 0), alto: Math.ceil(elk.height ?? 0), nodos, aristas };
}
