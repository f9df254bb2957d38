import type { PresentacionDeProceso } from '../nacimiento.js';
import type { SustentoDelTipo } from '../tipo.js';
import type { Procedimiento, Tipo } from '../tipos.js';
import type { Antecedente } from './contexto.js';

/**
 * The file of a process as its birth keeps it: what was written, and what the amounts decided before anything was sealed:
 * the type with its reasons and who is competent (RS-19, RS-58-comp, RS-105-comp).
 */
export interface NacimientoDeProceso extends PresentacionDeProceso {
  readonly tipo: Tipo;
  readonly procedimiento: Procedimiento;
  readonly tipoSustento: SustentoDelTipo;
  readonly competencia: {
    readonly elevacion: 'osce' | 'titular';
    readonly apelacion: 'titular' | 'tribunal';
  };
  readonly antecedente?: Antecedente;
  /** Item of another process whose nullity opened this one (D16). */
  readonly nulidadDeItem?: { readonly proceso: string; readonly item: string; readonly etapa: string };
  /** Warnings that need other cases to be seen, such as parts of one same purchase (RS-20-1). */
  readonly avisos?: readonly string[];
}
