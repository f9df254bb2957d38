import { lenguaje } from '../proceso/lenguaje.js';

/** No item goes on: what is left is that endings become firm, that causes are told and money given back (RS-22-fin). */
export const cierre = lenguaje.createStateConfig({
  id: 'cierre',
  description: 'Ningún ítem sigue su curso; faltan recursos por vencer, devoluciones o el informe de causas.',
  meta: { articulo: 'RS-22-fin' },
  always: { guard: 'todoConcluido', target: '#terminado' },
  // An ending that did not stand sends its item back to the evaluation (RS-56ley-3).
  on: {
    'senal.itemVuelve': [{ guard: 'vuelveALaBuenaPro', target: '#buenaPro' }, { target: '#calificacion' }],
  },
});

/** The end of the process; each item says how it ended. */
export const terminado = lenguaje.createStateConfig({
  id: 'terminado',
  description: 'El proceso terminó.',
  meta: { articulo: 'RS-22-fin' },
  type: 'final',
  entry: { type: 'anularPlazos', params: { motivo: 'El proceso terminó.' } },
});
