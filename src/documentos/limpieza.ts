import { type Clock, sumarMilisegundos } from '../clock.js';
import type { Faena } from '../faenas/faena.js';
import type { Deposito } from './deposito.js';

const HORA_MS = 3_600_000;

/** Clears what crashes left in the deposit. @param reloj that of the machine, which dates the files */
export function limpiezaDeDocumentos(deposito: Deposito, reloj: Clock): Faena {
  return {
    nombre: 'documentos a medias',
    cadaMs: 600_000,
    // What nobody wrote to in an hour is nobody's: an upload that stops for a minute is cut.
    correr: async () => {
      await deposito.limpiar(Date.parse(sumarMilisegundos(reloj.ahora(), -HORA_MS)));
    },
  };
}
