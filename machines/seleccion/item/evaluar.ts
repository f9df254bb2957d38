import { debenReducir } from '../evaluacion/distribucion.js';
import { type Evaluacion, evaluar, type OfertaPorEvaluar } from '../evaluacion/economica.js';
import { conDesempate } from '../evaluacion/empate.js';
import { excedeVr } from '../evaluacion/exceso.js';
import { tieneEvaluacionTecnica } from '../evaluacion/pesos.js';
import { alcanzaMinimo } from '../evaluacion/tecnica.js';
import { bonificaElItem } from '../proceso/anotaciones.js';
import type { ContextoDeProceso } from '../proceso/contexto.js';
import { tipoDe } from '../tipos.js';
import { comparar, deDecimal } from '../valores/fraccion.js';
import { type ContextoDeItem, type OfertaDelItem, procesoDe, valorDelItem } from './contexto.js';

/** Whether the item has technical scores; works of ADS and AMC have none (RS-47-sinfac). */
export const conTecnica = (p: ContextoDeProceso): boolean =>
  tieneEvaluacionTecnica(p.objeto, tipoDe(p.procedimiento));

/** Whether a score given reaches the minimum of the bases (RS-70-3). */
export function llegaAlMinimo(p: ContextoDeProceso, tecnico: string): boolean {
  return p.bases.minimoTecnico === null || alcanzaMinimo(tecnico, p.bases.minimoTecnico);
}

/** Why an offer fell, by the rule it fell by, when nobody said it better. */
export const MOTIVOS: Readonly<Record<string, string>> = {
  'RS-61-1': 'No cumple los documentos obligatorios o los requerimientos técnicos mínimos.',
  'RS-68-T': 'No subsanó lo observado dentro del plazo.',
  'RS-70-3': 'No alcanza el puntaje técnico mínimo de las bases.',
  'RS-76-1': 'Su oferta supera el valor referencial y no se aprobó el exceso.',
  'RS-68-E': 'No subsanó la foliación o la rúbrica de su propuesta económica.',
};

function porEvaluar([postor, o]: [string, OfertaDelItem]): OfertaPorEvaluar {
  const estado =
    o.estado === 'admitida' ? 'calificada' : o.estado === 'descalificada' ? 'descalificada' : 'no_admitida';
  const caida = o.regla === null ? {} : { regla: o.regla, motivo: MOTIVOS[o.regla] ?? '' };
  return {
    postor,
    monto: o.monto,
    cantidad: o.cantidad,
    tecnico: o.tecnico,
    estado,
    ...caida,
    bonifica: o.bonifica,
    mype: o.mype,
    mypeDiscapacidad: o.discapacidad,
  };
}

/** Quantity needed when the award may be shared out; null otherwise (RS-74-1). */
export function requeridaEn(c: ContextoDeItem): string | null {
  const p = procesoDe(c);
  return p.bases.distribuible ? (p.items[c.numero]?.cantidad ?? null) : null;
}

/**
 * The economic evaluation of the offers as they stand: limits, scores, bonus, order and ties (RS-33 to RS-73). Null while
 * the amounts or the valor referencial are shut.
 */
export function evaluarItem(c: ContextoDeItem): Evaluacion | null {
  const p = procesoDe(c);
  const valorReferencial = valorDelItem(c);
  const ofertas = Object.entries(c.ofertas).map(porEvaluar);
  if (valorReferencial === null || ofertas.some((o) => o.estado === 'calificada' && o.monto === null))
    return null;
  return evaluar({
    objeto: p.objeto,
    tipo: tipoDe(p.procedimiento),
    valorReferencial,
    reservado: p.reservado,
    c1: p.bases.c1,
    c2: p.bases.c2,
    conTecnica: conTecnica(p),
    bonificable: bonificaElItem(p, valorReferencial),
    requerida: requeridaEn(c),
    ofertas,
  });
}

const mismos = (unos: readonly string[], otros: readonly string[]) =>
  unos.length === otros.length && unos.every((x) => otros.includes(x));

/** The rows of the table, with the ties broken as they were drawn. */
export function filasDelItem(c: ContextoDeItem): Pick<ContextoDeItem, 'filas' | 'empates'> {
  const evaluacion = evaluarItem(c);
  if (evaluacion === null) return { filas: c.filas, empates: c.empates };
  // A draw among others than those tied now, for one of them fell since, decides nothing any more.
  return c.sorteos.reduce(
    (hasta, { orden }) => (hasta.empates.some((e) => mismos(e, orden)) ? conDesempate(hasta, orden) : hasta),
    evaluacion,
  );
}

/** Offers that qualify, by order of precedence. */
export const calificadas = (c: ContextoDeItem) =>
  c.filas.filter((f) => f.estado === 'calificada' && f.orden !== null);

/** The best offer, or null when none qualifies. */
export const laMejor = (c: ContextoDeItem) => calificadas(c)[0] ?? null;

/**
 * Bidders whose tie has to be broken by the last steps of art. 73: those of the first place and, when the award is shared
 * out, those the balance comes to. Empty when no tie decides anything.
 */
export function empatadosQueDeciden(c: ContextoDeItem): readonly string[] {
  const mejor = laMejor(c);
  const primeros = c.empates.find((grupo) => mejor !== null && grupo.includes(mejor.postor));
  return primeros ?? (hayQueDistribuir(c) ? c.empates[0] : undefined) ?? [];
}

/**
 * Whether the best offer is over the valor referencial and nobody approved it yet: only in works, for elsewhere such an
 * offer was returned, or the value was reserved and sets no limit (RS-76-1, RS-33-res).
 */
export function excedeElValor(c: ContextoDeItem): boolean {
  const mejor = laMejor(c);
  const valorReferencial = valorDelItem(c);
  if (procesoDe(c).objeto !== 'obras') return false;
  if (mejor?.monto == null || valorReferencial === null || c.excesoAprobado) return false;
  return excedeVr({ valorReferencial, monto: mejor.monto });
}

/** Offers in order of precedence with their quantity, for sharing out. */
export function ofertasConCantidad(c: ContextoDeItem) {
  return calificadas(c).flatMap(({ postor, monto }) => {
    const cantidad = c.ofertas[postor]?.cantidad ?? requeridaEn(c);
    return monto === null || cantidad === null ? [] : [{ postor, monto, cantidad }];
  });
}

/** Whether the best offer does not cover what is needed, and the bases let it be shared out (RS-74-1). */
export function hayQueDistribuir(c: ContextoDeItem): boolean {
  const requerida = requeridaEn(c);
  const [mejor] = ofertasConCantidad(c);
  if (requerida === null || mejor === undefined || c.asignaciones !== null) return false;
  return comparar(deDecimal(mejor.cantidad), deDecimal(requerida)) < 0;
}

/** The most a bidder may be left at to share in the balance, or null when it does not have to reduce (RS-74-2). */
export function debeReducirA(c: ContextoDeItem, postor: string): string | null {
  const requerida = requeridaEn(c);
  if (requerida === null) return null;
  return debenReducir(requerida, ofertasConCantidad(c)).find((d) => d.postor === postor)?.maximo ?? null;
}

/** Who is awarded: those the quantity was shared among, or the best. */
export function ganadoresDe(c: ContextoDeItem): readonly string[] {
  if (c.asignaciones !== null) return c.asignaciones.map((a) => a.postor);
  const mejor = laMejor(c);
  return mejor === null ? [] : [mejor.postor];
}
