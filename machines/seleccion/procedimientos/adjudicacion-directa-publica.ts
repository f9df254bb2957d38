import { buenaPro } from '../etapas/buena-pro.js';
import { calificacion } from '../etapas/calificacion.js';
import { cierre, terminado } from '../etapas/cierre.js';
import { consultasYObservaciones } from '../etapas/consultas-y-observaciones.js';
import { elevacion } from '../etapas/elevacion.js';
import { integracionDeSiete } from '../etapas/integracion.js';
import { expediente, preparacion } from '../etapas/preparacion.js';
import { presentacion } from '../etapas/presentacion.js';
import { registro } from '../etapas/registro.js';
import { retrocesoDeSiete } from '../etapas/retroceso.js';
import { transversalDeSiete } from '../etapas/transversal.js';
import { CONTEXTO_INICIAL } from '../proceso/contexto.js';
import { lenguaje } from '../proceso/lenguaje.js';

/**
 * Adjudicación directa pública: seven stages, for consultas and observaciones are one, and public acts (RS-19-AD, AMB-C1).
 */
export const adjudicacionDirectaPublica = lenguaje.createMachine({
  id: 'adjudicacion-directa-publica',
  context: CONTEXTO_INICIAL,
  initial: 'expediente',
  description: 'Adjudicación directa pública (ADP).',
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
          initial: 'consultasYObservaciones',
          states: {
            consultasYObservaciones,
            elevacion,
            integracion: integracionDeSiete,
            presentacion,
            calificacion,
            buenaPro,
            cierre,
          },
        },
        transversal: transversalDeSiete,
        retroceso: retrocesoDeSiete,
      },
    },
    terminado,
  },
});
