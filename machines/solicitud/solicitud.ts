import { and, raise } from 'xstate';
import { diaDe } from '../base/campos.js';
import { actividades } from './actividades.js';
import { reglaDeImprocedencia } from './condiciones.js';
import { CONTEXTO_INICIAL } from './contexto.js';
import { lenguaje, SOLICITANTE_CON_COPIA } from './lenguaje.js';
import { reunion } from './reunion.js';

const avisoDeImprocedencia = (plantilla: string, causal: string) =>
  ({ plantilla, canal: 'correo', a: SOLICITANTE_CON_COPIA, regla: reglaDeImprocedencia(causal) }) as const;

/**
 * A solicitud de asistencia técnica, from its presentation to its ending.
 * Law: Directiva 005-2025-OECE-CD, chapters VIII and IX (draft: VII and VIII). Deadlines are named here and counted in
 * reglas/ and calendario/; this file never counts days.
 */
export const solicitud = lenguaje.createMachine({
  id: 'solicitud',
  context: CONTEXTO_INICIAL,
  initial: 'presentacion',
  description: 'Solicitud de asistencia técnica y orientación de una entidad contratante.',
  states: {
    presentacion: {
      description: 'La entidad presenta su solicitud por la mesa de partes.',
      meta: { articulo: 'AT-8.1.1-rol' },
      on: {
        PRESENTAR: [
          {
            guard: 'solicitudCompleta',
            target: 'enTramite',
            // Programming and holding the meeting run side by side, both from the reception (AMB-A5, AMB-A7).
            actions: [
              { type: 'anotarPresentacion', params: ({ event }) => ({ datos: event.datos }) },
              {
                type: 'armarPlazo',
                params: ({ context }) => ({ regla: 'AMB-A4', desde: context.recibida ?? '' }),
              },
              {
                type: 'armarPlazo',
                params: ({ context }) => ({ regla: 'AT-8.2.1.A-1', desde: context.recibida ?? '' }),
              },
              {
                type: 'armarPlazo',
                params: ({ context }) => ({ regla: 'AT-8.2.1.A-2', desde: context.recibida ?? '' }),
              },
            ],
          },
          {
            target: 'rechazada',
            actions: [
              { type: 'anotarPresentacion', params: ({ event }) => ({ datos: event.datos }) },
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
        ],
      },
    },
    enTramite: {
      description: 'La solicitud está en trámite.',
      meta: { articulo: 'AT-8.1.3-1' },
      type: 'parallel',
      on: {
        REGISTRAR_CONTACTO: { guard: { type: 'fechaYaLlego', params: { regla: 'AT-8.2.1.A-0' } } },
        VENCIO_PLAZO: { guard: { type: 'plazoVencido', params: { regla: '' } } },
        DECLARAR_IMPROCEDENTE: [
          {
            guard: 'improcedenteDelTodo',
            target: 'noProcede',
            actions: {
              type: 'ordenarAviso',
              params: ({ event }) => avisoDeImprocedencia('IMPROCEDENCIA', event.datos.causal),
            },
          },
          {
            actions: {
              type: 'ordenarAviso',
              params: ({ event }) => avisoDeImprocedencia('IMPROCEDENCIA_PARCIAL', event.datos.causal),
            },
          },
        ],
        DESISTIR: {
          guard: { type: 'recibidaYaLlego', params: { regla: 'AMB-D8' } },
          target: 'desistida',
          actions: {
            type: 'ordenarAviso',
            params: {
              plantilla: 'DESISTIMIENTO',
              canal: 'correo',
              a: SOLICITANTE_CON_COPIA,
              regla: 'AMB-D8',
            },
          },
        },
      },
      states: {
        atencion: {
          description: 'Atención de lo pedido: primero la reunión, después las actividades que acuerda.',
          meta: { articulo: 'AT-8.1.3-1' },
          initial: 'reunion',
          states: { reunion, actividades },
        },
        convocatoria: {
          description: 'Si el procedimiento de selección ya fue convocado.',
          meta: { articulo: 'AT-8.2.1.C-1' },
          initial: 'porConvocar',
          states: {
            porConvocar: {
              description: 'No consta la convocatoria.',
              meta: { articulo: 'AT-8.2.1.C-1' },
              on: {
                REGISTRAR_CONVOCATORIA: {
                  guard: and(['convocatoriaYaLlego', 'noAntesDeLaSolicitud']),
                  target: 'convocada',
                  actions: [
                    { type: 'anotarConvocatoria', params: ({ event }) => event.datos },
                    raise(({ event }) => ({
                      type: 'senal.convocada',
                      datos: { fecha: diaDe(event.datos.fecha) },
                    })),
                  ],
                },
              },
            },
            convocada: { description: 'Consta la convocatoria.', meta: { articulo: 'AT-8.2.1.C-1' } },
          },
        },
        derivacion: {
          description: 'Materias derivadas a otros órganos del OECE; no mantienen abierto el expediente.',
          meta: { articulo: 'AT-8.2.1.A-6' },
          initial: 'sinDerivar',
          states: {
            sinDerivar: {
              description: 'Nada se ha derivado.',
              meta: { articulo: 'AT-8.2.1.A-6' },
              on: {
                DERIVAR: {
                  target: 'derivada',
                  actions: {
                    type: 'ordenarAviso',
                    params: {
                      plantilla: 'DERIVACION',
                      canal: 'correo',
                      a: ['organo', 'solicitante'],
                      regla: 'AT-8.2.1.A-6',
                    },
                  },
                },
                'senal.reunion': {
                  guard: 'hayDerivacion',
                  target: 'derivada',
                  actions: {
                    type: 'ordenarAviso',
                    params: {
                      plantilla: 'DERIVACION',
                      canal: 'correo',
                      a: ['organo', 'solicitante'],
                      regla: 'AT-8.2.1.A-6',
                    },
                  },
                },
              },
            },
            derivada: {
              description: 'Se derivó alguna materia.',
              meta: { articulo: 'AT-8.2.1.A-6' },
              on: {
                DERIVAR: {
                  actions: {
                    type: 'ordenarAviso',
                    params: {
                      plantilla: 'DERIVACION',
                      canal: 'correo',
                      a: ['organo', 'solicitante'],
                      regla: 'AT-8.2.1.A-6',
                    },
                  },
                },
                'senal.reunion': {
                  guard: 'hayDerivacion',
                  actions: {
                    type: 'ordenarAviso',
                    params: {
                      plantilla: 'DERIVACION',
                      canal: 'correo',
                      a: ['organo', 'solicitante'],
                      regla: 'AT-8.2.1.A-6',
                    },
                  },
                },
              },
            },
          },
        },
        visitas: {
          description: 'Visitas in situ a la entidad, en cualquier momento.',
          meta: { articulo: 'AT-8.2.3' },
          initial: 'sinVisitas',
          states: {
            sinVisitas: {
              description: 'No se ha visitado a la entidad.',
              meta: { articulo: 'AT-8.2.3' },
              on: {
                REGISTRAR_VISITA: {
                  guard: { type: 'fechaYaLlego', params: { regla: 'AT-8.2.3' } },
                  target: 'visitada',
                },
              },
            },
            visitada: {
              description: 'Se visitó a la entidad.',
              meta: { articulo: 'AT-8.2.3' },
              on: { REGISTRAR_VISITA: { guard: { type: 'fechaYaLlego', params: { regla: 'AT-8.2.3' } } } },
            },
          },
        },
      },
    },
    rechazada: {
      description: 'Rechazada por omitir información mínima, y archivada.',
      meta: { articulo: 'AT-8.1.2-3', situacion: 'rechazada' },
      type: 'final',
      entry: { type: 'anularPlazos', params: { motivo: 'La solicitud fue rechazada.' } },
    },
    noProcede: {
      description: 'Improcedente: lo pedido está fuera del alcance de la asistencia técnica.',
      meta: { articulo: 'AT-7.1', situacion: 'no_procede' },
      type: 'final',
      entry: { type: 'anularPlazos', params: { motivo: 'La solicitud fue declarada improcedente.' } },
    },
    desistida: {
      description: 'La entidad desistió.',
      meta: { articulo: 'AMB-A10', situacion: 'desistida' },
      type: 'final',
      entry: { type: 'anularPlazos', params: { motivo: 'La entidad desistió.' } },
    },
    archivadaPorSilencio: {
      description: 'Archivada por no remitir la documentación, mediante oficio al titular.',
      meta: { articulo: 'AT-8.2.1.B-5', situacion: 'archivada' },
      type: 'final',
      entry: { type: 'anularPlazos', params: { motivo: 'El expediente se archivó.' } },
    },
    archivadaSinConvocatoria: {
      description: 'Archivada porque la convocatoria no llegó.',
      meta: { articulo: 'AMB-A17', situacion: 'archivada' },
      type: 'final',
      entry: { type: 'anularPlazos', params: { motivo: 'El expediente se archivó.' } },
    },
    atendida: {
      description: 'Atendida: terminaron todas las actividades.',
      meta: { articulo: 'AT-8.2.1.A-4', situacion: 'atendida' },
      type: 'final',
      entry: { type: 'anularPlazos', params: { motivo: 'El expediente terminó.' } },
    },
    culminada: {
      description: 'Culminada con informe de seguimiento o acompañamiento concluido.',
      meta: { articulo: 'AT-8.2.1.C-3', situacion: 'culminada' },
      type: 'final',
      entry: { type: 'anularPlazos', params: { motivo: 'El expediente terminó.' } },
    },
  },
});
