import { and } from 'xstate';
import { hoy } from '../proceso/lecturas.js';
import { lenguaje } from '../proceso/lenguaje.js';

/** Stage 7: technical evaluation, and then, only then, the economic one (arts. 70 and 71). */
export const calificacion = lenguaje.createStateConfig({
  id: 'calificacion',
  description: 'Calificación y evaluación de propuestas: primero la técnica, después la económica.',
  meta: { articulo: 'RS-70-1', situacion: 'en_evaluacion' },
  on: {
    EVALUAR_TECNICA: {
      guard: { type: 'yaEmpezo', params: { actividad: 'calificacion_evaluacion', regla: 'RS-70-2' } },
    },
    CUSTODIAR_SOBRES: { guard: 'actoEsPublico', actions: 'anotarCustodia' },
    EVALUAR_ECONOMICA: {
      guard: and([
        { type: 'yaEmpezo', params: { actividad: 'calificacion_evaluacion', regla: 'RS-70-E' } },
        'tecnicaTerminada',
        'aperturaConActa',
      ]),
      target: '#buenaPro',
      actions: [
        { type: 'anotarApertura', params: ({ event }) => event.datos },
        {
          type: 'cumplirPlazo',
          params: ({ context }) => ({ regla: 'AMB-C-calificacion', fecha: hoy(context) }),
        },
        {
          type: 'aItems',
          params: ({ context, event }) => ({
            items: Object.keys(context.items),
            senal: { type: 'senal.apertura', datos: { aperturas: event.datos.aperturas } },
          }),
        },
      ],
    },
  },
});
