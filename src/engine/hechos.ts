import type { Hechos } from '../../machines/base/hechos.js';
import type { Plazo } from '../../machines/base/plazo.js';
import { fechaCivilDe, type Instante } from '../../machines/calendario/index.js';
import type { Entorno, Estado } from './tipos.js';

/** The facts of a step on a case at an instant. */
export function hechosDe(
  estado: Pick<Estado, 'plazos'>,
  ahora: Instante,
  entorno: Pick<Entorno, 'catalogo' | 'calendario'>,
  expira: Plazo | null = null,
): Hechos {
  return {
    ahora,
    hoy: fechaCivilDe(ahora),
    plazos: estado.plazos,
    expira,
    proceso: null,
    items: {},
    catalogo: entorno.catalogo,
    calendario: entorno.calendario,
  };
}
