import { hoy, lenguajeDeItem } from './lenguaje.js';

/**
 * Economic envelopes observed for their folios or initials: mended in time, or else the offer falls and the result is made
 * again without it (RS-68-E). Several may be due at once, so it goes on wherever the fall of the first leads.
 */
export const subsanacionEconomica = lenguajeDeItem.createStateConfig({
  on: {
    SUBSANAR_PROPUESTA: {
      guard: 'subsanaEnPlazo',
      actions: [
        { type: 'anotarSubsanacionEconomica', params: ({ event }) => event.datos },
        {
          type: 'cumplirPlazo',
          params: ({ context, event }) => ({
            regla: 'RS-68-T',
            item: `${context.numero}/${event.datos.postor}`,
            fecha: hoy(context),
          }),
        },
      ],
    },
    VENCIO_SUBSANACION: {
      guard: 'plazoDelItemVencido',
      target: 'resultado',
      actions: {
        type: 'anotarCaida',
        params: ({ event }) => ({
          postor: event.datos.item.split('/').slice(1).join('/'),
          regla: 'RS-68-E',
        }),
      },
    },
  },
});
