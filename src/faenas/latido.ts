import { tick } from '../engine/tick.js';
import type { Sistema } from '../sistema.js';
import type { Faena } from './faena.js';

const CADA_MS = 1000;

/** The beat of the office: fires what fell due on cases nobody touched, and delivers messages left half-way. */
export function latido({ door, avisar, log, pulso }: Sistema): Faena {
  return {
    nombre: 'latido',
    cadaMs: CADA_MS,
    correr: async () => {
      const { vencidos, mensajes } = await tick(door);
      pulso.latio(vencidos);
      if (vencidos === 0 && mensajes === 0) return;
      log.info({ vencidos, mensajes }, 'latido');
      avisar();
    },
  };
}
