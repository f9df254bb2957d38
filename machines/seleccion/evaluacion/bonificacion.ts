import { determinarTipo } from '../tipo.js';
import type { Objeto } from '../tipos.js';
import { llaveDe } from '../valores/llave.js';

/** Ten per cent on the total score (AMB-C20): what the score is multiplied by, as a decimal text. */
export const FACTOR_DE_BONIFICACION = '1.1';

const SIN_BONIFICACION = ['lima', 'callao'];

/** What names a province, without the words some put before it. */
function llave(provincia: string): string {
  return llaveDe(provincia).replace(/^(la )?provincia (constitucional )?(del |de )?/, '');
}

export interface MateriaBonificable {
  readonly objeto: Objeto;
  /** Of the item, or of the process when it has none, in soles (RS-71-bonit). */
  readonly valorReferencial: string;
  readonly ejercicio: number;
  readonly provinciaEjecucion: string | null;
}

/**
 * Whether offers can have the bonus: works and services of any kind, carried out outside the provinces of Lima and
 * Callao, of an amount of ADS or AMC, whatever the process they are in (RS-71-bon, RS-71-bonit, AMB-C19).
 */
export function esBonificable({
  objeto,
  valorReferencial,
  ejercicio,
  provinciaEjecucion,
}: MateriaBonificable): boolean {
  if (objeto === 'bienes' || provinciaEjecucion === null) return false;
  if (SIN_BONIFICACION.includes(llave(provinciaEjecucion))) return false;
  const tipo = determinarTipo({ objeto, valorReferencial, ejercicio });
  return tipo.ok && (tipo.tipo === 'ADS' || tipo.tipo === 'AMC');
}

export interface PedidoDeBonificacion {
  readonly pide: boolean;
  /** Province of the bidder's domicile in the RNP. */
  readonly domicilioProvincia: string | null;
  readonly provinciaEjecucion: string | null;
  readonly provinciasColindantes: readonly string[];
}

/** Whether a bidder of a `esBonificable` matter has the bonus: asked for, and domiciled in the province or one beside it (RS-71-bon). */
export function leCorresponde(pedido: PedidoDeBonificacion): boolean {
  if (!pedido.pide || pedido.domicilioProvincia === null || pedido.provinciaEjecucion === null) return false;
  const domicilio = llave(pedido.domicilioProvincia);
  return [pedido.provinciaEjecucion, ...pedido.provinciasColindantes].some((p) => llave(p) === domicilio);
}
