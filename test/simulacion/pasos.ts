import type { Objeto } from './ingenuo/caso.js';

/** An act somebody sends to a case, named by the order of its birth. */
export interface Envio {
  readonly caso: number;
  readonly tipo: string;
  readonly datos: Objeto;
  readonly usuario: string;
  /** Idempotency key: the same one twice is the same request, come again. */
  readonly clave?: string;
  /** `If-Match`: the sequence the client last saw, or an older one. */
  readonly secuencia?: 'exacta' | 'vieja';
}

/** An act somebody sends to a process, named by the order of its birth. */
export interface EnvioAProceso {
  readonly proceso: number;
  readonly tipo: string;
  readonly datos: Objeto;
  readonly usuario: string;
  readonly clave: string;
}

/** A notice put on record: which of those of the case with that template, from 0. */
export interface Constancia {
  readonly caso: number;
  readonly plantilla: string;
  readonly cual: number;
  readonly resultado: 'enviada' | 'registrada' | 'rebotada';
  readonly fecha: string;
  readonly usuario: string;
}

/** What is declared of a day. */
export interface Decreto {
  readonly fecha: string;
  readonly norma: string;
  readonly ambito: string;
}

/** What happens at a step: everything needed to make it happen again. */
export type Hecho =
  /** The clock moves; without `avisar`, nothing runs until somebody acts. */
  | { readonly que: 'reloj'; readonly hasta: string; readonly avisar: boolean }
  | { readonly que: 'latido' }
  | { readonly que: 'reinicio' }
  | {
      readonly que: 'nacer';
      readonly caso: number;
      readonly datos: Objeto;
      readonly usuario: string;
      readonly clave?: string;
      /** Process it is linked to. */
      readonly proceso?: number;
    }
  | ({ readonly que: 'acto' } & Envio)
  | {
      readonly que: 'expediente';
      readonly proceso: number;
      readonly tipo: 'LP' | 'AMC';
      readonly usuario: string;
      readonly clave: string;
    }
  | ({ readonly que: 'actoDeProceso' } & EnvioAProceso)
  | ({ readonly que: 'aviso' } & Constancia)
  | { readonly que: 'juntos'; readonly envios: readonly Envio[] }
  | ({ readonly que: 'declara' | 'revoca' } & Decreto)
  | { readonly que: 'corrige'; readonly regla: string; readonly dias: number };

/** The process dies at one of its next calls to the store. */
export interface Muerte {
  readonly faltan: number;
  /** Before that call, or after it and before anybody hears. */
  readonly antes: boolean;
}

/** A step: when, what, and whether the process dies meanwhile. */
export type Paso = { readonly n: number; readonly en: string; readonly muerte?: Muerte } & Hecho;

/** What the two say differently, and where. */
export class Desacuerdo extends Error {
  constructor(
    readonly que: string,
    readonly caso: number | null,
    readonly soloElSistema: readonly string[],
    readonly soloElModelo: readonly string[],
  ) {
    super(
      `${que}${caso === null ? '' : ` (expediente ${caso})`}\n  solo el sistema: ${soloElSistema.join('; ') || '-'}\n  solo el modelo:  ${soloElModelo.join('; ') || '-'}`,
    );
  }
}

/** @throws Desacuerdo when two lists do not hold the same, in any order */
export function igualar(
  que: string,
  caso: number | null,
  sistema: readonly string[],
  modelo: readonly string[],
): void {
  const quedan = [...modelo];
  const sobran: string[] = [];
  for (const x of sistema) {
    const i = quedan.indexOf(x);
    if (i < 0) sobran.push(x);
    else quedan.splice(i, 1);
  }
  if (sobran.length + quedan.length > 0) throw new Desacuerdo(que, caso, sobran, quedan);
}

/** A step as a person reads it. */
export function contar({ n, en, muerte, ...hecho }: Paso): string {
  const lima = new Date(Date.parse(en) - 5 * 3_600_000).toISOString().slice(0, 23).replace('T', ' ');
  const cae = muerte
    ? ` †(muere ${muerte.antes ? 'antes' : 'después'} de la llamada ${muerte.faltan + 1} a la base)`
    : '';
  const { que, ...resto } = hecho;
  return `${String(n).padStart(6)}  ${lima}  ${que} ${JSON.stringify(resto)}${cae}`;
}
