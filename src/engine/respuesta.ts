import type { Caso, Reclamo, Resultado } from '../store/puerto.js';
import type { Borrador } from './commit.js';
import type { Aceptado, Entorno, EventoGuardado, Rechazo } from './tipos.js';

/** What the door answers. `hecho` was committed (or, simulated, would have been). */
export type Respuesta =
  | {
      readonly tipo: 'hecho';
      readonly antes: Caso | null;
      readonly caso: Caso;
      readonly fila: EventoGuardado;
      readonly decision: Aceptado;
      readonly borrador: Borrador;
      /** What it was decided with. */
      readonly entorno: Entorno;
    }
  | {
      readonly tipo: 'repetida';
      readonly caso: string;
      readonly desde: number;
      readonly secuencia: number;
      readonly estado: number;
    }
  | { readonly tipo: 'otro_cuerpo' }
  | { readonly tipo: 'no_existe' }
  // Refused, and yet the expiries that were due are on disk: `borrador` holds them.
  | { readonly tipo: 'desactualizada'; readonly secuencia: number; readonly borrador: Borrador }
  | {
      readonly tipo: 'rechazada';
      readonly rechazo: Rechazo;
      readonly caso: Caso;
      readonly entorno: Entorno;
      readonly borrador?: Borrador;
    };

/** Conditions a caller sets on a write. */
export interface Opciones {
  readonly siSecuencia?: number | null;
  readonly reclamo?: Reclamo | null;
  readonly simular?: boolean;
  /** Message this birth delivers. */
  readonly mensaje?: string;
}

/** An act on an existing case, its data already read with the schema of the act. */
export interface Acto {
  readonly caso: string;
  readonly tipo: string;
  readonly datos: Record<string, unknown>;
  readonly actor: string;
  /** Message this act delivers. */
  readonly mensaje?: string;
}

/** An event on disk, for logs and streams: ids only, no personal data. */
export interface Confirmado {
  readonly caso: string;
  readonly secuencia: number;
  readonly tipo: string;
}

/** The events an outcome of the queue committed: the act, and the expiries that came with it or by themselves. */
export function confirmadosDe(resultado: Resultado<unknown>): Confirmado[] {
  const { borrador } = (resultado.ok ? resultado.respuesta : {}) as { borrador?: Borrador | null };
  if (!borrador) return [];
  return borrador.eventos.map(({ secuencia, tipo }) => ({ caso: borrador.caso.id, secuencia, tipo }));
}
