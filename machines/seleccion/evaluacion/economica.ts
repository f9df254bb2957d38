import type { Objeto, Tipo } from '../tipos.js';
import {
  CERO,
  CIEN,
  cociente,
  comparar,
  deDecimal,
  type Fraccion,
  producto,
  redondear,
  resta,
  suma,
} from '../valores/fraccion.js';
import { FACTOR_DE_BONIFICACION } from './bonificacion.js';
import { fueraDeLimites } from './limites.js';
import { ordenDePrelacion, type Puntuada } from './prelacion.js';
import { porElTotal } from './unitario.js';

export type EstadoDeOferta = 'calificada' | 'descalificada' | 'no_admitida' | 'no_presentada';

/** An offer as it comes to the economic evaluation. Those not `calificada` only pass to the table with their reason. */
export interface OfertaPorEvaluar {
  readonly postor: string;
  /** In soles; null when its envelope was never opened. */
  readonly monto: string | null;
  /** Quantity offered, when it may be less than the `requerida` (RS-74-1). */
  readonly cantidad?: string | null;
  /** Exact technical score; null where there is no technical evaluation. */
  readonly tecnico: string | null;
  readonly estado: EstadoDeOferta;
  readonly motivo?: string;
  readonly regla?: string;
  /** The bidder asked for the bonus and has it (RS-71-bon). */
  readonly bonifica: boolean;
  readonly mype: boolean;
  readonly mypeDiscapacidad: boolean;
}

export interface EvaluacionPorHacer {
  readonly objeto: Objeto;
  readonly tipo: Tipo;
  /** Of the process or the item, in soles. */
  readonly valorReferencial: string;
  readonly reservado: boolean;
  readonly c1: string;
  readonly c2: string;
  /** False in works of ADS and AMC: the total is the economic score (RS-47-sinfac). */
  readonly conTecnica: boolean;
  readonly bonificable: boolean;
  /** Quantity needed, in a matter that may be shared out: offers are then compared by unit price. */
  readonly requerida?: string | null;
  readonly ofertas: readonly OfertaPorEvaluar[];
}

/** A row of the evaluation; scores with two decimals, a half going up. Offers still tied share their `orden`. */
export interface FilaDeEvaluacion {
  readonly postor: string;
  readonly monto: string | null;
  readonly puntajeTecnico: string | null;
  readonly puntajeEconomico: string | null;
  /** Points the bonus adds; null when there is none. */
  readonly bonificacion: string | null;
  readonly puntajeTotal: string | null;
  readonly orden: number | null;
  readonly estado: EstadoDeOferta;
  readonly motivo?: string;
  readonly regla?: string;
}

/** Rows by order of precedence, then the rest by id; and the groups that steps 1 to 3 of RS-73 left tied. */
export interface Evaluacion {
  readonly filas: readonly FilaDeEvaluacion[];
  readonly empates: readonly (readonly string[])[];
}

interface Valida extends Puntuada {
  readonly oferta: OfertaPorEvaluar;
  readonly bonificacion: Fraccion | null;
}

const BONIFICADO = deDecimal(FACTOR_DE_BONIFICACION);
const enPuntos = (valor: Fraccion) => redondear(valor, 2);

function comparable(e: EvaluacionPorHacer, oferta: OfertaPorEvaluar): Fraccion {
  if (oferta.monto === null) throw new RangeError(`La oferta de «${oferta.postor}» no está abierta.`);
  return porElTotal(oferta.monto, oferta.cantidad ?? null, e.requerida ?? null);
}

/** Limits first (RS-33-max, RS-33-min): what is outside them is not scored and sets no lowest price. */
function conLimites(e: EvaluacionPorHacer, oferta: OfertaPorEvaluar): OfertaPorEvaluar {
  if (oferta.estado !== 'calificada' || oferta.monto === null) return oferta;
  const { objeto, valorReferencial, reservado, requerida } = e;
  const { monto, cantidad } = oferta;
  const fuera = fueraDeLimites({ objeto, valorReferencial, reservado, monto, cantidad, requerida });
  return fuera ? { ...oferta, estado: fuera.estado, motivo: fuera.detalle, regla: fuera.regla } : oferta;
}

function puntuar(e: EvaluacionPorHacer, oferta: OfertaPorEvaluar, menor: Fraccion): Valida {
  if (e.conTecnica && oferta.tecnico === null) {
    throw new RangeError(`La oferta de «${oferta.postor}» no tiene puntaje técnico.`);
  }
  const tecnico = e.conTecnica ? deDecimal(oferta.tecnico ?? '0') : CERO;
  const economico = cociente(producto(menor, CIEN), comparable(e, oferta));
  const ponderado = e.conTecnica
    ? suma(producto(deDecimal(e.c1), tecnico), producto(deDecimal(e.c2), economico))
    : economico;
  const total = e.bonificable && oferta.bonifica ? producto(ponderado, BONIFICADO) : ponderado;
  const bonificacion = total === ponderado ? null : resta(total, ponderado);
  const { postor, mype, mypeDiscapacidad } = oferta;
  return { postor, oferta, tecnico, economico, total, bonificacion, mype, mypeDiscapacidad };
}

function filaDe(e: EvaluacionPorHacer, valida: Valida, orden: number): FilaDeEvaluacion {
  return {
    postor: valida.postor,
    monto: valida.oferta.monto,
    puntajeTecnico: e.conTecnica ? enPuntos(valida.tecnico) : null,
    puntajeEconomico: enPuntos(valida.economico),
    bonificacion: valida.bonificacion && enPuntos(valida.bonificacion),
    puntajeTotal: enPuntos(valida.total),
    orden,
    estado: 'calificada',
  };
}

function filaSinOrden(oferta: OfertaPorEvaluar): FilaDeEvaluacion {
  return {
    postor: oferta.postor,
    monto: oferta.monto,
    puntajeTecnico: oferta.tecnico === null ? null : enPuntos(deDecimal(oferta.tecnico)),
    puntajeEconomico: null,
    bonificacion: null,
    puntajeTotal: null,
    orden: null,
    estado: oferta.estado,
    ...(oferta.motivo === undefined ? {} : { motivo: oferta.motivo }),
    ...(oferta.regla === undefined ? {} : { regla: oferta.regla }),
  };
}

/**
 * The economic evaluation and the totals of a process or item: limits (RS-33-max, RS-33-min), `Pi = lowest × 100 / Oi`
 * (RS-70-E), `PTP = c1·PT + c2·PE` (RS-71-tot), 10 % bonus on it (RS-71-bon, AMB-C20), and the order by exact values with
 * steps 1 to 3 of RS-73. RangeError when a qualified offer has no amount, or no technical score where there is one.
 */
export function evaluar(e: EvaluacionPorHacer): Evaluacion {
  const ofertas = e.ofertas.map((oferta) => conLimites(e, oferta));
  const validas = ofertas.filter((o) => o.estado === 'calificada');
  const precios = validas.map((o) => comparable(e, o));
  const menor = precios.reduce((a, b) => (comparar(b, a) < 0 ? b : a), precios[0] ?? CERO);
  const grupos = ordenDePrelacion(
    e.objeto,
    e.tipo,
    validas.map((o) => puntuar(e, o, menor)),
  );
  let siguiente = 1;
  const ordenadas = grupos.flatMap((grupo) => {
    const orden = siguiente;
    siguiente += grupo.length;
    return grupo.map((valida) => filaDe(e, valida, orden));
  });
  const resto = ofertas
    .filter((o) => o.estado !== 'calificada')
    .sort((a, b) => (a.postor < b.postor ? -1 : 1))
    .map(filaSinOrden);
  const empates = grupos.filter((grupo) => grupo.length > 1).map((grupo) => grupo.map((v) => v.postor));
  return { filas: [...ordenadas, ...resto], empates };
}
