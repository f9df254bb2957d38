import { and } from 'xstate';
import { lenguaje } from '../proceso/lenguaje.js';

/** Stage 2, beside the others: registry of participants (arts. 51 to 53). */
export const registro = lenguaje.createStateConfig({
  description: 'Registro de participantes, a la par de las demás etapas.',
  meta: { articulo: 'RS-53-gral' },
  initial: 'abierto',
  states: {
    abierto: {
      description: 'Registro de participantes abierto.',
      meta: { articulo: 'RS-52-1' },
      on: {
        REGISTRAR_PARTICIPANTE: {
          guard: and([
            'algunItemSigue',
            'registroAbierto',
            'participanteNuevo',
            'participanteApto',
            'derechoPagado',
          ]),
          actions: [
            { type: 'anotarParticipante', params: ({ event }) => event.datos },
            {
              type: 'ordenarAviso',
              params: {
                plantilla: 'CONSTANCIA_DE_REGISTRO',
                canal: 'correo',
                a: ['postor'],
                regla: 'RS-52-4',
              },
            },
          ],
        },
        // While the bases are not integrated it stays open, and only the term ends (RS-53-gral).
        VENCIO_REGISTRO: {
          guard: and([{ type: 'plazoVencido', params: { regla: '' } }, 'registroPorCerrar']),
          target: 'cerrado',
        },
      },
    },
    cerrado: {
      id: 'registroCerrado',
      description: 'Registro de participantes cerrado.',
      meta: { articulo: 'RS-53-gral' },
      // A later version of the calendar may give it more days.
      on: {
        REGISTRAR_PARTICIPANTE: {
          guard: and([
            'algunItemSigue',
            'registroAbierto',
            'participanteNuevo',
            'participanteApto',
            'derechoPagado',
          ]),
          target: 'abierto',
          actions: { type: 'anotarParticipante', params: ({ event }) => event.datos },
        },
      },
    },
  },
});
