import { and } from 'xstate';
import { hoy, lenguaje, SOLICITANTE_CON_COPIA } from './lenguaje.js';

/** After the report: its presentation, which holds nothing open, beside activity C, the follow-up (num. 9.2.1.C). */
export const informado = lenguaje.createStateConfig({
  description: 'Se emitió el informe de asistencia técnica.',
  meta: { articulo: 'AT-8.2.1.B-6' },
  type: 'parallel',
  states: {
    exposicion: {
      description: 'Exposición de los alcances del informe; no mantiene abierto el expediente.',
      meta: { articulo: 'AT-8.2.1.B-8' },
      initial: 'segunInforme',
      states: {
        segunInforme: {
          description: 'Se invita si el informe señala deficiencias.',
          meta: { articulo: 'AT-8.2.1.B-8' },
          always: [
            {
              guard: 'hayDeficiencias',
              target: 'invitada',
              actions: {
                type: 'ordenarAviso',
                params: {
                  plantilla: 'INVITACION_EXPOSICION',
                  canal: 'correo',
                  a: SOLICITANTE_CON_COPIA,
                  regla: 'AT-8.2.1.B-8',
                },
              },
            },
            { target: 'sinInvitacion' },
          ],
        },
        invitada: {
          description: 'Se invitó a la entidad a la exposición del informe.',
          meta: { articulo: 'AT-8.2.1.B-8' },
          on: {
            REALIZAR_EXPOSICION: {
              guard: { type: 'fechaYaLlego', params: { regla: 'AT-8.2.1.B-8' } },
              target: 'realizada',
            },
          },
        },
        realizada: {
          description: 'Se expuso el informe; puede exponerse de nuevo.',
          meta: { articulo: 'AT-8.2.1.B-8' },
          on: { REALIZAR_EXPOSICION: { guard: { type: 'fechaYaLlego', params: { regla: 'AT-8.2.1.B-8' } } } },
        },
        sinInvitacion: {
          description: 'El informe no señala deficiencias: no hay qué exponer.',
          meta: { articulo: 'AT-8.2.1.B-8' },
        },
      },
    },
    seguimiento: {
      description: 'Seguimiento de la revisión con ocasión de la convocatoria.',
      meta: { articulo: 'AT-8.2.1.C-1' },
      initial: 'esperaConvocatoria',
      onDone: { target: '#solicitud.enTramite.atencion.actividades.revision.concluida' },
      states: {
        esperaConvocatoria: {
          description: 'Se espera que la entidad convoque el procedimiento de selección.',
          meta: { articulo: 'AMB-A17' },
          on: {
            'senal.convocada': [
              {
                guard: 'hayDeficiencias',
                target: 'enVerificacion',
                actions: [
                  {
                    type: 'cumplirPlazo',
                    params: ({ event }) => ({ regla: 'AMB-A17', fecha: event.datos.fecha }),
                  },
                  {
                    type: 'armarPlazo',
                    params: ({ event }) => ({ regla: 'AMB-A6-seguimiento', desde: event.datos.fecha }),
                  },
                ],
              },
              {
                target: 'emitido',
                actions: [
                  {
                    type: 'cumplirPlazo',
                    params: ({ event }) => ({ regla: 'AMB-A17', fecha: event.datos.fecha }),
                  },
                  'anotarSeguimiento',
                  {
                    type: 'ordenarAviso',
                    params: {
                      plantilla: 'SEGUIMIENTO_FAVORABLE',
                      canal: 'correo',
                      a: SOLICITANTE_CON_COPIA,
                      regla: 'AMB-A16',
                    },
                  },
                ],
              },
            ],
            VENCIO_ESPERA_DE_CONVOCATORIA: {
              guard: { type: 'plazoVencido', params: { regla: 'AMB-A17' } },
              target: '#solicitud.archivadaSinConvocatoria',
              actions: {
                type: 'ordenarAviso',
                params: {
                  plantilla: 'ARCHIVO_SIN_CONVOCATORIA',
                  canal: 'correo',
                  a: SOLICITANTE_CON_COPIA,
                  regla: 'AMB-A17',
                },
              },
            },
          },
        },
        enVerificacion: {
          description: 'Se verifica, una por una, la atención de las deficiencias señaladas.',
          meta: { articulo: 'AT-8.2.1.C-1' },
          on: {
            // Item by item; a single one not attended sends the report to the SEACE, by the approved text (AMB-A1, AMB-A2).
            EMITIR_INFORME_SEGUIMIENTO: [
              {
                guard: and(['verificacionCompleta', 'todoCumplido']),
                target: 'emitido',
                actions: [
                  'anotarSeguimiento',
                  {
                    type: 'cumplirPlazo',
                    params: ({ context }) => ({ regla: 'AMB-A6-seguimiento', fecha: hoy(context) }),
                  },
                  {
                    type: 'ordenarAviso',
                    params: {
                      plantilla: 'SEGUIMIENTO_FAVORABLE',
                      canal: 'correo',
                      a: SOLICITANTE_CON_COPIA,
                      regla: 'AT-8.2.1.C-3',
                    },
                  },
                ],
              },
              {
                guard: 'verificacionCompleta',
                target: 'emitido',
                actions: [
                  'anotarSeguimiento',
                  {
                    type: 'cumplirPlazo',
                    params: ({ context }) => ({ regla: 'AMB-A6-seguimiento', fecha: hoy(context) }),
                  },
                  {
                    type: 'ordenarAviso',
                    params: {
                      plantilla: 'SEGUIMIENTO_CON_DISPOSICIONES',
                      canal: 'seace',
                      a: ['solicitante'],
                      regla: 'AT-8.2.1.C-2',
                    },
                  },
                ],
              },
            ],
          },
        },
        emitido: {
          description: 'Se emitió el informe de seguimiento.',
          meta: { articulo: 'AT-8.2.1.C-1' },
          type: 'final',
        },
      },
    },
  },
});
