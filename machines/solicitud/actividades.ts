import { hoy, lenguaje, SOLICITANTE_CON_COPIA } from './lenguaje.js';
import { revision } from './revision.js';

/** Term for what the meeting left to be answered by mail (AMB-A6); `item` tells consultation from advice. */
const armarRespuesta = (item: 'consultas' | 'asesoramiento') =>
  ({
    type: 'armarPlazo',
    params: ({ context }: { context: Parameters<typeof hoy>[0] }) => ({
      regla: 'AMB-A6-respuesta',
      item,
      desde: context.reunion?.fecha ?? hoy(context),
    }),
  }) as const;

const cumplirRespuesta = (item: 'consultas' | 'asesoramiento') =>
  ({
    type: 'cumplirPlazo',
    params: ({ context }: { context: Parameters<typeof hoy>[0] }) => ({
      regla: 'AMB-A6-respuesta',
      item,
      fecha: hoy(context),
    }),
  }) as const;

const consultas = lenguaje.createStateConfig({
  description: 'Absolución de consultas sobre la contratación.',
  meta: { articulo: 'AT-8.2.1.A-4' },
  initial: 'segunReunion',
  states: {
    segunReunion: {
      description: 'Depende de lo que se trató en la reunión.',
      meta: { articulo: 'AT-8.2.1.A-4' },
      always: [
        { guard: 'consultasPendientes', target: 'respuestaPendiente', actions: armarRespuesta('consultas') },
        {
          guard: 'consultasAbsueltas',
          target: 'absueltas',
          actions: {
            type: 'ordenarAviso',
            params: {
              plantilla: 'CONSTANCIA_ABSOLUCION',
              canal: 'correo',
              a: SOLICITANTE_CON_COPIA,
              regla: 'AT-8.2.1.A-4',
            },
          },
        },
        { target: 'sinConsultas' },
      ],
    },
    respuestaPendiente: {
      description: 'Las consultas requieren más análisis; la respuesta se remite por correo.',
      meta: { articulo: 'AT-8.2.1.A-5' },
      on: {
        REMITIR_RESPUESTA: {
          target: 'absueltas',
          actions: [
            cumplirRespuesta('consultas'),
            {
              type: 'ordenarAviso',
              params: {
                plantilla: 'RESPUESTA',
                canal: 'correo',
                a: SOLICITANTE_CON_COPIA,
                regla: 'AT-8.2.1.A-5',
              },
            },
          ],
        },
      },
    },
    absueltas: {
      description: 'Las consultas quedaron absueltas.',
      meta: { articulo: 'AT-8.2.1.A-4' },
      type: 'final',
    },
    sinConsultas: { description: 'No hubo consultas.', meta: { articulo: 'AT-8.2.1.A-4' }, type: 'final' },
  },
});

const asesoramiento = lenguaje.createStateConfig({
  description: 'Asesoramiento sobre la estrategia de contratación y materias afines.',
  meta: { articulo: 'AT-7.3' },
  initial: 'segunReunion',
  states: {
    segunReunion: {
      description: 'Depende de lo que se trató en la reunión.',
      meta: { articulo: 'AT-7.3' },
      always: [
        { guard: 'asesoramientoContinua', target: 'enCurso', actions: armarRespuesta('asesoramiento') },
        { guard: 'asesoramientoBrindado', target: 'brindado' },
        { target: 'sinAsesoramiento' },
      ],
    },
    enCurso: {
      description: 'El asesoramiento continúa después de la reunión y concluye por correo.',
      meta: { articulo: 'AT-8.2.1.A-5' },
      on: {
        REMITIR_RESPUESTA: {
          target: 'brindado',
          actions: [
            cumplirRespuesta('asesoramiento'),
            {
              type: 'ordenarAviso',
              params: {
                plantilla: 'ASESORAMIENTO',
                canal: 'correo',
                a: SOLICITANTE_CON_COPIA,
                regla: 'AT-8.2.1.A-5',
              },
            },
          ],
        },
      },
    },
    brindado: {
      description: 'El asesoramiento quedó brindado.',
      meta: { articulo: 'AT-7.3' },
      type: 'final',
    },
    sinAsesoramiento: { description: 'No hubo asesoramiento.', meta: { articulo: 'AT-7.3' }, type: 'final' },
  },
});

const acompanamiento = lenguaje.createStateConfig({
  description: 'Acompañamiento del OECE durante las fases de la contratación.',
  meta: { articulo: 'AT-7.6' },
  initial: 'segunReunion',
  states: {
    segunReunion: {
      description: 'Se abre si la reunión acordó que es necesario.',
      meta: { articulo: 'AT-8.2.1.A-3' },
      always: [{ guard: 'acordoAcompanamiento', target: 'esperaProgramacion' }, { target: 'noAbierto' }],
    },
    esperaProgramacion: {
      description: 'La entidad debe remitir la programación o las fechas estimadas.',
      meta: { articulo: 'AT-8.2.1.D-1' },
      on: {
        RECIBIR_PROGRAMACION: 'enCurso',
        CONCLUIR_ACOMPANAMIENTO: { target: 'concluido', actions: 'anotarConclusion' },
      },
    },
    enCurso: {
      description: 'El OECE hace seguimiento según las fechas de la entidad.',
      meta: { articulo: 'AT-8.2.1.D-2' },
      on: {
        RECIBIR_PROGRAMACION: {},
        REGISTRAR_SEGUIMIENTO: { guard: { type: 'fechaYaLlego', params: { regla: 'AT-8.2.1.D-2' } } },
        CONCLUIR_ACOMPANAMIENTO: { target: 'concluido', actions: 'anotarConclusion' },
      },
    },
    concluido: {
      description: 'Concluyó el acompañamiento.',
      meta: { articulo: 'AT-7.6' },
      type: 'final',
      entry: {
        type: 'ordenarAviso',
        params: {
          plantilla: 'ACOMPANAMIENTO_CONCLUIDO',
          canal: 'correo',
          a: SOLICITANTE_CON_COPIA,
          regla: 'AT-7.6',
        },
      },
    },
    noAbierto: {
      description: 'No se acordó acompañamiento.',
      meta: { articulo: 'AT-8.2.1.A-3' },
      type: 'final',
    },
  },
});

/** The activities a solicitud may open, side by side; it ends when all opened ones have ended (AT-8.2.2). */
export const actividades = lenguaje.createStateConfig({
  description: 'Actividades acordadas en la reunión; el expediente termina cuando terminan todas.',
  meta: { articulo: 'AT-8.2.2' },
  type: 'parallel',
  states: { consultas, asesoramiento, revision, acompanamiento },
  onDone: [
    { guard: 'huboSeguimientoOAcompanamiento', target: '#solicitud.culminada' },
    { target: '#solicitud.atendida' },
  ],
});
