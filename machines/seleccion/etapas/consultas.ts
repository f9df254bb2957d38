import { and } from 'xstate';
import { reglaDe } from '../cronograma/etapas.js';
import { diaPublicado } from '../proceso/lecturas.js';
import { lenguaje } from '../proceso/lenguaje.js';
import { avisarPorCorreo, publicar } from './avisos.js';
import { nadaQueAbsolver } from './nada-que-absolver.js';

/** Stage 3 of LP and CP: consultas and their absolution (arts. 54 and 55). */
export const consultas = lenguaje.createStateConfig({
  id: 'consultas',
  description: 'Consultas a las bases y su absolución.',
  meta: { articulo: 'RS-54-1' },
  initial: 'recepcion',
  states: {
    recepcion: {
      description: 'Los participantes formulan consultas.',
      meta: { articulo: 'RS-54-1' },
      on: {
        FORMULAR_CONSULTA: {
          guard: and([
            { type: 'ventanaAbierta', params: { actividad: 'consultas', regla: 'RS-54-1' } },
            'esParticipante',
            'identificadorNuevo',
          ]),
          actions: { type: 'anotarConsulta', params: ({ event }) => event.datos },
        },
        VENCIO_CONSULTAS: { guard: { type: 'plazoVencido', params: { regla: '' } }, target: 'absolucion' },
      },
    },
    absolucion: {
      description: 'El comité absuelve las consultas.',
      meta: { articulo: 'RS-54-2' },
      on: {
        ABSOLVER_CONSULTAS: {
          guard: and([
            { type: 'hayPorAbsolver', params: { clase: 'consultas' } },
            { type: 'areasRespondieron', params: { clase: 'consultas' } },
            'publicadoYaLlego',
            { type: 'pliegoCompleto', params: { clase: 'consultas' } },
          ]),
          target: '#observaciones',
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
        // The calendar goes on: the pliego not given in time is still owed, and is taken with the next stage (AMB-D1).
        VENCIO_ABSOLUCION_CONSULTAS: [
          {
            guard: and([
              { type: 'plazoVencido', params: { regla: '' } },
              { type: 'nadaPorAbsolver', params: { clase: 'consultas' } },
            ]),
            target: '#observaciones',
            actions: nadaQueAbsolver('absolucion_consultas'),
          },
          { guard: { type: 'plazoVencido', params: { regla: '' } }, target: '#observaciones' },
        ],
      },
    },
  },
});
