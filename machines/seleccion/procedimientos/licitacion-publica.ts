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
 * Licitación pública, for goods and works: eight stages, one after another, with the registry beside them (RS-19-LP, art. 22).
 * Its items live on by themselves from stage 7 on (item/).
 */
export const licitacionPublica = lenguaje.createMachine({
  id: 'licitacion-publica',
  context: CONTEXTO_INICIAL,
  initial: 'expediente',
  description: 'Licitación pública (LP), de bienes y obras.',
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
