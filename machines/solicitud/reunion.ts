import { and, raise } from 'xstate';
import { diaDe } from '../base/campos.js';
import { hoy, lenguaje, SOLICITANTE_CON_COPIA } from './lenguaje.js';

/** Activity A: the meeting of technical assistance (num. 9.2.1.A; draft 8.2.1.A). */
export const reunion = lenguaje.createStateConfig({
  description: 'El OECE se contacta con la entidad y realiza la reunión de asistencia técnica.',
  meta: { articulo: 'AT-8.2.1.A-0' },
  initial: 'porProgramar',
  states: {
    porProgramar: {
      description: 'Por programar la reunión: cinco días hábiles desde la recepción.',
      meta: { articulo: 'AT-8.2.1.A-1' },
      on: {
        RECHAZAR: {
          target: '#solicitud.rechazada',
          actions: [
            { type: 'cumplirPlazo', params: ({ context }) => ({ regla: 'AMB-A4', fecha: hoy(context) }) },
            {
              type: 'ordenarAviso',
              params: {
                plantilla: 'RECHAZO',
                canal: 'correo',
                a: SOLICITANTE_CON_COPIA,
                regla: 'AT-8.1.2-2',
              },
            },
          ],
        },
        PROGRAMAR_REUNION: {
          guard: and(['reunionDesdeAhora', 'reunionEnPlazo']),
          target: 'programada',
          actions: [
            { type: 'anotarProgramacion', params: ({ event }) => event.datos },
            { type: 'cumplirPlazo', params: ({ context }) => ({ regla: 'AMB-A4', fecha: hoy(context) }) },
            {
              type: 'cumplirPlazo',
              params: ({ context }) => ({ regla: 'AT-8.2.1.A-1', fecha: hoy(context) }),
            },
            {
              type: 'armarPlazo',
              params: ({ event }) => ({ regla: 'AMB-A6-resultado', desde: diaDe(event.datos.fecha) }),
            },
            {
              type: 'ordenarAviso',
              params: {
                plantilla: 'CITACION',
                canal: 'correo',
                a: SOLICITANTE_CON_COPIA,
                regla: 'AT-8.2.1.A-1',
              },
            },
          ],
        },
      },
    },
    programada: {
      description: 'Reunión programada: se realiza dentro de los diez días hábiles desde la recepción.',
      meta: { articulo: 'AT-8.2.1.A-2' },
      on: {
        REPROGRAMAR_REUNION: [
          {
            guard: and(['reunionDesdeAhora', 'pideLaEntidadPasarse']),
            actions: [
              { type: 'anotarProgramacion', params: ({ event }) => event.datos },
              {
                type: 'armarPlazo',
                params: ({ event }) => ({
                  regla: 'AMB-A20',
                  desde: diaDe(event.datos.fecha),
                  sucede: 'AT-8.2.1.A-2',
                  motivo: 'La entidad pidió una fecha posterior.',
                }),
              },
              {
                type: 'armarPlazo',
                params: ({ event }) => ({ regla: 'AMB-A6-resultado', desde: diaDe(event.datos.fecha) }),
              },
              {
                type: 'ordenarAviso',
                params: {
                  plantilla: 'REPROGRAMACION',
                  canal: 'correo',
                  a: SOLICITANTE_CON_COPIA,
                  regla: 'AMB-A20',
                },
              },
            ],
          },
          {
            guard: and(['reunionDesdeAhora', 'reunionEnPlazo']),
            actions: [
              { type: 'anotarProgramacion', params: ({ event }) => event.datos },
              {
                type: 'armarPlazo',
                params: ({ event }) => ({ regla: 'AMB-A6-resultado', desde: diaDe(event.datos.fecha) }),
              },
              {
                type: 'ordenarAviso',
                params: {
                  plantilla: 'REPROGRAMACION',
                  canal: 'correo',
                  a: SOLICITANTE_CON_COPIA,
                  regla: 'AT-8.2.1.A-2',
                },
              },
            ],
          },
        ],
        REGISTRAR_REUNION: {
          guard: and(['reunionYaRealizada', 'revisionCabe']),
          target: '#solicitud.enTramite.atencion.actividades',
          actions: [
            { type: 'anotarReunion', params: ({ event }) => event.datos },
            {
              type: 'cumplirPlazo',
              params: ({ event }) => ({ regla: 'AT-8.2.1.A-2', fecha: diaDe(event.datos.fecha) }),
            },
            {
              type: 'cumplirPlazo',
              params: ({ event }) => ({ regla: 'AMB-A20', fecha: diaDe(event.datos.fecha) }),
            },
            {
              type: 'cumplirPlazo',
              params: ({ context }) => ({ regla: 'AMB-A6-resultado', fecha: hoy(context) }),
            },
            {
              type: 'ordenarAviso',
              params: {
                plantilla: 'RESULTADO_REUNION',
                canal: 'correo',
                a: SOLICITANTE_CON_COPIA,
                regla: 'AT-8.1.3-3',
              },
            },
            raise(({ event }) => ({ type: 'senal.reunion', datos: { derivacion: event.datos.derivacion } })),
          ],
        },
      },
    },
  },
});
