import { and } from 'xstate';
import { diaDe } from '../base/campos.js';
import { hechos } from '../base/hechos.js';
import { diasDeContinuidad } from './continuidad.js';
import { diaDeEntrega, enDiaHabil, hoy, lenguaje, SOLICITANTE_CON_COPIA } from './lenguaje.js';

/** The mail that asks whether the entity wishes to go on; its effective sending starts the ten days (AT-8.2.1.B-4, B-5). */
const consultaDeContinuidad = {
  type: 'ordenarAviso',
  params: ({ context }: { context: Parameters<typeof enDiaHabil>[0] }) =>
    ({
      plantilla: 'CONTINUIDAD',
      canal: 'correo',
      a: SOLICITANTE_CON_COPIA,
      regla: 'AT-8.2.1.B-4',
      desde: enDiaHabil(context),
      alSalir: 'CORREO_CONTINUIDAD_ENVIADO',
      alRebotar: 'CORREO_CONTINUIDAD_REBOTADO',
    }) as const,
} as const;

const respuestaDeContinuidad = [
  { guard: and([{ type: 'recibidaYaLlego', params: { regla: 'AT-8.2.1.B-4' } }, 'deseaContinuar']) },
  {
    guard: { type: 'recibidaYaLlego', params: { regla: 'AT-8.2.1.B-4' } },
    target: '#solicitud.desistida',
    actions: {
      type: 'ordenarAviso',
      params: {
        plantilla: 'DESISTIMIENTO',
        canal: 'correo',
        a: SOLICITANTE_CON_COPIA,
        regla: 'AMB-A10',
      },
    },
  },
] as const;

/** Waiting for the entity: the term granted, the continuity mail, and the ten days that end in archive. */
export const esperaDocumentos = lenguaje.createStateConfig({
  description: 'Se espera la documentación que la entidad debe remitir.',
  meta: { articulo: 'AT-7.5' },
  initial: 'plazoOtorgado',
  on: {
    RECIBIR_DOCUMENTACION: [
      {
        guard: and([{ type: 'recibidaYaLlego', params: { regla: 'AT-7.5' } }, 'entregaCompleta']),
        target: '#solicitud.enTramite.atencion.actividades.revision.enAnalisis',
        actions: [
          {
            type: 'anotarEntrega',
            params: ({ context, event }) => ({ fecha: diaDeEntrega(context, event.datos.recibida) }),
          },
          {
            type: 'cumplirPlazo',
            params: ({ context }) => ({
              regla: 'AT-8.2.1.B-3',
              fecha: context.documentosCompletos ?? hoy(context),
            }),
          },
          {
            type: 'cumplirPlazo',
            params: ({ context }) => ({
              regla: 'AT-8.2.1.B-5',
              fecha: context.documentosCompletos ?? hoy(context),
            }),
          },
          {
            type: 'armarPlazo',
            params: ({ context }) => ({
              regla: 'AMB-A6-informe',
              desde: context.documentosCompletos ?? hoy(context),
            }),
          },
        ],
      },
      { guard: { type: 'recibidaYaLlego', params: { regla: 'AT-7.5' } } },
    ],
    PRORROGAR_ENTREGA: {
      guard: and(['entregaPorVencer', 'sinProrrogaPrevia']),
      actions: [
        'anotarProrroga',
        {
          type: 'prorrogarPlazo',
          params: ({ event }) => ({
            reglas: ['AT-8.2.1.B-3', 'AT-8.2.1.B-5'],
            dias: event.datos.dias,
            motivo: event.datos.motivo,
          }),
        },
        {
          type: 'ordenarAviso',
          params: { plantilla: 'PRORROGA', canal: 'correo', a: SOLICITANTE_CON_COPIA, regla: 'AMB-A9' },
        },
      ],
    },
    'senal.convocada': '#solicitud.enTramite.atencion.actividades.revision.cerradaPorConvocatoria',
  },
  states: {
    plazoOtorgado: {
      description: 'Corre el plazo que el OECE otorgó para remitir la documentación.',
      meta: { articulo: 'AT-8.2.1.B-3' },
      on: {
        VENCIO_ENTREGA: {
          guard: { type: 'plazoVencido', params: { regla: 'AT-8.2.1.B-3' } },
          target: 'consultaPorEnviar',
          actions: consultaDeContinuidad,
        },
      },
    },
    consultaPorEnviar: {
      description: 'Está ordenado el correo que consulta a la entidad si desea continuar.',
      meta: { articulo: 'AT-8.2.1.B-4' },
      on: {
        CORREO_CONTINUIDAD_ENVIADO: {
          target: 'esperaRespuesta',
          actions: {
            type: 'armarPlazo',
            params: ({ context, event }) => ({
              regla: 'AT-8.2.1.B-5',
              desde: diaDe(event.datos.fecha),
              ambitos: context.ambitosEntidad,
              dias: diasDeContinuidad(hechos(context).plazos, hechos(context).catalogo, context.prorrogada),
            }),
          },
        },
        CORREO_CONTINUIDAD_REBOTADO: { actions: consultaDeContinuidad },
        RESPONDER_CONTINUIDAD: respuestaDeContinuidad,
      },
    },
    esperaRespuesta: {
      description: 'Diez días hábiles desde el envío de la consulta; solo la entrega los detiene.',
      meta: { articulo: 'AT-8.2.1.B-5' },
      on: {
        CORREO_CONTINUIDAD_REBOTADO: {
          target: 'consultaPorEnviar',
          actions: [
            {
              type: 'cerrarPlazo',
              params: {
                regla: 'AT-8.2.1.B-5',
                estado: 'reemplazado',
                motivo: 'El correo de continuidad rebotó; el plazo se reinicia con el nuevo envío.',
              },
            },
            consultaDeContinuidad,
          ],
        },
        RESPONDER_CONTINUIDAD: respuestaDeContinuidad,
        VENCIO_CONTINUIDAD: {
          guard: { type: 'plazoVencido', params: { regla: 'AT-8.2.1.B-5' } },
          target: '#solicitud.archivadaPorSilencio',
          actions: {
            type: 'ordenarAviso',
            params: {
              plantilla: 'ARCHIVO_POR_SILENCIO',
              canal: 'oficio',
              a: ['titular'],
              regla: 'AT-8.2.1.B-5',
            },
          },
        },
      },
    },
  },
});
