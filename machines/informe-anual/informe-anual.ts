import { diaDe } from '../base/campos.js';
import { CONTEXTO_INICIAL } from './contexto.js';
import { hoy, lenguaje, plazosDelInforme } from './lenguaje.js';

const aCoordinacion = (plantilla: string, regla: string) =>
  ({ plantilla, canal: 'correo', a: ['coordinacion'], regla }) as const;

/**
 * The consolidated report of the results of a fiscal year, from its opening to its presentation.
 * Law: Directiva 005-2025-OECE-CD, num. 9.3 (draft: 8.3). The office's term obliges: presented late, it stays late on
 * record (AMB-D1). The terms on the way are of the house, and each one that passes reminds the coordination (AMB-A14).
 */
export const informeAnual = lenguaje.createMachine({
  id: 'informe-anual',
  context: CONTEXTO_INICIAL,
  initial: 'apertura',
  description: 'Informe consolidado de resultados de la asistencia técnica de un ejercicio.',
  states: {
    apertura: {
      description: 'El informe de un ejercicio cerrado se abre una sola vez.',
      meta: { articulo: 'AT-8.3' },
      on: {
        ABRIR_INFORME: {
          guard: 'ejercicioCerrado',
          target: 'porPresentar',
          actions: [
            { type: 'anotarEjercicio', params: ({ event }) => event.datos },
            {
              type: 'armarPlazos',
              params: ({ context, event }) => ({
                plazos: plazosDelInforme(context, event.datos.ejercicio),
              }),
            },
            { type: 'ordenarAviso', params: aCoordinacion('INFORME_ANUAL_ABIERTO', 'AT-8.3') },
          ],
        },
      },
    },
    porPresentar: {
      description: 'El informe se elabora y se presenta durante enero; después, se presenta tarde.',
      meta: { articulo: 'AT-8.3' },
      initial: 'pendiente',
      on: {
        VENCIO_ETAPA_DE_INFORME: {
          guard: 'plazoVencido',
          actions: {
            type: 'ordenarAviso',
            params: ({ event }) => aCoordinacion('INFORME_ANUAL_RECORDATORIO', event.datos.regla),
          },
        },
        VENCIO_INFORME_ANUAL: {
          guard: 'plazoVencido',
          actions: { type: 'ordenarAviso', params: aCoordinacion('INFORME_ANUAL_VENCIDO', 'AT-8.3') },
        },
      },
      states: {
        pendiente: {
          description: 'Por elaborar: faltan las cifras del ejercicio.',
          meta: { articulo: 'AMB-A14-cifras', situacion: 'pendiente' },
          on: { CONSOLIDAR: { target: 'enElaboracion' } },
        },
        enElaboracion: {
          description: 'Con las cifras del ejercicio, a la espera de la conformidad de la coordinación.',
          meta: { articulo: 'AMB-A14-conformidad', situacion: 'en_elaboracion' },
          // Whatever brings it here took the figures again: what was filed in December may have been corrected since.
          entry: [
            { type: 'anotarConsolidacion' },
            {
              type: 'cumplirPlazo',
              params: ({ context }) => ({ regla: 'AMB-A14-cifras', fecha: hoy(context) }),
            },
          ],
          on: {
            CONSOLIDAR: { target: 'enElaboracion', reenter: true },
            OBSERVAR_INFORME: { target: 'observado' },
            DAR_CONFORMIDAD: {
              target: 'revisado',
              actions: {
                type: 'cumplirPlazo',
                params: ({ context }) => ({ regla: 'AMB-A14-conformidad', fecha: hoy(context) }),
              },
            },
          },
        },
        observado: {
          description: 'Observado: se corrige y se consolida otra vez.',
          meta: { articulo: 'AMB-A14-conformidad', situacion: 'observado' },
          on: { CONSOLIDAR: { target: 'enElaboracion' } },
        },
        revisado: {
          description: 'Con la conformidad de la coordinación, listo para presentarse.',
          meta: { articulo: 'AMB-A14', situacion: 'revisado' },
          on: {
            OBSERVAR_INFORME: { target: 'observado' },
            PRESENTAR_INFORME: {
              guard: 'presentacionYaLlego',
              target: '#informe-anual.presentado',
              actions: [
                {
                  type: 'cumplirPlazo',
                  params: ({ event }) => ({ regla: 'AMB-A14-alerta', fecha: diaDe(event.datos.fecha) }),
                },
                {
                  type: 'cumplirPlazo',
                  params: ({ event }) => ({ regla: 'AT-8.3', fecha: diaDe(event.datos.fecha) }),
                },
              ],
            },
          },
        },
      },
    },
    presentado: {
      description: 'Presentado a su destinatario.',
      meta: { articulo: 'AT-8.3', situacion: 'presentado' },
      type: 'final',
      entry: { type: 'anularPlazos', params: { motivo: 'El informe se presentó.' } },
    },
  },
});
