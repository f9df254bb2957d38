import { and } from 'xstate';
import { publicar } from '../etapas/avisos.js';
import { laMejor } from './evaluar.js';
import { ambitos, diaDeBuenaPro, hoy, lenguajeDeItem } from './lenguaje.js';
import { subsanacionEconomica } from './subsanacion.js';

/** The technical envelopes are opened: admission, correction and scores (arts. 61 to 70). */
export const tecnica = lenguajeDeItem.createStateConfig({
  description: 'Admisión y evaluación técnica de las propuestas del ítem.',
  meta: { articulo: 'RS-70-1', situacion: 'en_evaluacion' },
  always: [
    { guard: and(['evaluacionTecnicaCompleta', 'quedaAlgunaAdmitida']), target: 'porAbrir' },
    { guard: 'evaluacionTecnicaCompleta', target: 'sinValidas' },
  ],
  on: {
    ADMITIR_PROPUESTA: {
      guard: 'propuestaPorDecidir',
      actions: { type: 'anotarAdmision', params: ({ event }) => event.datos },
    },
    NO_ADMITIR_PROPUESTA: {
      guard: 'propuestaSinAdmitir',
      actions: [
        {
          type: 'anotarRechazo',
          params: ({ event }) => ({ postor: event.datos.postor, regla: 'RS-61-1' }),
        },
        {
          type: 'cerrarPlazo',
          params: ({ context, event }) => ({
            regla: 'RS-68-T',
            item: `${context.numero}/${event.datos.postor}`,
            estado: 'anulado' as const,
            motivo: 'La propuesta no se admitió.',
          }),
        },
      ],
    },
    OBSERVAR_PROPUESTA: {
      guard: and(['sobreTecnico', 'defectoSubsanable', 'propuestaPorDecidir']),
      actions: [
        { type: 'anotarObservacion', params: ({ event }) => event.datos },
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
        { type: 'ordenarAviso', params: publicar('OBSERVACION_DE_PROPUESTA', 'RS-68-T') },
      ],
    },
    SUBSANAR_PROPUESTA: {
      guard: 'subsanaEnPlazo',
      actions: [
        { type: 'anotarSubsanacion', params: ({ event }) => event.datos },
        {
          type: 'cumplirPlazo',
          params: ({ context, event }) => ({
            regla: 'RS-68-T',
            item: `${context.numero}/${event.datos.postor}`,
            fecha: hoy(context),
          }),
        },
      ],
    },
    // Not mended in time, it is not admitted, by itself.
    VENCIO_SUBSANACION: {
      guard: 'plazoDelItemVencido',
      actions: {
        type: 'anotarRechazo',
        params: ({ event }) => ({ postor: event.datos.item.split('/').slice(1).join('/'), regla: 'RS-68-T' }),
      },
    },
    EVALUAR_TECNICA: {
      guard: and(['evaluacionEmpezo', 'tieneFactoresTecnicos', 'puntajesConformes']),
      actions: { type: 'anotarPuntajes', params: ({ event }) => event.datos },
    },
  },
});

/** The technical evaluation is over and the economic envelopes are still shut (RS-70-1). */
export const porAbrir = lenguajeDeItem.createStateConfig({
  description: 'Terminó la evaluación técnica del ítem; los sobres económicos siguen cerrados.',
  meta: { articulo: 'RS-70-1', situacion: 'en_evaluacion' },
  on: {
    'senal.apertura': {
      target: 'resultado',
      actions: { type: 'anotarAperturas', params: ({ event }) => event.datos },
    },
  },
});

/** What the scores lead to: nothing valid, a tie, an excess, a sharing out, or the award (arts. 70 to 76). */
export const resultado = lenguajeDeItem.createStateConfig({
  description: 'Se ordenan las ofertas del ítem por su puntaje total.',
  meta: { articulo: 'RS-71-tot', situacion: 'en_evaluacion' },
  entry: 'ordenarOfertas',
  always: [
    { guard: 'hayEmpate', target: 'empate' },
    { guard: 'hayExceso', target: 'exceso' },
    { guard: 'hayQueDistribuir', target: 'distribucion' },
    { guard: 'quedaAlgunaCalificada', target: 'porOtorgar' },
    { target: 'sinValidas' },
  ],
});

/** The first place is tied after the first three steps of art. 73. */
export const empate = lenguajeDeItem.createStateConfig({
  description: 'Empate en el primer lugar del ítem: se resuelve a prorrata o por sorteo.',
  meta: { articulo: 'RS-73', situacion: 'en_evaluacion' },
  on: {
    ...subsanacionEconomica.on,
    RESOLVER_EMPATE: [
      {
        guard: and(['empateConCitados', 'esSorteo']),
        target: 'resultado',
        actions: { type: 'anotarSorteo', params: ({ event }) => ({ semilla: event.datos.semilla ?? '' }) },
      },
      {
        guard: and(['empateConCitados', 'esProrrata']),
        target: 'porOtorgar',
        actions: 'anotarProrrata',
      },
    ],
  },
});

/** The best offer is over the valor referencial (art. 76). */
export const exceso = lenguajeDeItem.createStateConfig({
  description:
    'La mejor oferta del ítem supera el valor referencial: se aprueba, se reduce o pasa a la siguiente.',
  meta: { articulo: 'RS-76-1', situacion: 'en_evaluacion' },
  entry: {
    type: 'armarPlazo',
    params: ({ context }) => ({
      regla: 'RS-76-1',
      item: context.numero,
      desde: diaDeBuenaPro(context),
      ambitos: ambitos(context),
    }),
  },
  on: {
    ...subsanacionEconomica.on,
    APROBAR_EXCESO: [
      {
        guard: 'excesoDenegado',
        target: 'resultado',
        actions: [
          {
            type: 'cerrarPlazo',
            params: ({ context }) => ({
              regla: 'RS-68-T',
              item: `${context.numero}/${laMejor(context)?.postor ?? ''}`,
              estado: 'anulado' as const,
              motivo: 'La oferta supera el valor referencial y no se aprobó el exceso.',
            }),
          },
          'excluirAlMejor',
          {
            type: 'cumplirPlazo',
            params: ({ context }) => ({ regla: 'RS-76-1', item: context.numero, fecha: hoy(context) }),
          },
        ],
      },
      {
        guard: and(['excesoConforme', 'reduceLaOferta']),
        target: 'trasReducir',
        actions: [
          {
            type: 'anotarMonto',
            params: ({ context, event }) => ({
              postor: laMejor(context)?.postor ?? '',
              monto: event.datos.reduceOferta ?? '',
            }),
          },
          'reducirEnLaTabla',
          {
            type: 'cumplirPlazo',
            params: ({ context }) => ({ regla: 'RS-76-1', item: context.numero, fecha: hoy(context) }),
          },
        ],
      },
      {
        guard: 'excesoConforme',
        target: 'resultado',
        actions: [
          'anotarExceso',
          {
            type: 'cumplirPlazo',
            params: ({ context }) => ({ regla: 'RS-76-1', item: context.numero, fecha: hoy(context) }),
          },
        ],
      },
    ],
    REDUCIR_OFERTA: {
      guard: 'reduccionDelMejor',
      target: 'trasReducir',
      actions: [
        { type: 'anotarMonto', params: ({ event }) => event.datos },
        'reducirEnLaTabla',
        {
          type: 'cumplirPlazo',
          params: ({ context }) => ({ regla: 'RS-76-1', item: context.numero, fecha: hoy(context) }),
        },
      ],
    },
  },
});

/** The best offer was reduced: the scores that were published stay, and what is left is to share out or to award. */
export const trasReducir = lenguajeDeItem.createStateConfig({
  description: 'La mejor oferta se redujo al valor referencial; los puntajes no cambian.',
  meta: { articulo: 'RS-76-1', situacion: 'en_evaluacion' },
  always: [{ guard: 'hayQueDistribuir', target: 'distribucion' }, { target: 'porOtorgar' }],
});

/** The best offer does not cover what is needed: the balance goes to the next (art. 74). */
export const distribucion = lenguajeDeItem.createStateConfig({
  description: 'La mejor oferta del ítem no cubre lo requerido: se distribuye por prelación.',
  meta: { articulo: 'RS-74-2', situacion: 'en_evaluacion' },
  on: {
    ...subsanacionEconomica.on,
    REDUCIR_OFERTA: {
      guard: 'reduccionParaDistribuir',
      actions: [{ type: 'anotarMonto', params: ({ event }) => event.datos }, 'reducirEnLaTabla'],
    },
    DISTRIBUIR: {
      guard: 'distribucionConforme',
      target: 'porOtorgar',
      actions: { type: 'anotarDistribucion', params: ({ event }) => event.datos },
    },
  },
});
