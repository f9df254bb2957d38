import { and } from 'xstate';
import { diaDe } from '../../base/campos.js';
import { trasMover } from '../proceso/ajustes.js';
import { diaPublicado } from '../proceso/lecturas.js';
import { lenguaje } from '../proceso/lenguaje.js';
import { VENTANAS, ventanasPorArmar } from '../proceso/plazos.js';
import { cronogramaDesde } from '../proceso/retroceso.js';
import { avisarPorCorreo, comunicar, publicar } from './avisos.js';

/** What may come at any stage: new dates, cancellation, conservation, and the passing of the calendar. */
export const transversalDeCinco = lenguaje.createStateConfig({
  description: 'Actos que caben en cualquier etapa: cronograma, cancelación, conservación, devoluciones.',
  meta: { articulo: 'RS-26-1' },
  on: {
    REEMPLAZAR_BASES: {
      guard: and(['algunItemSigue', 'basesSinReemplazo', 'publicadoYaLlego']),
      actions: [
        'anotarReemplazo',
        { type: 'ordenarAviso', params: publicar('BASES_REEMPLAZADAS', 'RS-51-4') },
      ],
    },
    PRORROGAR: {
      guard: and([
        'algunItemSigue',
        'publicadoYaLlego',
        { type: 'cambioDeCronograma', params: { clase: 'prorroga' } },
      ]),
      actions: [
        {
          type: 'fijarCronograma',
          params: ({ context, event }) => trasMover(context, event.datos, 'prorroga'),
        },
        { type: 'armarPlazos', params: ({ context }) => ({ plazos: ventanasPorArmar(context) }) },
        { type: 'ordenarAviso', params: publicar('PRORROGA', 'RS-26-3') },
        { type: 'ordenarAviso', params: avisarPorCorreo('PRORROGA', 'RS-26-3') },
        { type: 'ordenarAviso', params: comunicar('INFORME_DE_PRORROGA', 'RS-26-2', ['titular']) },
      ],
    },
    POSTERGAR: {
      guard: and([
        'algunItemSigue',
        'publicadoYaLlego',
        { type: 'cambioDeCronograma', params: { clase: 'postergacion' } },
      ]),
      actions: [
        {
          type: 'fijarCronograma',
          params: ({ context, event }) => trasMover(context, event.datos, 'postergacion'),
        },
        { type: 'armarPlazos', params: ({ context }) => ({ plazos: ventanasPorArmar(context) }) },
        { type: 'ordenarAviso', params: publicar('POSTERGACION', 'RS-26-3') },
        { type: 'ordenarAviso', params: avisarPorCorreo('POSTERGACION', 'RS-26-3') },
        { type: 'ordenarAviso', params: comunicar('INFORME_DE_PRORROGA', 'RS-26-2', ['titular']) },
      ],
    },
    // The items it reaches take it too: each until its own award (RS-79-1).
    CANCELAR: [
      {
        guard: and(['publicadoYaLlego', 'comunicadaYaLlego', 'deTodoElProceso']),
        actions: [
          'anotarCancelacion',
          {
            type: 'armarPlazos',
            params: ({ context: c, event }) => ({
              plazos:
                Object.keys(c.devoluciones).length > 0
                  ? [{ regla: 'RS-79-5', desde: diaPublicado(c, event.datos), ambitos: c.ambitos }]
                  : [],
            }),
          },
        ],
      },
      { guard: and(['publicadoYaLlego', 'comunicadaYaLlego']) },
    ],
    CONSERVAR_ACTO: { guard: 'actoConservable' },
    // Each declaration asks for the report of its own causes (RS-78-4).
    DECLARAR_DESIERTO: { guard: 'publicadoYaLlego', actions: 'anotarDesierto' },
    EMITIR_INFORME_CAUSAS: {
      guard: and(['hayDesierto', 'causasSustentadas']),
      actions: [
        'anotarInforme',
        { type: 'ordenarAviso', params: comunicar('INFORME_DE_CAUSAS', 'RS-78-4', ['titular']) },
        {
          type: 'enviarMensaje',
          params: { a: '@desierto', tipo: 'INFORME_DE_CAUSAS_EMITIDO', datos: {} },
        },
      ],
    },
    'senal.itemTermino': {
      guard: 'ningunItemSigue',
      target: ['#cierre', '#registroCerrado'],
      actions: {
        type: 'anularPlazos',
        params: { reglas: VENTANAS, motivo: 'Ningún ítem del proceso sigue su curso.' },
      },
    },
    // New dates that a nullity or an appeal fixed for an item are those of the calendar from then on.
    'senal.itemVuelve': {
      guard: 'traeCronograma',
      actions: [
        {
          type: 'fijarCronograma',
          params: ({ context, event }) => ({
            cronograma: cronogramaDesde(context, event.datos.cronograma ?? []),
          }),
        },
        {
          type: 'armarPlazos',
          params: ({ context, event }) => ({ plazos: ventanasPorArmar(context, event.datos.etapa) }),
        },
        { type: 'ordenarAviso', params: publicar('POSTERGACION', 'RS-26-3') },
      ],
    },
    // Windows close by themselves wherever the process stands; a stage that has its own use of it says so.
    VENCIO_PLAZO: { guard: { type: 'plazoVencido', params: { regla: '' } } },
    VENCIO_REGISTRO: { guard: { type: 'plazoVencido', params: { regla: '' } } },
    VENCIO_PRESENTACION: { guard: { type: 'plazoVencido', params: { regla: '' } } },
  },
});

const deLasBases = lenguaje.createStateConfig({
  on: {
    CONSULTAR_AREA: {
      guard: and(['algunItemSigue', 'preguntaPendiente']),
      actions: [
        { type: 'anotarArea', params: ({ event }) => ({ id: event.datos.id, estado: 'pendiente' as const }) },
        { type: 'ordenarAviso', params: comunicar('CONSULTA_AL_AREA', 'RS-31-2', ['oec']) },
      ],
    },
    RESPONDER_AREA: {
      guard: and(['algunItemSigue', 'areaPorResponder']),
      actions: {
        type: 'anotarArea',
        params: ({ event }) => ({ id: event.datos.id, estado: 'respondida' as const }),
      },
    },
    REGISTRAR_DEVOLUCION: [
      {
        guard: and(['devolucionDebida', 'ultimoDerecho']),
        actions: [
          { type: 'anotarDevolucion', params: ({ event }) => event.datos },
          {
            type: 'cumplirPlazo',
            params: ({ event }) => ({ regla: 'RS-79-5', fecha: diaDe(event.datos.fecha) }),
          },
        ],
      },
      {
        guard: 'devolucionDebida',
        actions: { type: 'anotarDevolucion', params: ({ event }) => event.datos },
      },
    ],
    VENCIO_CONSULTAS: { guard: { type: 'plazoVencido', params: { regla: '' } } },
    VENCIO_ABSOLUCION_OBSERVACIONES: { guard: { type: 'plazoVencido', params: { regla: '' } } },
    VENCIO_ELEVACION: { guard: { type: 'plazoVencido', params: { regla: '' } } },
    VENCIO_FORMALIZACION: { guard: { type: 'plazoVencido', params: { regla: '' } } },
    VENCIO_PRONUNCIAMIENTO: { guard: { type: 'plazoVencido', params: { regla: '' } } },
  },
});

const dePliegosAparte = lenguaje.createStateConfig({
  on: {
    VENCIO_ABSOLUCION_CONSULTAS: { guard: { type: 'plazoVencido', params: { regla: '' } } },
    VENCIO_OBSERVACIONES: { guard: { type: 'plazoVencido', params: { regla: '' } } },
  },
});

/** The same where bases are asked about and integrated: what the committee asks others, refunds, and their windows. */
export const transversalDeSiete = {
  ...transversalDeCinco,
  on: { ...transversalDeCinco.on, ...deLasBases.on },
};

/** The same in LP and CP, where consultas and observaciones have each their own window and pliego. */
export const transversalDeOcho = {
  ...transversalDeSiete,
  on: { ...transversalDeSiete.on, ...dePliegosAparte.on },
};
