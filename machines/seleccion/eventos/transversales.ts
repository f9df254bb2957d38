import { z } from 'zod';
import { momento, texto } from '../../base/campos.js';
import type { DefinicionDeEvento } from '../../base/evento.js';
import { cronograma } from '../cronograma/campos.js';
import { actividad, item, publicado, textos } from './campos.js';
import { COMITE, ENTIDAD, OEC_Y_COMITE } from './roles.js';

const deItem = { item: item().optional() };

// The end that is written may be a day or, for the presentation, an instant (RS-26-1).
const cambioDeEtapa = () =>
  z.strictObject({
    actividad: actividad(),
    inicio: momento().optional(),
    fin: momento(),
    motivo: texto(4000),
    publicado: publicado(),
  });

/** What may come at more than one stage: new dates, no valid bid, cancellation, nullity, conservation of an act. */
export const TRANSVERSALES = {
  PRORROGAR: {
    titulo: 'Prorrogar una etapa',
    relato: 'Se prorrogó una etapa del cronograma.',
    regla: 'RS-26-1',
    roles: COMITE,
    esquema: cambioDeEtapa(),
  },
  POSTERGAR: {
    titulo: 'Postergar una etapa',
    relato: 'Se postergó una etapa del cronograma.',
    regla: 'RS-26-1',
    roles: COMITE,
    esquema: cambioDeEtapa(),
  },
  DECLARAR_DESIERTO: {
    titulo: 'Declarar desierto',
    relato: 'Se declaró desierto.',
    regla: 'RS-78-1',
    roles: COMITE,
    esquema: z.strictObject({ ...deItem, motivo: texto(4000), publicado: publicado() }),
  },
  EMITIR_INFORME_CAUSAS: {
    titulo: 'Emitir el informe de causas del desierto',
    relato: 'Se emitió el informe de causas del desierto.',
    regla: 'RS-78-4',
    roles: OEC_Y_COMITE,
    esquema: z.strictObject({
      causas: textos(20_000, 100),
      causaValorOCaracteristicas: z.boolean(),
      informacionAreaUsuaria: texto(20_000).optional(),
    }),
  },
  CANCELAR: {
    titulo: 'Cancelar',
    relato: 'Se canceló.',
    regla: 'RS-79-1',
    roles: ['aprobador', 'titular'],
    esquema: z.strictObject({
      causal: z.enum(['fuerza_mayor', 'desaparicion_necesidad', 'emergencia']),
      resolucion: texto(500),
      emisor: z.strictObject({ cargo: texto(200), nivel: z.enum(['aprobador', 'igual', 'superior']) }),
      comunicada: momento(),
      ...deItem,
      publicado: publicado(),
    }),
  },
  DECLARAR_NULIDAD: {
    titulo: 'Declarar la nulidad',
    relato: 'Se declaró la nulidad.',
    regla: 'RS-56ley-1',
    roles: ['titular', 'tribunal'],
    esquema: z.strictObject({
      causal: z.enum(['organo_incompetente', 'contra_ley', 'imposible_juridico', 'forma']),
      etapa: actividad(),
      cronograma: cronograma().optional(),
      resolucion: texto(500),
      ...deItem,
      publicado: publicado(),
    }),
  },
  CONSERVAR_ACTO: {
    titulo: 'Conservar un acto con vicio no trascendente',
    relato: 'Se conservó un acto y se enmendó su vicio.',
    regla: 'RS-14lpag',
    roles: ENTIDAD,
    esquema: z.strictObject({
      acto: texto(500),
      vicio: texto(4000),
      enmienda: texto(4000),
      // The clerk may say it; a vice told in words that cite the article says it too.
      requisitoMinimo: z.boolean().optional(),
    }),
  },
} as const satisfies Record<string, DefinicionDeEvento>;

const ARTICULO_26_DE_LA_LEY = /\bart(?:[íi]culos?|s?\.|s)?\s*26\b(?!\s*del?\s+reglamento)/i;

/** Whether the vice of a CONSERVAR_ACTO is the lack of a minimum of article 26 of the Ley, which is never kept (RS-26ley-estr). */
export function faltaRequisitoMinimo(datos: z.output<typeof TRANSVERSALES.CONSERVAR_ACTO.esquema>): boolean {
  return datos.requisitoMinimo === true || ARTICULO_26_DE_LA_LEY.test(`${datos.acto} ${datos.vicio}`);
}
