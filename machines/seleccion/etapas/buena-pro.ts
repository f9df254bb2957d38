import { and } from 'xstate';
import { diaPublicado, hoy } from '../proceso/lecturas.js';
import { lenguaje } from '../proceso/lenguaje.js';

/** Stage 8: award, item by item; each lives on by itself until its ending (arts. 72 to 77). */
export const buenaPro = lenguaje.createStateConfig({
  id: 'buenaPro',
  description: 'Otorgamiento de la buena pro, ítem por ítem.',
  meta: { articulo: 'RS-72-1', situacion: 'en_evaluacion' },
  on: {
    OTORGAR_BUENA_PRO: {
      guard: { type: 'yaEmpezo', params: { actividad: 'buena_pro', regla: 'RS-72-1' } },
      actions: {
        type: 'cumplirPlazo',
        params: ({ context, event }) => ({
          regla: 'AMB-C-buenaPro',
          fecha: diaPublicado(context, event.datos),
        }),
      },
    },
    // An item that went back is evaluated again, while the others wait or go on.
    'senal.itemVuelve': [{ guard: 'vuelveALaBuenaPro' }, { target: '#calificacion' }],
    SOLICITAR_ACCESO: {
      guard: 'accesoPorPedir',
      actions: [
        {
          type: 'anotarAcceso',
          params: ({ event }) => ({ postor: event.datos.postor, estado: 'pedido' as const }),
        },
        {
          type: 'armarPlazo',
          params: ({ context, event }) => ({
            regla: 'RS-72-3',
            item: `acceso/${event.datos.postor}`,
            desde: hoy(context),
            ambitos: context.ambitos,
          }),
        },
      ],
    },
    DAR_ACCESO: {
      guard: and(['accesoPorDar']),
      actions: [
        {
          type: 'anotarAcceso',
          params: ({ event }) => ({ postor: event.datos.postor, estado: 'dado' as const }),
        },
        {
          type: 'cumplirPlazo',
          params: ({ context, event }) => ({
            regla: 'RS-72-3',
            item: `acceso/${event.datos.postor}`,
            fecha: hoy(context),
          }),
        },
      ],
    },
  },
});
