import type { ContextoBase } from '../base/hechos.js';
import type { FASES } from './presentacion.js';

/**
 * What a solicitud remembers to decide: ids, dates and outcomes, never names, addresses or texts (D1). Every key is
 * there from birth and none is ever undefined, so that a reload gives the same bytes.
 */
export interface ContextoDeSolicitud extends ContextoBase {
  /** Civil day of reception; the terms of the meeting run from it (AT-8.2.1.A-1, A-2). */
  readonly recibida: string | null;
  readonly fase: (typeof FASES)[number] | null;
  /** Key of the scopes of the entity's calendar: national plus its region (D9). */
  readonly ambitosEntidad: string;
  /** Civil day of the programmed meeting. */
  readonly reunionProgramada: string | null;
  /** What the meeting decided; null until it is held. */
  readonly reunion: {
    readonly fecha: string;
    readonly consultas: 'no_hubo' | 'absueltas' | 'requieren_analisis';
    readonly asesoramiento: 'no_hubo' | 'brindado' | 'continua';
    readonly acompanamiento: 'no_solicitado' | 'necesario' | 'no_necesario';
    readonly revisionDocumental: boolean;
  } | null;
  /** Civil day the complete documents came, if they were ever required. */
  readonly documentosCompletos: string | null;
  /** Whether the single extension of AMB-A9 was used. */
  readonly prorrogada: boolean;
  /** Treatment of each deficiency of the report, in its order; null until there is a report. */
  readonly deficiencias: readonly ('criterio' | 'recomendacion')[] | null;
  /** Civil day of the convocation, once known. */
  readonly convocada: string | null;
  readonly informeDeSeguimiento: boolean;
  readonly acompanamientoConcluido: boolean;
}

/** The context of a case at birth. */
export const CONTEXTO_INICIAL: ContextoDeSolicitud = {
  paso: null,
  recibida: null,
  fase: null,
  ambitosEntidad: '',
  reunionProgramada: null,
  reunion: null,
  documentosCompletos: null,
  prorrogada: false,
  deficiencias: null,
  convocada: null,
  informeDeSeguimiento: false,
  acompanamientoConcluido: false,
};
