import { esperaDocumentos } from './documentos.js';
import { informado } from './informe.js';
import { hoy, lenguaje, SOLICITANTE_CON_COPIA } from './lenguaje.js';

/** Activity B: review of draft documents before the convocation, and its report (num. 9.2.1.B; draft 8.2.1.B). */
export const revision = lenguaje.createStateConfig({
  description: 'Revisión de proyectos de requerimiento, bases, estrategia o expediente técnico.',
  meta: { articulo: 'AT-8.2.1.B-1' },
  initial: 'segunReunion',
  states: {
    segunReunion: {
      description: 'Se abre si la reunión acordó la revisión.',
      meta: { articulo: 'AT-8.2.1.B-1' },
      always: [
        {
          guard: 'acordoRevision',
          target: 'enAnalisis',
          actions: {
            type: 'armarPlazo',
            params: ({ context }) => ({
              regla: 'AMB-A6-informe',
              desde: context.reunion?.fecha ?? hoy(context),
            }),
          },
        },
        { target: 'noAcordada' },
      ],
    },
    enAnalisis: {
      description: 'Se evalúan los documentos para identificar deficiencias.',
      meta: { articulo: 'AT-8.2.1.B-2' },
      on: {
        REQUERIR_DOCUMENTACION: {
          target: 'esperaDocumentos',
          actions: [
            {
              type: 'cerrarPlazo',
              params: {
                regla: 'AMB-A6-informe',
                estado: 'suspendido',
                motivo: 'Se requirió documentación a la entidad.',
              },
            },
            {
              type: 'armarPlazo',
              params: ({ context, event }) => ({
                regla: 'AT-8.2.1.B-3',
                desde: hoy(context),
                dias: event.datos.plazoDias,
                ambitos: context.ambitosEntidad,
              }),
            },
            {
              type: 'ordenarAviso',
              params: {
                plantilla: 'REQUERIMIENTO',
                canal: 'correo',
                a: SOLICITANTE_CON_COPIA,
                regla: 'AT-8.2.1.B-3',
              },
            },
          ],
        },
        EMITIR_INFORME: {
          target: 'informado',
          actions: [
            {
              type: 'anotarInforme',
              params: ({ event }) => ({ tratamientos: event.datos.deficiencias.map((d) => d.tratamiento) }),
            },
            {
              type: 'cumplirPlazo',
              params: ({ context }) => ({ regla: 'AMB-A6-informe', fecha: hoy(context) }),
            },
            { type: 'armarPlazo', params: ({ context }) => ({ regla: 'AMB-A17', desde: hoy(context) }) },
            {
              type: 'ordenarAviso',
              params: {
                plantilla: 'INFORME',
                canal: 'correo',
                a: SOLICITANTE_CON_COPIA,
                regla: 'AT-8.2.1.B-7',
              },
            },
          ],
        },
        'senal.convocada': 'cerradaPorConvocatoria',
      },
    },
    esperaDocumentos,
    informado,
    noAcordada: {
      description: 'La reunión no acordó revisión documental.',
      meta: { articulo: 'AT-8.2.1.B-1' },
      type: 'final',
    },
    cerradaPorConvocatoria: {
      description: 'Se convocó antes de emitir el informe: la revisión ya no cabe y se cierra.',
      meta: { articulo: 'AT-8.2.1.B-1' },
      type: 'final',
      entry: [
        {
          type: 'cerrarPlazo',
          params: { regla: 'AMB-A6-informe', estado: 'anulado', motivo: 'Se convocó el procedimiento.' },
        },
        {
          type: 'cerrarPlazo',
          params: { regla: 'AT-8.2.1.B-3', estado: 'anulado', motivo: 'Se convocó el procedimiento.' },
        },
        {
          type: 'cerrarPlazo',
          params: { regla: 'AT-8.2.1.B-5', estado: 'anulado', motivo: 'Se convocó el procedimiento.' },
        },
        {
          type: 'ordenarAviso',
          params: {
            plantilla: 'REVISION_CERRADA',
            canal: 'correo',
            a: SOLICITANTE_CON_COPIA,
            regla: 'AT-8.2.1.B-1',
          },
        },
      ],
    },
    concluida: {
      description: 'La revisión concluyó con su seguimiento.',
      meta: { articulo: 'AT-8.2.1.C-1' },
      type: 'final',
    },
  },
});
