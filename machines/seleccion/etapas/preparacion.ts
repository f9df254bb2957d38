import { and } from 'xstate';
import { lenguaje } from '../proceso/lenguaje.js';
import { ventanasPorArmar } from '../proceso/plazos.js';
import { publicar } from './avisos.js';

/** The file is put on record. */
export const expediente = lenguaje.createStateConfig({
  description: 'Se registra el expediente de contratación.',
  meta: { articulo: 'AP-10-1', situacion: 'preparacion' },
  on: {
    CREAR_PROCESO: {
      target: 'preparacion',
      actions: { type: 'anotarNacimiento', params: ({ event }) => event.datos },
    },
  },
});

/** Preparatory acts, until the convocation (arts. 10 to 18; Ley arts. 12 and 13). */
export const preparacion = lenguaje.createStateConfig({
  id: 'preparacion',
  description: 'Actos preparatorios: el proceso aún no se convoca.',
  meta: { articulo: 'AP-10-2', situacion: 'preparacion' },
  on: {
    INFORME_DE_CAUSAS_EMITIDO: { actions: 'anotarInformeAjeno' },
    CONVOCAR: {
      guard: and(['algunItemSigue', 'regimenEnVigor', 'informeDeCausasEmitido', 'convocatoriaConforme']),
      target: 'seleccion',
      actions: [
        { type: 'anotarConvocatoria', params: ({ event }) => event.datos },
        { type: 'armarPlazos', params: ({ context }) => ({ plazos: ventanasPorArmar(context) }) },
        { type: 'ordenarAviso', params: publicar('CONVOCATORIA', 'RS-51-1') },
        {
          type: 'enviarMensaje',
          params: ({ context }) => ({
            a: '@procesoVinculado',
            tipo: 'REGISTRAR_CONVOCATORIA',
            datos: {
              fecha: context.convocada ?? '',
              nomenclatura: context.nomenclatura ?? '',
            },
          }),
        },
      ],
    },
  },
});
