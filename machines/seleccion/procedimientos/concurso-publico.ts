import { buenaPro } from '../etapas/buena-pro.js';
import { calificacion } from '../etapas/calificacion.js';
import { cierre, terminado } from '../etapas/cierre.js';
import { consultas } from '../etapas/consultas.js';
import { elevacion } from '../etapas/elevacion.js';
import { integracionDeOcho } from '../etapas/integracion.js';
import { observaciones } from '../etapas/observaciones.js';
import { expediente, preparacion } from '../etapas/preparacion.js';
import { presentacion } from '../etapas/presentacion.js';
import { registro } from '../etapas/registro.js';
import { retrocesoDeOcho } from '../etapas/retroceso.js';
import { transversalDeOcho } from '../etapas/transversal.js';
import { CONTEXTO_INICIAL } from '../proceso/contexto.js';
import { lenguaje } from '../proceso/lenguaje.js';

/**
 * Concurso público, for services of every kind and consultorías: the same eight stages as a licitación (RS-19-CP, art. 22).
 */
export const concursoPublico = lenguaje.createMachine({
  id: 'concurso-publico',
  context: CONTEXTO_INICIAL,
  initial: 'expediente',
  description: 'Concurso público (CP), de servicios y consultorías.',
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
          initial: 'consultas',
          states: {
            consultas,
            observaciones,
            elevacion,
            integracion: integracionDeOcho,
            presentacion,
            calificacion,
            buenaPro,
            cierre,
          },
        },
        transversal: transversalDeOcho,
        retroceso: retrocesoDeOcho,
      },
    },
    terminado,
  },
});
