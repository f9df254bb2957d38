import { and } from 'xstate';
import { plazosTrasElevar, trasCaer, trasElevar, trasElPronunciamiento } from '../proceso/ajustes.js';
import { diaPublicado, hoy } from '../proceso/lecturas.js';
import { lenguaje } from '../proceso/lenguaje.js';
import { ventanasPorArmar } from '../proceso/plazos.js';
import { avisarPorCorreo, avisosDeAjuste, comunicar, publicar } from './avisos.js';

/** The elevation of observations, when somebody asks for it (art. 58). */
export const elevacion = lenguaje.createStateConfig({
  id: 'elevacion',
  description: 'Elevación de observaciones al Titular o al OSCE.',
  meta: { articulo: 'RS-58-comp' },
  initial: 'plazo',
  on: {
    SOLICITAR_ELEVACION: {
      guard: and([
        'elevacionEnPlazo',
        'esParticipante',
        'identificadorNuevo',
        'legitimadoParaElevar',
        'tasaDeElevacionPagada',
      ]),
      target: '#porRemitir',
      actions: [
        { type: 'anotarElevacion', params: ({ event }) => event.datos },
        {
          type: 'ordenarAvisos',
          params: ({ context: c }) => avisosDeAjuste(c.cronograma, trasElevar(c)),
        },
        { type: 'fijarCronograma', params: ({ context }) => trasElevar(context) },
        {
          type: 'armarPlazos',
          params: ({ context, event }) => ({ plazos: plazosTrasElevar(context, event.datos) }),
        },
      ],
    },
    FORMALIZAR_ELEVACION: {
      guard: 'elevacionPorFormalizar',
      actions: [
        { type: 'anotarFormalizacion', params: ({ event }) => event.datos },
        {
          type: 'cumplirPlazo',
          params: ({ context, event }) => ({
            regla: 'RS-58-remoto',
            item: event.datos.id,
            fecha: hoy(context),
          }),
        },
      ],
    },
    VENCIO_FORMALIZACION: [
      {
        guard: and([{ type: 'plazoVencido', params: { regla: '' } }, 'quedanElevaciones']),
        actions: [
          { type: 'olvidarElevacion', params: ({ event }) => ({ id: event.datos.item }) },
          { type: 'ordenarAviso', params: publicar('ELEVACION_NO_PRESENTADA', 'AMB-C9') },
        ],
      },
      {
        guard: { type: 'plazoVencido', params: { regla: '' } },
        target: '#integracion',
        actions: [
          { type: 'olvidarElevacion', params: ({ event }) => ({ id: event.datos.item }) },
          {
            type: 'anularPlazos',
            params: {
              reglas: ['RS-58-remite', 'RS-58-Tit', 'RS-58-OSCE'],
              motivo: 'La elevación no se formalizó y se tiene por no presentada.',
            },
          },
          {
            type: 'ordenarAvisos',
            params: ({ context: c }) => avisosDeAjuste(c.cronograma, trasCaer(c)),
          },
          { type: 'fijarCronograma', params: ({ context }) => trasCaer(context) },
          {
            type: 'armarPlazos',
            params: ({ context }) => ({ plazos: ventanasPorArmar(context, 'integracion_bases') }),
          },
          { type: 'ordenarAviso', params: publicar('ELEVACION_NO_PRESENTADA', 'AMB-C9') },
        ],
      },
    ],
    // Late, the pronouncement is still owed, and the fees are given back (RS-58-venc): silence decides nothing.
    VENCIO_PRONUNCIAMIENTO: {
      guard: { type: 'plazoVencido', params: { regla: '' } },
      actions: [
        'anotarTardanza',
        { type: 'ordenarAviso', params: comunicar('DEVOLUCION_DE_TASA', 'RS-58-venc', ['titular', 'osce']) },
      ],
    },
  },
  states: {
    plazo: {
      description: 'Corren los tres días hábiles para solicitar la elevación.',
      meta: { articulo: 'RS-58-plazo' },
      on: {
        VENCIO_ELEVACION: { guard: { type: 'plazoVencido', params: { regla: '' } }, target: '#integracion' },
      },
    },
    porRemitir: {
      id: 'porRemitir',
      description: 'El comité debe remitir las bases y los actuados.',
      meta: { articulo: 'RS-58-remite' },
      on: {
        REMITIR_ELEVACION: [
          {
            guard: 'remisionCompleta',
            target: 'porPronunciar',
            actions: [
              {
                type: 'cumplirPlazo',
                params: ({ context }) => ({ regla: 'RS-58-remite', fecha: hoy(context) }),
              },
              {
                type: 'armarPlazos',
                params: ({ context: c }) => ({
                  plazos:
                    c.competencia.elevacion === 'osce'
                      ? [{ regla: 'RS-58-OSCE', desde: hoy(c), ambitos: c.ambitos }]
                      : [],
                }),
              },
              {
                type: 'ordenarAviso',
                params: ({ context: c }) =>
                  comunicar('ELEVACION_REMITIDA', 'RS-58-remite', [c.competencia.elevacion]),
              },
            ],
          },
          // An incomplete file is not received: the clock of OSCE does not start (RS-58-incompl).
          {
            actions: {
              type: 'ordenarAviso',
              params: comunicar('ELEVACION_INCOMPLETA', 'RS-58-incompl', ['oec']),
            },
          },
        ],
      },
    },
    porPronunciar: {
      description: 'El Titular o el OSCE debe emitir su pronunciamiento.',
      meta: { articulo: 'RS-58-mot' },
      on: {
        EMITIR_PRONUNCIAMIENTO: {
          guard: and(['publicadoYaLlego', 'disposicionesNuevas']),
          target: '#integracion',
          actions: [
            { type: 'anotarPronunciamiento', params: ({ event }) => event.datos },
            {
              type: 'cumplirPlazo',
              params: ({ context, event }) => ({
                regla: context.competencia.elevacion === 'osce' ? 'RS-58-OSCE' : 'RS-58-Tit',
                fecha: diaPublicado(context, event.datos),
              }),
            },
            {
              type: 'ordenarAvisos',
              params: ({ context: c, event }) =>
                avisosDeAjuste(c.cronograma, trasElPronunciamiento(c, event.datos)),
            },
            {
              type: 'fijarCronograma',
              params: ({ context, event }) => trasElPronunciamiento(context, event.datos),
            },
            {
              type: 'armarPlazos',
              params: ({ context }) => ({ plazos: ventanasPorArmar(context, 'integracion_bases') }),
            },
            { type: 'ordenarAviso', params: publicar('PRONUNCIAMIENTO', 'RS-58-mot') },
            { type: 'ordenarAviso', params: avisarPorCorreo('PRONUNCIAMIENTO', 'RS-25-2') },
          ],
        },
      },
    },
  },
});
