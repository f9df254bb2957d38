/** A row as it is moved: its columns by name, texts and numbers exactly as they are. */
export type FilaMudada = Readonly<Record<string, string | number | null>>;

/** A table to move, and the columns that put its rows in the order they are moved. */
export interface TablaMudable {
  readonly nombre: string;
  /** Unique, and such that no row comes before another it refers to. */
  readonly orden: readonly string[];
}

const tabla = (nombre: string, ...orden: string[]): TablaMudable => ({ nombre, orden });

/** Every table of ours, none before another it refers to. Words to search by are moved apart: each database has its own. */
export const TABLAS: readonly TablaMudable[] = [
  tabla('usuario', 'id'),
  tabla('clave', 'usuario'),
  tabla('invitacion', 'huella'),
  tabla('identidad_externa', 'emisor', 'sujeto'),
  tabla('ida', 'huella'),
  tabla('sesion', 'id'),
  tabla('freno', 'de'),
  tabla('ingreso', 'id'),
  tabla('preferencia', 'usuario', 'clave'),
  tabla('ausencia', 'id'),
  tabla('ajuste', 'nombre'),
  tabla('contador', 'serie'),
  tabla('inhabil', 'version'),
  tabla('correccion', 'version'),
  tabla('plantilla', 'id', 'version'),
  tabla('caso', 'pk'),
  tabla('caso_datos', 'caso'),
  tabla('evento', 'posicion'),
  tabla('plazo', 'caso', 'n'),
  tabla('etapa', 'caso', 'etapa', 'desde'),
  tabla('vinculo', 'caso', 'tipo', 'otro'),
  tabla('sobre', 'id'),
  tabla('mensaje', 'id'),
  tabla('aviso', 'id'),
  tabla('supresion', 'caso', 'secuencia'),
  tabla('despacho', 'aviso'),
  tabla('envio', 'aviso', 'intento'),
  tabla('documento', 'raiz', 'version'),
  tabla('oficio', 'serie', 'anio', 'numero'),
  tabla('sello', 'dia'),
  tabla('sello_publicado', 'dia', 'donde'),
  tabla('incidencia', 'id'),
  tabla('lectura', 'posicion'),
  tabla('idempotencia', 'usuario', 'ruta', 'clave'),
];

/** Tables that are not moved: what they hold is of the moment, or each database makes its own. */
export const NO_SE_MUDAN: readonly string[] = ['caso_texto', 'cuota', 'migracion'];

/** What a case is searched by. */
export interface TextoMudado {
  readonly pk: number;
  readonly texto: string;
}

/** How far a move has come, kept in the database it goes to. */
export interface Avance {
  /** What the database it comes from is known by. */
  readonly de: string;
  /** Table under way, and the order of its last row moved; null before the first. */
  readonly tabla: string;
  readonly tras: readonly (string | number)[] | null;
}

/** Setting of a database that is being moved in: until it ends, nobody serves it. */
export const MUDANZA = 'mudanza';

// What each database knows of where it is: the folders its replicas were seen to share.
const AJUSTES_PROPIOS: readonly unknown[] = [MUDANZA, 'carpeta de documentos', 'carpeta de sellos'];

/** Whether a row is moved with its table. */
export const seMuda = ({ nombre }: TablaMudable, fila: FilaMudada): boolean =>
  nombre !== 'ajuste' || !AJUSTES_PROPIOS.includes(fila['nombre']);

/** A database as a thing to be moved out of or into, with nobody else using it. */
export interface Mudable {
  /** Rows of a table after one of them, in its order. */
  pagina(tabla: TablaMudable, tras: Avance['tras'], limite: number): Promise<FilaMudada[]>;
  /** What the cases after one are searched by. */
  textos(despues: number, limite: number): Promise<TextoMudado[]>;
  /** Puts rows in, and how far that is, in one transaction. Those that are there already stay as they are. */
  recibir(tabla: TablaMudable, filas: readonly FilaMudada[], avance: Avance): Promise<void>;
  /** Puts in what cases are searched by. */
  recibirTextos(textos: readonly TextoMudado[], avance: Avance): Promise<void>;
  /** How far a move into this database came; null when none is under way. */
  avance(): Promise<Avance | null>;
  /** Whether it holds anything but what a new database is born with. */
  vacia(): Promise<boolean>;
  /** Ends a move into this database: from now on it may be served. */
  terminar(): Promise<void>;
  cerrar(): Promise<void>;
}

/** What to search a case by, of its number and summary. */
export const textoDe = (fila: {
  readonly numero: string;
  readonly entidad: string | null;
  readonly ruc: string | null;
  readonly objeto: string | null;
}): string => [fila.numero, fila.entidad, fila.ruc, fila.objeto].filter(Boolean).join('\n');

/** The question of what cases are searched by, in the words both databases understand. */
export const TEXTOS = `SELECT c.pk, c.numero, d.entidad, d.ruc, d.objeto FROM caso c JOIN caso_datos d ON d.caso = c.id
  WHERE c.pk > ? ORDER BY c.pk LIMIT ?`;

/** The question of a page of a table. */
export function preguntaDePagina(
  { nombre, orden }: TablaMudable,
  tras: Avance['tras'],
  limite: number,
): { sql: string; valores: readonly (string | number)[] } {
  const columnas = orden.join(', ');
  const despues = tras === null ? '' : `WHERE (${columnas}) > (${orden.map(() => '?').join(', ')})`;
  return {
    sql: `SELECT * FROM ${nombre} ${despues} ORDER BY ${columnas} LIMIT ?`,
    valores: [...(tras ?? []), limite],
  };
}
