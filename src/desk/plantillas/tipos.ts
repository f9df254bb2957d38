/** A template of a notice, as the API gives it. */
export interface Plantilla {
  readonly id: string;
  readonly asunto: string;
  readonly version: number;
  readonly editada: boolean;
  readonly texto: string;
  /** The text the program brings. */
  readonly original: string;
  /** Disclaimers it always carries after its text. */
  readonly leyendas: readonly string[];
  readonly variables: readonly {
    readonly nombre: string;
    readonly que: string;
    readonly campos?: Readonly<Record<string, string>>;
  }[];
  readonly versiones: readonly {
    readonly version: number;
    /** Null when the text of the program was given back. */
    readonly texto: string | null;
    readonly nombre: string;
    readonly creada: string;
  }[];
}

export type ResumenDePlantilla = Pick<Plantilla, 'id' | 'asunto' | 'version' | 'editada'>;
