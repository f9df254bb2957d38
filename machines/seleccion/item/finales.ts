import { and } from 'xstate';
import { APELAR, TERMINA } from './actos.js';
import { lenguajeDeItem } from './lenguaje.js';

/** Deserted, and open to appeal (art. 78; Ley art. 32). */
export const desierto = lenguajeDeItem.createStateConfig({
  description: 'Desierto: corre el plazo para apelarlo.',
  meta: { articulo: 'RS-78-1', situacion: 'desierto' },
  on: {
    INTERPONER_APELACION: {
      guard: and([
        { type: 'recursoEnPlazo', params: { sobre: 'desierto' } },
        'apelanteLegitimo',
        'garantiaSuficiente',
      ]),
      target: 'apelado',
      actions: APELAR,
    },
    VENCIO_IMPUGNACION: { guard: 'plazoDelItemVencido', target: 'desiertoFirme' },
  },
});

/** Cancelled, and open to appeal (art. 79; Ley art. 34). */
export const cancelado = lenguajeDeItem.createStateConfig({
  description: 'Cancelado: corre el plazo para apelar la cancelación.',
  meta: { articulo: 'RS-79-1', situacion: 'cancelado' },
  on: {
    INTERPONER_APELACION: {
      guard: and([
        { type: 'recursoEnPlazo', params: { sobre: 'cancelacion' } },
        'apelanteLegitimo',
        'garantiaSuficiente',
      ]),
      target: 'apelado',
      actions: APELAR,
    },
    VENCIO_IMPUGNACION: { guard: 'plazoDelItemVencido', target: 'canceladoFirme' },
  },
});

export const contrato = lenguajeDeItem.createStateConfig({
  description: 'Contrato suscrito.',
  meta: { articulo: 'RS-22-fin', situacion: 'contrato' },
  type: 'final',
  entry: TERMINA,
});

export const contratoNoSuscrito = lenguajeDeItem.createStateConfig({
  description: 'El contrato no se suscribió.',
  meta: { articulo: 'RS-22-fin', situacion: 'contrato_no_suscrito' },
  type: 'final',
  entry: TERMINA,
});

export const buenaProSinEfecto = lenguajeDeItem.createStateConfig({
  description: 'Buena pro sin efecto por causa de la entidad.',
  meta: { articulo: 'RS-22-fin', situacion: 'buena_pro_sin_efecto' },
  type: 'final',
  entry: TERMINA,
});

export const desiertoFirme = lenguajeDeItem.createStateConfig({
  description: 'Desierto firme.',
  meta: { articulo: 'RS-78-1', situacion: 'desierto' },
  type: 'final',
  entry: TERMINA,
});

export const canceladoFirme = lenguajeDeItem.createStateConfig({
  description: 'Cancelación firme.',
  meta: { articulo: 'RS-79-4', situacion: 'cancelado' },
  type: 'final',
  entry: TERMINA,
});

export const nulo = lenguajeDeItem.createStateConfig({
  description: 'Nulo: lo actuado en este ítem quedó sin efecto.',
  meta: { articulo: 'RS-56ley-1', situacion: 'nulo' },
  type: 'final',
});
