import { and } from 'xstate';
import { hoy } from '../proceso/lecturas.js';
import { lenguaje } from '../proceso/lenguaje.js';

const ABRIR = { type: 'senal.abrirPropuestas' };

/** Stage 6: proposals in two shut envelopes (arts. 61 to 68). */
export const presentacion = lenguaje.createStateConfig({
  id: 'presentacion',
  description: 'Presentación de propuestas, en dos sobres cerrados.',
  meta: { articulo: 'RS-63-1', situacion: 'bases_integradas' },
  on: {
    PRESENTAR_PROPUESTA: {
      guard: and([
        'plazoDelArticulo24',
        'esElDiaDePropuestas',
        'propuestaAHora',
        'esParticipante',
        'postorNuevo',
        'ofertasValidas',
      ]),
      actions: { type: 'anotarPropuesta', params: ({ event }) => event.datos },
    },
    // The first act of the evaluation closes the reception, once its hour has passed.
    ADMITIR_PROPUESTA: {
      guard: and(['presentacionCerrada', 'hayPropuestas']),
      target: '#calificacion',
      actions: {
        type: 'aItems',
        params: ({ context: c }) => ({ items: Object.keys(c.items), senal: ABRIR }),
      },
    },
    NO_ADMITIR_PROPUESTA: {
      guard: and(['presentacionCerrada', 'hayPropuestas']),
      target: '#calificacion',
      actions: {
        type: 'aItems',
        params: ({ context: c }) => ({ items: Object.keys(c.items), senal: ABRIR }),
      },
    },
    OBSERVAR_PROPUESTA: {
      guard: and(['presentacionCerrada', 'hayPropuestas']),
      target: '#calificacion',
      actions: {
        type: 'aItems',
        params: ({ context: c }) => ({ items: Object.keys(c.items), senal: ABRIR }),
      },
    },
    CUSTODIAR_SOBRES: {
      guard: and(['presentacionCerrada', 'hayPropuestas', 'actoEsPublico']),
      target: '#calificacion',
      actions: [
        'anotarCustodia',
        { type: 'aItems', params: ({ context: c }) => ({ items: Object.keys(c.items), senal: ABRIR }) },
      ],
    },
    DECLARAR_DESIERTO: {
      guard: 'presentacionCerrada',
      target: '#calificacion',
      actions: {
        type: 'aItems',
        params: ({ context: c }) => ({ items: Object.keys(c.items), senal: ABRIR }),
      },
    },
    VENCIO_PRESENTACION: [
      {
        guard: and([{ type: 'plazoVencido', params: { regla: '' } }, 'propuestasSePudieronPresentar']),
        target: '#calificacion',
        actions: [
          {
            type: 'cumplirPlazo',
            params: ({ context }) => ({ regla: 'AMB-C-propuestas', fecha: hoy(context) }),
          },
          { type: 'aItems', params: ({ context: c }) => ({ items: Object.keys(c.items), senal: ABRIR }) },
        ],
      },
      // Art. 24 let nobody present on that day: the stage waits for its new date (RS-24).
      { guard: { type: 'plazoVencido', params: { regla: '' } } },
    ],
  },
});
