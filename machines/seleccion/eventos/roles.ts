import type { Rol } from '../../base/evento.js';

/** Who leads the process: the committee; in menor cuantía the office in charge of contracting joins it (RS-24ley-2). */
export const COMITE: readonly Rol[] = ['comite'];
export const OEC_Y_COMITE: readonly Rol[] = ['oec', 'comite'];
/** A participant, or the desk that receives the paper with a stamp. */
export const PARTICIPANTE: readonly Rol[] = ['participante', 'oec', 'comite'];
export const ENTIDAD: readonly Rol[] = ['comite', 'oec', 'titular'];
export const OEC_Y_TITULAR: readonly Rol[] = ['oec', 'titular'];
export const APERTURA: readonly Rol[] = ['oec', 'comite', 'aprobador', 'titular'];
