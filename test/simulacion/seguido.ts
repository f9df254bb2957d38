import type { Aviso, Caso } from '../../src/store/puerto.js';
import { avisosDe, type CasoIngenuo } from './ingenuo/caso.js';
import { ACTOS } from './ingenuo/datos.js';
import { ACTOS_DE_PROCESO } from './ingenuo/proceso-actos.js';

/** Acts of people: what the clock and the outbox tell is not among them. */
export const DE_PERSONAS: ReadonlySet<string> = new Set([
  'PRESENTAR',
  'CREAR_PROCESO',
  ...ACTOS,
  ...ACTOS_DE_PROCESO,
]);

/** Under whom an act is recorded: an administrator, as such. */
export function actorDe(usuario: string): string {
  return usuario === 'admin' ? 'admin:u-admin' : `u-${usuario}`;
}

/** An act that was acknowledged: it must be in the history, once, in this order. */
export interface Asiento {
  readonly tipo: string;
  readonly actor: string;
  readonly ocurrido: string;
}

/** A solicitud that is followed: what the system calls it and what the model knows of it. */
export interface Seguido {
  readonly orden: number;
  readonly id: string;
  readonly ruc: string | null;
  modelo: CasoIngenuo;
  readonly libro: Asiento[];
  /** Process it is about, by the order of its birth. */
  readonly proceso: number | null;
  /** It ended, and was compared since. */
  cerrado?: boolean;
}

const renglon = (p: { regla: string; item: string; desde: string; vence: string; estado: string }) =>
  `${p.regla} [${p.item}] ${p.desde} → ${p.vence} ${p.estado}`;

/** What is compared. After a rectification only the running terms: how the closed ones are rewritten is not law. */
function vista(situacion: string, plazos: readonly Parameters<typeof renglon>[0][], soloCorriendo: boolean) {
  return [situacion, ...plazos.filter((p) => !soloCorriendo || p.estado === 'corriendo').map(renglon)];
}

/** What the model says of a case. */
export function segunModelo(modelo: CasoIngenuo): string[] {
  return [...vista(modelo.situacion, modelo.plazos, modelo.rectificado), ...avisosDe(modelo)];
}

/** What the system says of it. */
export function segunSistema(caso: Caso, avisos: readonly Aviso[], rectificado: boolean): string[] {
  return [
    ...vista(caso.situacion, caso.estado.plazos, rectificado),
    ...avisos.map((a) => `${a.plantilla} ${a.canal} ${a.estado}`),
  ];
}
