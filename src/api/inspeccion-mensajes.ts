import type { StatelyInspectionEvent } from '@statelyai/inspect';

/** Version of the messages of @statelyai/inspect that these are. */
export const VERSION_DE_INSPECCION = '0.7.2';

/** One statechart of a case, as the office tells it. */
interface Parte {
  readonly item: string | null;
  readonly status: string;
  readonly value: unknown;
  readonly contexto: unknown;
}

/** What is used here of a step, as the office tells it. */
export interface PasoContado {
  readonly posicion: number;
  readonly caso: string;
  readonly tipo: string;
  readonly registrado: string;
  readonly datos: unknown;
  readonly candidatas: readonly { parte: string | null; evento: string; tomada: boolean }[];
  readonly estadoDespues: unknown;
  readonly partes: readonly Parte[];
  readonly fallo?: string;
}

/** A case before the steps that follow. */
export interface CasoContado {
  readonly caso: string;
  readonly numero: string;
  readonly maquina: string;
  readonly partes: readonly Parte[];
}

/** Statecharts of a machine as XState's configuration. */
export interface Definicion {
  readonly definicion: object;
  readonly item?: object;
}

/** A message, before it is known when it was and in what order it goes. */
type Borrador = Record<string, unknown> & { readonly type: StatelyInspectionEvent['type'] };

/** The actor each statechart of a case is: the case itself, and its items as children of it. */
const sesionDe = (caso: string, item: string | null) => (item === null ? caso : `${caso}/${item}`);

const fotoDe = ({ status, value, contexto: context }: Parte) => ({
  status,
  value,
  context,
  children: {},
  historyValue: {},
  tags: [],
});

/** What one listener has been told of one case: which of its actors, so that each is presented once, before its events. */
export class Narrador {
  readonly #presentados = new Set<string>();

  constructor(
    readonly caso: Pick<CasoContado, 'caso' | 'numero'>,
    readonly definicion: Definicion,
  ) {}

  /** The messages of the actors not yet presented. */
  presentar(partes: readonly Parte[], posicion: number, instante: string): StatelyInspectionEvent[] {
    return this.#sellar(
      partes.flatMap((p) => this.#actor(p)),
      posicion,
      instante,
      'a',
    );
  }

  #actor(parte: Parte): Borrador[] {
    const { caso, numero } = this.caso;
    const { item } = parte;
    const sessionId = sesionDe(caso, item);
    if (this.#presentados.has(sessionId)) return [];
    this.#presentados.add(sessionId);
    return [
      {
        type: '@xstate.actor',
        name: item === null ? numero : `${numero} ítem ${item}`,
        sessionId,
        parentId: item === null ? undefined : caso,
        definition: JSON.stringify(item === null ? this.definicion.definicion : this.definicion.item),
        snapshot: fotoDe(parte),
      },
    ];
  }

  /** The messages of a step: what each actor heard, and how each was left. */
  contar(paso: PasoContado): StatelyInspectionEvent[] {
    const { caso } = paso;
    const oyeron = paso.candidatas.filter((c) => c.tomada && c.evento !== '' && c.parte !== null);
    const deItems = [...new Map(oyeron.map((c) => [`${c.parte} ${c.evento}`, c])).values()];
    const nuevos = paso.partes.flatMap((p) => this.#actor(p));
    const acto = { type: paso.tipo, datos: paso.datos };
    const evento = (item: string | null, type: string): Borrador => ({
      type: '@xstate.event',
      event: type === paso.tipo ? acto : { type },
      sessionId: sesionDe(caso, item),
      sourceId: item === null ? undefined : caso,
    });
    const foto = (parte: Parte, type = paso.tipo): Borrador => ({
      type: '@xstate.snapshot',
      event: type === paso.tipo ? acto : { type },
      sessionId: sesionDe(caso, parte.item),
      snapshot: fotoDe(parte),
    });
    const movidas = paso.partes.filter((p) => p.item === null || oyeron.some((c) => c.parte === p.item));
    const fotos = movidas.map((p) => foto(p, oyeron.findLast((c) => c.parte === p.item)?.evento));
    const rota = { item: null, status: 'error', value: paso.estadoDespues, contexto: {} };
    const error: Borrador = {
      ...foto(rota),
      snapshot: { ...fotoDe(rota), error: { message: paso.fallo } },
    };
    return this.#sellar(
      [
        ...nuevos,
        evento(null, paso.tipo),
        ...deItems.map((c) => evento(c.parte, c.evento)),
        ...(paso.fallo === undefined ? fotos : [error]),
      ],
      paso.posicion,
      paso.registrado,
      '',
    );
  }

  /** The fields every message has. The id begins with the position of the step, from which a listener may ask again. */
  #sellar(
    borradores: readonly Borrador[],
    posicion: number,
    instante: string,
    serie: string,
  ): StatelyInspectionEvent[] {
    return borradores.map(
      (borrador, i) =>
        ({
          ...borrador,
          rootId: this.caso.caso,
          id: `${posicion}.${serie}${i}`,
          createdAt: String(Date.parse(instante)),
          _version: VERSION_DE_INSPECCION,
        }) as unknown as StatelyInspectionEvent,
    );
  }
}
