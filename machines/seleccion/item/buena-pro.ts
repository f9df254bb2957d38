import { and } from 'xstate';
import { diaDe } from '../../base/campos.js';
import { avisarPorCorreo, publicar } from '../etapas/avisos.js';
import { APELAR, CONSENTIR, CONVOCAR_DE_NUEVO, consentimiento, SIN_PLAZOS, VUELVE } from './actos.js';
import { ambitos, hoy, lenguajeDeItem, publicadoEl } from './lenguaje.js';
import { subsanacionEconomica } from './subsanacion.js';

/** There is an offer to award (arts. 72 and 76). */
export const porOtorgar = lenguajeDeItem.createStateConfig({
  description: 'El ítem tiene una oferta ganadora; falta otorgar la buena pro.',
  meta: { articulo: 'RS-72-1', situacion: 'en_evaluacion' },
  on: {
    OBSERVAR_PROPUESTA: {
      guard: and(['sobreEconomicoAbierto', 'defectoSubsanable']),
      actions: [
        { type: 'anotarObservacionEconomica', params: ({ event }) => event.datos },
        {
          type: 'armarPlazo',
          params: ({ context, event }) => ({
            regla: 'RS-68-T',
            item: `${context.numero}/${event.datos.postor}`,
            desde: hoy(context),
            dias: event.datos.plazoDias,
            ambitos: ambitos(context),
          }),
        },
      ],
    },
    ...subsanacionEconomica.on,
    OTORGAR_BUENA_PRO: [
      // With one offer received nobody else can appeal: consent comes the same day (RS-77-1, AMB-C13).
      {
        guard: and(['buenaProEmpezo', 'buenaProPublicada', 'economicaSinObservar', 'unaSolaOferta']),
        target: 'consentida',
        actions: [
          {
            type: 'anotarBuenaPro',
            params: ({ context, event }) => ({ fecha: publicadoEl(context, event.datos) }),
          },
          { type: 'ordenarAviso', params: publicar('BUENA_PRO', 'RS-75-pub') },
          { type: 'ordenarAviso', params: avisarPorCorreo('BUENA_PRO', 'RS-75-priv') },
          ...CONSENTIR,
        ],
      },
      {
        guard: and(['buenaProEmpezo', 'buenaProPublicada', 'economicaSinObservar']),
        target: 'buenaPro',
        actions: [
          {
            type: 'anotarBuenaPro',
            params: ({ context, event }) => ({ fecha: publicadoEl(context, event.datos) }),
          },
          {
            type: 'armarPlazo',
            params: ({ context, event }) => ({
              regla: consentimiento(context),
              item: context.numero,
              desde: publicadoEl(context, event.datos),
              ambitos: ambitos(context),
            }),
          },
          { type: 'ordenarAviso', params: publicar('BUENA_PRO', 'RS-75-pub') },
          { type: 'ordenarAviso', params: avisarPorCorreo('BUENA_PRO', 'RS-75-priv') },
        ],
      },
    ],
  },
});

/** Awarded, and open to appeal (arts. 75 and 77; Ley art. 53). */
export const buenaPro = lenguajeDeItem.createStateConfig({
  description: 'Buena pro otorgada: corre el plazo para apelarla.',
  meta: { articulo: 'RS-75-pub', situacion: 'buena_pro' },
  on: {
    VENCIO_CONSENTIMIENTO: {
      guard: 'plazoDelItemVencido',
      target: 'consentida',
      actions: CONSENTIR,
    },
    INTERPONER_APELACION: {
      guard: and([
        { type: 'recursoEnPlazo', params: { sobre: 'buena_pro' } },
        'apelanteLegitimo',
        'garantiaSuficiente',
      ]),
      target: 'apelado',
      actions: APELAR,
    },
    DEJAR_SIN_EFECTO: {
      target: 'buenaProSinEfecto',
      actions: [SIN_PLAZOS, { type: 'ordenarAviso', params: publicar('BUENA_PRO_SIN_EFECTO', 'RS-22-fin') }],
    },
  },
});

/** Under appeal: what was done meanwhile would be void (Ley arts. 53 to 55). */
export const apelado = lenguajeDeItem.createStateConfig({
  description: 'Apelado: el recurso suspende el proceso para este ítem.',
  meta: { articulo: 'RS-54ley', situacion: 'apelado' },
  on: {
    RESOLVER_APELACION: [
      {
        guard: and(['noFundada', { type: 'apelabaContra', params: { acto: 'buena_pro' } }]),
        target: 'consentida',
        actions: [
          { type: 'ordenarAviso', params: publicar('APELACION_RESUELTA', 'RS-105-comp') },
          ...CONSENTIR,
        ],
      },
      {
        guard: and(['noFundada', { type: 'apelabaContra', params: { acto: 'desierto' } }]),
        target: 'desiertoFirme',
        actions: { type: 'ordenarAviso', params: publicar('APELACION_RESUELTA', 'RS-105-comp') },
      },
      {
        guard: 'noFundada',
        target: 'canceladoFirme',
        actions: { type: 'ordenarAviso', params: publicar('APELACION_RESUELTA', 'RS-105-comp') },
      },
      {
        guard: and(['retrotraeALaEvaluacion', 'cronogramaDelRecurso']),
        target: 'tecnica',
        actions: [
          SIN_PLAZOS,
          'olvidarEvaluacion',
          { type: 'ordenarAviso', params: publicar('APELACION_RESUELTA', 'RS-105-comp') },
          VUELVE,
        ],
      },
      {
        guard: and(['retrotraeALaBuenaPro', 'cronogramaDelRecurso']),
        target: 'resultado',
        actions: [
          SIN_PLAZOS,
          'olvidarBuenaPro',
          { type: 'ordenarAviso', params: publicar('APELACION_RESUELTA', 'RS-105-comp') },
          VUELVE,
        ],
      },
      {
        guard: and(['retrotraeElProceso', 'alcanzaATodos', 'quedaOtroApelado']),
        target: 'enCurso',
        actions: 'olvidarTodo',
      },
      {
        guard: and(['retrotraeElProceso', 'alcanzaATodos']),
        target: 'enCurso',
        actions: [
          'olvidarTodo',
          { type: 'ordenarAviso', params: publicar('APELACION_RESUELTA', 'RS-105-comp') },
          {
            type: 'alProceso',
            params: ({ context, event }) => ({
              senal: {
                type: 'senal.retrotraer',
                datos: {
                  item: context.numero,
                  etapa: event.datos.retrotraeA ?? 'convocatoria',
                  cronograma: event.datos.cronograma,
                },
              },
            }),
          },
        ],
      },
      { guard: 'retrotraeElProceso', target: 'nulo', actions: CONVOCAR_DE_NUEVO },
    ],
  },
});

/** Consented or firm: the contract is next (art. 77; MEMORY art. 148). */
export const consentida = lenguajeDeItem.createStateConfig({
  description: 'Buena pro consentida o firme: falta el contrato.',
  meta: { articulo: 'RS-77-env', situacion: 'consentido' },
  on: {
    SUSCRIBIR_CONTRATO: {
      guard: 'hechoTrasConsentir',
      target: 'contrato',
      actions: [
        {
          type: 'cumplirPlazo',
          params: ({ context, event }) => ({
            regla: 'RS-148-suscribir',
            item: context.numero,
            fecha: diaDe(event.datos.fecha),
          }),
        },
        {
          type: 'cumplirPlazo',
          params: ({ context, event }) => ({
            regla: 'RS-148',
            item: context.numero,
            fecha: diaDe(event.datos.fecha),
          }),
        },
      ],
    },
    NO_SUSCRIBIR_CONTRATO: {
      target: 'contratoNoSuscrito',
      actions: [SIN_PLAZOS, { type: 'ordenarAviso', params: publicar('CONTRATO_NO_SUSCRITO', 'RS-22-fin') }],
    },
    DEJAR_SIN_EFECTO: {
      target: 'buenaProSinEfecto',
      actions: [SIN_PLAZOS, { type: 'ordenarAviso', params: publicar('BUENA_PRO_SIN_EFECTO', 'RS-22-fin') }],
    },
  },
});
