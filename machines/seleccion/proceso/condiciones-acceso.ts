import { type Condicion, noCumple } from '../../base/condicion.js';
import { hechos } from '../../base/hechos.js';
import { si } from './condiciones-comunes.js';
import type { ContextoDeProceso } from './contexto.js';

type C = ContextoDeProceso;

/** Stages of an item whose award, or the want of it, is still to come. */
const SIN_OTORGAR: readonly string[] = [
  'enCurso',
  'tecnica',
  'porAbrir',
  'resultado',
  'empate',
  'exceso',
  'distribucion',
  'porOtorgar',
  'sinValidas',
];

/** Conditions of the access of bidders to the file (RS-72-3). */
export const DE_ACCESO = {
  accesoPorPedir: {
    lee: 'datos',
    descripcion: 'El postor presentó propuesta y ya se otorgó la buena pro.',
    veredicto: (c: C, { postor }: { postor: string }) => {
      if (!Object.hasOwn(c.propuestas, postor))
        return noCumple(
          'RS-72-3',
          `«${postor}» no presentó propuesta; el acceso es de los postores (art. 72 del Reglamento).`,
        );
      return si(
        Object.values(hechos(c).items).some((i) => !SIN_OTORGAR.includes(i.estado)),
        'RS-72-3',
        'El expediente se muestra después de otorgada la buena pro (art. 72 del Reglamento).',
      );
    },
  },
  accesoPorDar: {
    lee: 'datos',
    descripcion: 'El postor pidió acceso y no se le ha dado.',
    veredicto: (c: C, { postor }: { postor: string }) =>
      si(
        c.accesos[postor] === 'pedido',
        'RS-72-3',
        `«${postor}» no tiene ningún pedido de acceso por atender.`,
      ),
  },
} as const satisfies Record<string, Condicion<C, never, never>>;
