/** One state of the procedure every contender runs: its acts, and its deadline if it has one. */
export interface EstadoDeTabla {
  /** Where each act leads. */
  readonly on: Readonly<Record<string, string>>;
  /** Business days to leave it; past them the case goes to `vencida`. */
  readonly dias?: number;
  readonly final?: true;
}

/**
 * A procedure of twenty states, thirteen of them with a deadline. The same table makes the statechart of every contender,
 * so that none runs a kinder one. REVISAR counts the reviews, and APROBAR needs one.
 */
export const ESTADOS: Readonly<Record<string, EstadoDeTabla>> = {
  recibida: { dias: 3, on: { ADMITIR: 'admitida', OBSERVAR: 'observada' } },
  observada: { dias: 2, on: { SUBSANAR: 'admitida' } },
  admitida: { on: { ASIGNAR: 'asignada' } },
  asignada: { dias: 5, on: { PROGRAMAR: 'programada' } },
  programada: { dias: 10, on: { REPROGRAMAR: 'programada', REUNIR: 'reunida' } },
  reunida: { on: { REQUERIR: 'requerida', ESTUDIAR: 'enEstudio' } },
  requerida: { dias: 7, on: { ENTREGAR: 'entregada' } },
  entregada: { dias: 7, on: { REQUERIR: 'requerida', ESTUDIAR: 'enEstudio' } },
  enEstudio: { dias: 10, on: { CONSULTAR: 'consultada', PROYECTAR: 'proyectada' } },
  consultada: { dias: 5, on: { ABSOLVER: 'absuelta' } },
  absuelta: { on: { PROYECTAR: 'proyectada' } },
  proyectada: { dias: 7, on: { REVISAR: 'revisada' } },
  revisada: { dias: 3, on: { CORREGIR: 'corregida', APROBAR: 'aprobada' } },
  corregida: { dias: 3, on: { REVISAR: 'revisada' } },
  aprobada: { on: { NOTIFICAR: 'notificada' } },
  notificada: { dias: 15, on: { SEGUIR: 'enSeguimiento' } },
  enSeguimiento: { dias: 180, on: { VERIFICAR: 'verificada' } },
  verificada: { on: { CULMINAR: 'culminada' } },
  vencida: { on: { RETOMAR: 'enEstudio' } },
  culminada: { on: {}, final: true },
};

export const INICIAL = 'recibida';
export const VENCIDA = 'vencida';
/** The act that counts a review, and the one that needs it. */
export const REVISAR = 'REVISAR';
export const APROBAR = 'APROBAR';

/** The two lives the load makes cases live, of twenty acts each: one through every lawful branch, one with repetitions. */
export const VIDAS: readonly (readonly string[])[] = [
  'OBSERVAR SUBSANAR ASIGNAR PROGRAMAR REPROGRAMAR REUNIR REQUERIR ENTREGAR ESTUDIAR CONSULTAR ABSOLVER PROYECTAR REVISAR CORREGIR REVISAR APROBAR NOTIFICAR SEGUIR VERIFICAR CULMINAR',
  'ADMITIR ASIGNAR PROGRAMAR REPROGRAMAR REPROGRAMAR REUNIR REQUERIR ENTREGAR REQUERIR ENTREGAR ESTUDIAR PROYECTAR REVISAR CORREGIR REVISAR APROBAR NOTIFICAR SEGUIR VERIFICAR CULMINAR',
].map((vida) => vida.split(' '));

/** Acts of a life. */
export const ACTOS_POR_CASO = 20;

/** What every act carries: a text such as a clerk writes. */
export const NOTA =
  'Se deja constancia de lo actuado en el expediente, conforme a lo informado por la dependencia a cargo de su trámite.';

/** Milliseconds of a deadline for those that know no business days: seven civil days for every five of them. */
export function enMilisegundos(dias: number): number {
  return Math.ceil((dias * 7) / 5) * 86_400_000;
}
