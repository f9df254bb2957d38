/** The few words in which the databases differ, so that a statement is written once. */
export interface Dialecto {
  readonly nombre: 'sqlite' | 'postgres';
  /** The elements of a JSON list given as a value, to stand after `IN`. `enteros` when they are numbers. */
  lista(marca?: string, enteros?: 'enteros'): string;
  /** Whether a column is one of the elements of such a list: the few that name what a question looks for. */
  esUnoDe(columna: string, enteros?: 'enteros'): string;
  /** A JSON list of texts kept in a column, as rows with a column `value`, to stand in FROM. */
  elementos(columna: string, alias?: string): string;
  /** A JSON list of objects at the top of a JSON text, as rows with a column `value`. */
  objetos(columna: string, campo: string, alias: string): string;
  /** Text of a simple field of a JSON object: `campo` is a literal name. */
  campo(json: string, campo: string): string;
  /** A field of a JSON object kept in a column, as JSON; null when it has none. `campo` is a literal name. */
  dato(columna: string, campo: string): string;
  /** Whether a state value kept as JSON names what stands for the mark. */
  conEstado(columna: string): string;
  /** Begins a question that deserves a plan for its very values: a common situation or word is not found as a rare one is. */
  readonly aMedida: string;
  /** Names the index a question follows, where the planner must be told; nothing elsewhere. */
  indice(nombre: string): string;
  /** Joins two sources in the order written, where the planner must be told. */
  readonly enOrden: string;
  /** Joins to each row of a source `de` with a column `caso`, one by one, those of a table of cases. */
  porCada(de: string, tabla: string, alias: string): string;
  /** Keeps a text column out of the planner's choice of index. */
  sinIndice(columna: string): string;
  /** A text column to order by what another index found, where the planner may walk the whole order instead. */
  ordenSuelto(columna: string): string;
  /** Matches a text against a pattern whatever the case of its letters without accents. */
  readonly comoTexto: string;
  /** Set of the `pk` of cases whose words match what stands for the mark. */
  readonly pkConTexto: string;
  /** What a person typed, as that mark wants it; empty when it has no words. */
  consultaDeTexto(texto: string): string;
  /** Ends a question whose rows will be taken: whoever else has one now is skipped. */
  saltando(alias: string): string;
  /**
   * Order that lets in one writer of a table at a time, who also waits for whoever locked rows of it; the first of its
   * transaction. Null where there never are two.
   */
  tomarTurno(tabla: string): string | null;
}

const palabrasDe = (texto: string) =>
  texto
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

// The index of PostgreSQL takes no longer ones.
const PALABRA_MAXIMA = 500;

/** Words as they are indexed: without the case or the accents of their letters. */
export const palabrasPlegadas = (texto: string): string[] =>
  palabrasDe(texto).map((p) =>
    p.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, PALABRA_MAXIMA),
  );

/** The words of the embedded database. */
export const SQLITE: Dialecto = {
  nombre: 'sqlite',
  lista: (marca = '?') => `(SELECT value FROM json_each(${marca}))`,
  esUnoDe: (columna) => `${columna} IN (SELECT value FROM json_each(?))`,
  elementos: (columna, alias = 'x') => `json_each(${columna}) ${alias}`,
  objetos: (columna, campo, alias) => `json_each(${columna}, '$.${campo}') ${alias}`,
  campo: (json, campo) => `json_extract(${json}, '$.${campo}')`,
  dato: (columna, campo) => `${columna} -> '$.${campo}'`,
  conEstado: (columna) => `instr(${columna}, '"' || ? || '"') > 0`,
  aMedida: '',
  indice: (nombre) => (nombre === '' ? 'NOT INDEXED' : `INDEXED BY ${nombre}`),
  enOrden: 'CROSS JOIN',
  porCada: (de, tabla, alias) => `CROSS JOIN ${tabla} ${alias} ON ${alias}.caso = ${de}.caso`,
  sinIndice: (columna) => `+${columna}`,
  ordenSuelto: (columna) => columna,
  comoTexto: 'LIKE',
  pkConTexto: 'SELECT rowid AS pk FROM caso_texto WHERE caso_texto MATCH ?',
  // Each word becomes a quoted prefix: nothing a person types can be read as the query language of the index.
  consultaDeTexto: (texto) =>
    palabrasDe(texto)
      .map((palabra) => `"${palabra}"*`)
      .join(' '),
  saltando: () => '',
  tomarTurno: () => null,
};

/** What `aMedida` says in PostgreSQL. */
export const A_MEDIDA = '/* a medida */ ';

/** The words of PostgreSQL. */
export const POSTGRES: Dialecto = {
  nombre: 'postgres',
  lista: (marca = '?', enteros) =>
    enteros === undefined
      ? `(SELECT jsonb_array_elements_text(${marca}::jsonb))`
      : `(SELECT jsonb_array_elements_text(${marca}::jsonb)::bigint)`,
  // As an array the planner takes them for a handful and follows an index; as rows, for so many that it reads everything.
  esUnoDe: (columna, enteros) => `${columna} = ANY (ARRAY${POSTGRES.lista('?', enteros)})`,
  elementos: (columna, alias = 'x') => `jsonb_array_elements_text(${columna}::jsonb) AS ${alias}(value)`,
  objetos: (columna, campo, alias) =>
    `jsonb_array_elements(CASE jsonb_typeof(${columna}::jsonb -> '${campo}') WHEN 'array' THEN ${columna}::jsonb -> '${campo}' ELSE '[]' END) AS ${alias}(value)`,
  campo: (json, campo) => `(${json} ->> '${campo}')`,
  dato: (columna, campo) => `(${columna}::json -> '${campo}')::text`,
  // To the letter as the index `caso_estado` is made.
  conEstado: (columna) => `string_to_array(translate(${columna}, '{}:,', ''), '"') @> ARRAY[CAST(? AS text)]`,
  aMedida: A_MEDIDA,
  indice: () => '',
  enOrden: 'JOIN',
  // The OFFSET is a wall to the planner, which otherwise may read the whole table and throw away nearly all of it.
  porCada: (de, tabla, alias) =>
    `CROSS JOIN LATERAL (SELECT x.* FROM ${tabla} x WHERE x.caso = ${de}.caso OFFSET 0) ${alias}`,
  sinIndice: (columna) => `(${columna} || '')`,
  ordenSuelto: (columna) => `(${columna} || '')`,
  comoTexto: 'ILIKE',
  pkConTexto: 'SELECT caso AS pk FROM caso_texto WHERE palabras @@ ?::tsquery',
  consultaDeTexto: (texto) =>
    palabrasPlegadas(texto)
      .map((palabra) => `'${palabra}':*`)
      .join(' & '),
  // The weakest lock that stops another like it and whoever writes the row, and not those that only refer to it.
  saltando: (alias) => ` FOR NO KEY UPDATE OF ${alias} SKIP LOCKED`,
  // It takes no snapshot: what comes after it sees all that was committed while it waited.
  tomarTurno: (tabla) => `LOCK TABLE ${tabla} IN EXCLUSIVE MODE`,
};
