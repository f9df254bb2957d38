import type { Estado } from '../base/maquina.js';
import {
  type CuadroComparativo,
  type CuadroDeItem,
  type FilaDeCuadro,
  filasDelCuadro,
} from './evaluacion/cuadro.js';
import type { ContextoDeItem } from './item/contexto.js';
import { MOTIVOS } from './item/evaluar.js';
import type { ContextoDeProceso } from './proceso/contexto.js';
import { montoAbierto } from './proceso/lecturas.js';
import { deDecimal, redondear } from './valores/fraccion.js';

const SIN_EVALUAR = {
  monto: null,
  puntajeTecnico: null,
  puntajeEconomico: null,
  bonificacion: null,
  puntajeTotal: null,
  orden: null,
} as const;

const EN_PIE: Readonly<Record<string, FilaDeCuadro['estado']>> = {
  no_admitida: 'no_admitida',
  descalificada: 'descalificada',
};

/** The bidders of an item while its envelopes are shut: who they are, their technical score and who has fallen, no amount (RS-63-1). */
function filasSinAbrir(
  c: ContextoDeProceso,
  numero: string,
  { ofertas }: ContextoDeItem,
  normaDe: (regla: string) => string,
): FilaDeCuadro[] {
  const postores = Object.entries(c.propuestas).flatMap(([postor, p]) =>
    Object.hasOwn(p.ofertas, numero) ? [postor] : [],
  );
  return postores.sort().map((postor) => {
    const suya = ofertas[postor];
    const caida =
      suya?.regla == null ? {} : { motivo: MOTIVOS[suya.regla] ?? '', norma: normaDe(suya.regla) };
    return {
      postor,
      ...SIN_EVALUAR,
      puntajeTecnico: suya?.tecnico == null ? null : redondear(deDecimal(suya.tecnico), 2),
      estado: EN_PIE[suya?.estado ?? ''] ?? 'calificada',
      ...caida,
    };
  });
}

/** The reason the committee gave for not admitting a proposal, which the table tells instead of the general one (RS-67-2). */
export interface NoAdmitida {
  readonly postor: string;
  /** Absent: in every item it bid for. */
  readonly item?: string;
  readonly motivo: string;
}

const conSuMotivo = (filas: readonly FilaDeCuadro[], item: string, dichas: readonly NoAdmitida[]) =>
  filas.map((fila) => {
    const dicha = dichas.findLast((d) => d.postor === fila.postor && (d.item ?? item) === item);
    return fila.estado === 'no_admitida' && dicha ? { ...fila, motivo: dicha.motivo } : fila;
  });

/**
 * The comparative table of a process, item by item (RS-72-2): amounts, scores, order and who won, or why not.
 * @param normaDe how a rule is cited
 * @param noAdmitidas reasons the committee gave
 */
export function comparativo(
  { context, items }: Pick<Estado, 'context' | 'items'>,
  normaDe: (regla: string) => string,
  noAdmitidas: readonly NoAdmitida[] = [],
): CuadroComparativo {
  const c = context as ContextoDeProceso;
  const deItem = ([numero, item]: [string, Estado['items'][string]]): CuadroDeItem => {
    const suyo = item.context as ContextoDeItem;
    const valor = c.items[numero]?.valorReferencial;
    return {
      item: Number(numero),
      valorReferencial: valor === undefined ? null : montoAbierto(valor),
      filas: conSuMotivo(
        suyo.filas.length > 0
          ? filasDelCuadro(suyo.filas, suyo.ganadores, normaDe)
          : filasSinAbrir(c, numero, suyo, normaDe),
        numero,
        noAdmitidas,
      ),
    };
  };
  return { items: Object.entries(items).map(deItem) };
}
