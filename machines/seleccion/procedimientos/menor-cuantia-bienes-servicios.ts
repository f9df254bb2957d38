import { buenaPro } from '../etapas/buena-pro.js';
import { calificacion } from '../etapas/calificacion.js';
import { cierre, terminado } from '../etapas/cierre.js';
import { expediente, preparacion } from '../etapas/preparacion.js';
import { presentacion } from '../etapas/presentacion.js';
import { registro } from '../etapas/registro.js';
import { retrocesoDeCinco } from '../etapas/retroceso.js';
import { transversalDeCinco } from '../etapas/transversal.js';
import { CONTEXTO_INICIAL } from '../proceso/contexto.js';
import { lenguaje } from '../proceso/lenguaje.js';

/**
 * Menor cuantía of goods and services: five stages, with neither consultas nor integration (RS-19-AMC, AMB-C1, AMB-C34).
 */
export const menorCuantiaBienesServicios = lenguaje.createMachine({
  id: 'menor-cuantia-bienes-servicios',
  context: CONTEXTO_INICIAL,
  initial: 'expediente',
  description: 'Adjudicación de menor cuantía de bienes y servicios (AMC).',
  states: {
    expediente,
    preparacion,
    seleccion: {
      description: 'El proceso está convocado.',
      meta: { articulo: 'RS-22-inicio', situacion: 'convocado' },
      type: 'parallel',
      states: {
        registro,
        etapas: {
          description: 'Etapas del proceso, en su orden.',
          meta: { articulo: 'RS-22-orden' },
          initial: 'presentacion',
          states: { presentacion, calificacion, buenaPro, cierre },
        },
        transversal: transversalDeCinco,
        retroceso: retrocesoDeCinco,
      },
    },
    terminado,
  },
});
