import { and } from 'xstate';
import { reglaDe } from '../cronograma/etapas.js';
import { plazosTrasElPliego, trasElPliego } from '../proceso/ajustes.js';
import { diaPublicado } from '../proceso/lecturas.js';
import { lenguaje } from '../proceso/lenguaje.js';
import { avisarPorCorreo, avisosDeAjuste, publicar } from './avisos.js';
import { nadaQueAbsolver } from './nada-que-absolver.js';

/** Stage 4 of LP and CP: observaciones and their absolution (arts. 56 and 57). */
export const observaciones = lenguaje.createStateConfig({
  id: 'observaciones',
  description: 'Observaciones a las bases y su absolución.',
  meta: { articulo: 'RS-56-1' },
  initial: 'recepcion',
  on: {
    ABSOLVER_CONSULTAS: {
      guard: and([
        { type: 'hayPorAbsolver', params: { clase: 'consultas' } },
        { type: 'areasRespondieron', params: { clase: 'consultas' } },
        'publicadoYaLlego',
        { type: 'pliegoCompleto', params: { clase: 'consultas' } },
      ]),
      actions: [
        { type: 'anotarPliego', params: ({ event }) => event.datos },
        {
          type: 'cumplirPlazo',
          params: ({ context, event }) => ({
            regla: reglaDe(context.procedimiento, 'absolucion_consultas'),
            fecha: diaPublicado(context, event.datos),
          }),
        },
        { type: 'ordenarAviso', params: publicar('PLIEGO_DE_CONSULTAS', 'RS-54-2') },
        { type: 'ordenarAviso', params: avisarPorCorreo('PLIEGO_DE_CONSULTAS', 'RS-25-2') },
      ],
    },
  },
  states: {
    recepcion: {
      description: 'Los participantes formulan observaciones.',
      meta: { articulo: 'RS-56-1' },
      on: {
        FORMULAR_OBSERVACION: {
          guard: and([
            { type: 'ventanaAbierta', params: { actividad: 'observaciones', regla: 'RS-56-1' } },
            'esParticipante',
            'identificadorNuevo',
          ]),
          actions: { type: 'anotarObservacion', params: ({ event }) => event.datos },
        },
        VENCIO_OBSERVACIONES: {
          guard: { type: 'plazoVencido', params: { regla: '' } },
          target: 'absolucion',
        },
      },
    },
    absolucion: {
      description: 'El comité absuelve las observaciones.',
      meta: { articulo: 'RS-56-2' },
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
        ABSOLVER_OBSERVACIONES: {
          guard: and([
            { type: 'hayPorAbsolver', params: { clase: 'observaciones' } },
            { type: 'areasRespondieron', params: { clase: 'observaciones' } },
            'publicadoYaLlego',
            { type: 'pliegoCompleto', params: { clase: 'observaciones' } },
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
            { type: 'fijarCronograma', params: ({ context, event }) => trasElPliego(context, event.datos) },
            {
              type: 'armarPlazos',
              params: ({ context, event }) => ({ plazos: plazosTrasElPliego(context, event.datos) }),
            },
            { type: 'ordenarAviso', params: publicar('PLIEGO_DE_OBSERVACIONES', 'RS-56-2') },
            { type: 'ordenarAviso', params: avisarPorCorreo('PLIEGO_DE_OBSERVACIONES', 'RS-25-2') },
          ],
        },
        VENCIO_ABSOLUCION_OBSERVACIONES: [
          {
            guard: and([
              { type: 'plazoVencido', params: { regla: '' } },
              { type: 'nadaPorAbsolver', params: { clase: 'observaciones' } },
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
