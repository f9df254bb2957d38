import { hechos } from '../base/hechos.js';
import type { Custodia, Datos, MontoSellado } from '../base/maquina.js';
import type { ContextoDeItem } from './item/contexto.js';
import type { PresentacionDeProceso } from './nacimiento.js';
import type { ContextoDeProceso, MontoGuardado } from './proceso/contexto.js';

const sobreDe = (monto: MontoGuardado | undefined): string[] =>
  monto === undefined || typeof monto === 'string' ? [] : [monto.sobre];

/** The reserved valor referencial of a process and of its items: the entity's own (AP-17-1, AMB-D6). */
function delNacimiento(acto: Datos): MontoSellado[] {
  const { valorReferencialReservado, items } = acto as unknown as PresentacionDeProceso;
  if (valorReferencialReservado !== true) return [];
  const deItems = (items ?? []).map(({ numero }, i) => ({
    ruta: ['items', i, 'valorReferencial'],
    postor: '',
    item: numero,
  }));
  return [{ ruta: ['valorReferencial'], postor: '', item: '' }, ...deItems];
}

function deLaPropuesta(acto: Datos): MontoSellado[] {
  const { postor, ofertas } = acto as { postor: string; ofertas: readonly { item?: string }[] };
  return ofertas.map(({ item }, i) => ({ ruta: ['ofertas', i, 'monto'], postor, item: item ?? '' }));
}

/** Envelopes of the reserved amounts that are still shut. */
function propios(context: unknown): string[] {
  const c = context as ContextoDeProceso;
  return [
    ...sobreDe(c.valorReferencial),
    ...Object.values(c.items).flatMap((i) => sobreDe(i.valorReferencial)),
  ];
}

/**
 * Envelopes the economic evaluation opens (RS-70-1): in each item that waits for it, those of the offers still admitted,
 * for one not admitted or below the technical minimum stays shut for ever; and the reserved valor referencial (AP-17-2).
 */
function deLaApertura(context: unknown): string[] {
  const c = context as ContextoDeProceso;
  const ofertas = Object.entries(hechos(c).items).flatMap(([n, item]) => {
    if (item.terminado || item.estado !== 'porAbrir') return [];
    return Object.entries((item.context as ContextoDeItem).ofertas).flatMap(([postor, oferta]) =>
      oferta.estado === 'admitida' ? sobreDe(c.propuestas[postor]?.ofertas[n]?.monto) : [],
    );
  });
  return ofertas.length === 0 ? [] : [...ofertas, ...propios(c)];
}

/** What of a process nobody may read before its time, when it opens, and what is drawn by lot (D17). */
export const CUSTODIA: Custodia = {
  sellar(tipo, acto) {
    if (tipo === 'CREAR_PROCESO') return delNacimiento(acto);
    return tipo === 'PRESENTAR_PROPUESTA' ? deLaPropuesta(acto) : [];
  },
  abrir: (tipo, _acto, context) => (tipo === 'EVALUAR_ECONOMICA' ? deLaApertura(context) : []),
  sortea: (tipo, acto) => tipo === 'RESOLVER_EMPATE' && acto['metodo'] === 'sorteo',
  propios,
};
