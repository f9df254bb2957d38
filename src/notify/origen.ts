import type { Datos, Direccion } from '../../machines/base/maquina.js';
import type { FechaCivil } from '../../machines/calendario/index.js';
import type { Entorno } from '../engine/tipos.js';
import type { Aviso, Caso } from '../store/puerto.js';

/** What a notice is written from: its case, the act that ordered it and the day it leaves. */
export interface Origen {
  readonly caso: Pick<Caso, 'numero' | 'coleccion' | 'datos' | 'estado' | 'situacion'>;
  readonly aviso: Pick<Aviso, 'plantilla' | 'canal' | 'regla' | 'secuencia' | 'enviado'>;
  readonly direcciones: readonly Direccion[];
  /** Data of the act that ordered it, and the civil day it was done. */
  readonly acto: Datos;
  /** Its type; of a rectification, that of the act it carries. */
  readonly tipo: string;
  readonly fecha: FechaCivil;
  /** Civil day it left, or would leave now. */
  readonly hoy: FechaCivil;
  /** What was last required of the entity; null when nothing was. */
  readonly requerido: Datos | null;
  readonly entorno: Pick<Entorno, 'catalogo' | 'calendario'>;
}
