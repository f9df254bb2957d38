import { and } from 'xstate';
import { reglaDe } from '../cronograma/etapas.js';
import { plazosTrasElPliego, trasElPliego } from '../proceso/ajustes.js';
import { diaPublicado } from '../proceso/lecturas.js';
import { lenguaje } from '../proceso/lenguaje.js';
import { avisarPorCorreo, avisosDeAjuste, publicar } from './avisos.js';
import { nadaQueAbsolver } from './nada-que-absolver.js';

/** Stages 3 and 4 as one, in ADP, ADS and AMC of works: one window and one pliego (RS-57-AD, RS-57-AMCOC). */
export const consultasYObservaciones = lenguaje.createStateConfig({
  id: 'consultas',
  description: 'Consultas y observaciones simultáneas, con un solo pliego.',
  meta: { articulo: 'RS-57-AD' },
  initial: 'recepcion',
  states: {
    recepcion: {
      description: 'Los participantes formulan consultas y observaciones.',
      meta: { articulo: 'RS-57-AD' },
      on: {
        FORMULAR_CONSULTA: {
          guard: and([
            { type: 'ventanaAbierta', params: { actividad: 'consultas', regla: 'RS-54-1' } },
            'esParticipante',
            'identificadorNuevo',
          ]),
          actions: { type: 'anotarConsulta', params: ({ event }) => event.datos },
        },
        FORMULAR_OBSERVACION: {
          guard: and([
            { type: 'ventanaAbierta', params: { actividad: 'observaciones', regla: 'RS-56-1' } },
            'esParticipante',
            'identificadorNuevo',
          ]),
          actions: { type: 'anotarObservacion', params: ({ event }) => event.datos },
        },
        VENCIO_CONSULTAS: { guard: { type: 'plazoVencido', params: { regla: '' } }, target: 'absolucion' },
      },
    },
    absolucion: {
      description: 'El comité absuelve consultas y observaciones en un solo pliego.',
      meta: { articulo: 'RS-57-AD-abs' },
      on: {
        APROBAR_NUEVO_VALOR: [
          {
            guard: and(['publicadoYaLlego', 'valorSustentado', 'valorCambiaElTipo']),
            target: '#cierre',
            actions: [
              { type: 'anotarNuevoValor', params: ({ event }) => event.datos },
              {
                type: 'aItems',
                params: ({ context }) => ({
                  items: Object.keys(context.items),
                  senal: { type: 'senal.anular' },
                }),
              },
              { type: 'ordenarAviso', params: publicar('NULIDAD_POR_CAMBIO_DE_TIPO', 'AP-13-6') },
            ],
          },
          {
            guard: and(['publicadoYaLlego', 'valorSustentado']),
            actions: { type: 'anotarNuevoValor', params: ({ event }) => event.datos },
          },
        ],
        ABSOLVER_OBSERVACIONES: [
          {
            guard: and([
              { type: 'hayPorAbsolver', params: { clase: 'todo' } },
              { type: 'areasRespondieron', params: { clase: 'todo' } },
              'publicadoYaLlego',
              { type: 'pliegoCompleto', params: { clase: 'todo' } },
              'huboObservaciones',
            ]),
            target: '#elevacion',
            actions: [
              { type: 'anotarPliego', params: ({ event }) => event.datos },
              {
                type: 'cumplirPlazo',
                params: ({ context, event }) => ({
                  regla: reglaDe(context.procedimiento, 'absolucion_observaciones'),
                  fecha: diaPublicado(context, event.datos),
                }),
              },
              {
                type: 'ordenarAvisos',
                params: ({ context: c, event }) => avisosDeAjuste(c.cronograma, trasElPliego(c, event.datos)),
              },
              {
                type: 'fijarCronograma',
                params: ({ context, event }) => trasElPliego(context, event.datos),
              },
              {
                type: 'armarPlazos',
                params: ({ context, event }) => ({ plazos: plazosTrasElPliego(context, event.datos) }),
              },
              { type: 'ordenarAviso', params: publicar('PLIEGO_DE_OBSERVACIONES', 'RS-57-AD-abs') },
              { type: 'ordenarAviso', params: avisarPorCorreo('PLIEGO_DE_OBSERVACIONES', 'RS-25-2') },
            ],
          },
          {
            guard: and([
              { type: 'hayPorAbsolver', params: { clase: 'todo' } },
              { type: 'areasRespondieron', params: { clase: 'todo' } },
              'publicadoYaLlego',
              { type: 'pliegoCompleto', params: { clase: 'todo' } },
            ]),
            target: '#integracion',
            actions: [
              { type: 'anotarPliego', params: ({ event }) => event.datos },
              {
                type: 'cumplirPlazo',
                params: ({ context, event }) => ({
                  regla: reglaDe(context.procedimiento, 'absolucion_observaciones'),
                  fecha: diaPublicado(context, event.datos),
                }),
              },
              { type: 'ordenarAviso', params: publicar('PLIEGO_DE_CONSULTAS', 'RS-57-AD-abs') },
              { type: 'ordenarAviso', params: avisarPorCorreo('PLIEGO_DE_CONSULTAS', 'RS-25-2') },
            ],
          },
        ],
        VENCIO_ABSOLUCION_OBSERVACIONES: [
          {
            guard: and([
              { type: 'plazoVencido', params: { regla: '' } },
              { type: 'nadaPorAbsolver', params: { clase: 'todo' } },
            ]),
            target: '#integracion',
            actions: nadaQueAbsolver('absolucion_observaciones'),
          },
          { guard: { type: 'plazoVencido', params: { regla: '' } } },
        ],
      },
    },
  },
});
