import { COLUMNAS_AVISO_GUARDADO, COLUMNAS_EVENTO_GUARDADO, COLUMNAS_SOBRE } from '../comun/filas.js';
import type { NombreDeOrden } from '../comun/orden.js';

/** How orders of one kind, of any number of cases, are obeyed at once. */
export interface Sentencia {
  readonly sql: string;
  /** Place of each value that names the row it changes: the same row is not changed twice by one statement. */
  readonly fila?: readonly number[];
}

type Tipo = 't' | 'n';
const TIPOS: Record<Tipo, string> = { t: 'text[]', n: 'bigint[]' };

/** As many columns as letters: `t` a text, `n` a number. Each comes as a list with a value for each row. */
const filas = (tipos: string) =>
  `unnest(${[...tipos].map((tipo, i) => `$${i + 1}::${TIPOS[tipo as Tipo]}`).join(', ')})`;
const nombradas = (tipos: string, nombres: string) => `${filas(tipos)} AS x(${nombres})`;
const inserta = (tabla: string, columnas: string, tipos: string, sino = ''): Sentencia => ({
  sql: `INSERT INTO ${tabla} (${columnas}) SELECT * FROM ${filas(tipos)}${sino}`,
});
const SIN_REPETIR = ' ON CONFLICT DO NOTHING';

const CABEZA =
  'situacion, estado, secuencia, snapshot, huella, huella_estado, actualizado, ocurrido, proximo, salidas, responsable';
const TIPOS_DE_CABEZA = 'ttntttttttt';
const cambiaCabeza = CABEZA.split(', ')
  .map((columna) => `${columna} = x.${columna}`)
  .join(', ');

/** One statement for each kind of order, in the order in which different cases can share it best. */
export const SENTENCIAS: Readonly<Record<Exclude<NombreDeOrden, 'suprime'>, Sentencia>> = {
  nuevo: inserta(
    'caso',
    `id, coleccion, numero, maquina, regimen, creado, ruc, ${CABEZA}`,
    `ttttttt${TIPOS_DE_CABEZA}`,
  ),
  // Its second value is a JSON list of words.
  texto: {
    sql: `INSERT INTO caso_texto (caso, palabras)
      SELECT c.pk, array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(x.palabras::jsonb)))
      FROM ${nombradas('tt', 'id, palabras')} JOIN caso c ON c.id = x.id`,
  },
  datos: inserta('caso_datos', 'caso, datos, entidad, ruc, objeto', 'ttttt'),
  vinculo: inserta('vinculo', 'caso, tipo, otro', 'ttt', SIN_REPETIR),
  cambia: {
    sql: `UPDATE caso SET ${cambiaCabeza} FROM ${nombradas(`${TIPOS_DE_CABEZA}t`, `${CABEZA}, id`)} WHERE caso.id = x.id`,
    fila: [11],
  },
  cambiaDeMaquina: {
    sql: `UPDATE caso SET maquina = x.maquina FROM ${nombradas('tt', 'maquina, id')} WHERE caso.id = x.id`,
    fila: [1],
  },
  cambianDatos: {
    sql: `UPDATE caso_datos SET datos = x.datos FROM ${nombradas('tt', 'datos, caso')} WHERE caso_datos.caso = x.caso`,
    fila: [1],
  },
  evento: inserta('evento', COLUMNAS_EVENTO_GUARDADO, 'tnttttttttnnttttt'),
  asigna: {
    sql: `UPDATE caso SET asignado = x.usuario FROM ${nombradas('tt', 'usuario, id')} WHERE caso.id = x.id`,
    fila: [1],
  },
  sale: {
    sql: `UPDATE etapa SET salio = x.dia FROM ${nombradas('ttt', 'dia, id, etapa')} JOIN caso c ON c.id = x.id
      WHERE etapa.caso = c.pk AND etapa.etapa = x.etapa AND etapa.salio IS NULL`,
    fila: [1, 2],
  },
  entra: {
    sql: `INSERT INTO etapa (caso, etapa, desde, coleccion, entro, situacion)
      SELECT c.pk, x.etapa, x.desde, x.coleccion, x.entro, x.situacion
      FROM ${nombradas('ttnttt', 'id, etapa, desde, coleccion, entro, situacion')} JOIN caso c ON c.id = x.id`,
  },
  sobre: inserta('sobre', COLUMNAS_SOBRE, 'ttnttttt'),
  cierra: {
    sql: `UPDATE plazo SET estado = x.estado, cerrado = x.cerrado, motivo = x.motivo, debe = plazo.debe & x.debe::integer
      FROM ${nombradas('tntntn', 'estado, cerrado, motivo, debe, caso, n')} WHERE plazo.caso = x.caso AND plazo.n = x.n`,
    fila: [4, 5],
  },
  suelta: {
    sql: `UPDATE plazo SET debe = 0 FROM ${nombradas('tn', 'caso, n')} WHERE plazo.caso = x.caso AND plazo.n = x.n`,
    fila: [0, 1],
  },
  plazo: inserta(
    'plazo',
    'caso, n, regla, item, desde, dias, computo, ambitos, vence, instante, estado, abierto, cerrado, reemplaza, motivo, debe',
    'tntttntttttnnntn',
  ),
  desatiende: {
    sql: `UPDATE plazo SET atendido = NULL FROM ${nombradas('tn', 'caso, desde')}
      WHERE plazo.caso = x.caso AND plazo.atendido >= x.desde`,
    fila: [0],
  },
  atiende: {
    sql: `UPDATE plazo SET atendido = x.secuencia, debe = 0 FROM ${nombradas('ntt', 'secuencia, caso, lista')}
      WHERE plazo.caso = x.caso AND plazo.n = (
        SELECT min(q.n) FROM plazo q WHERE q.caso = x.caso AND q.atendido IS NULL
          AND q.n IN (SELECT jsonb_array_elements_text(x.lista::jsonb)::bigint))`,
    fila: [1],
  },
  sueltaTodo: {
    sql: `UPDATE plazo SET debe = 0 FROM ${nombradas('t', 'caso')} WHERE plazo.caso = x.caso AND plazo.debe = 1`,
    fila: [0],
  },
  recuenta: {
    sql: `UPDATE plazo SET debe = CASE WHEN estado IN ('corriendo', 'vencido') AND atendido IS NULL
        AND regla IN (SELECT jsonb_array_elements_text(x.reglas::jsonb))
        AND NOT EXISTS (SELECT 1 FROM plazo q
          WHERE q.caso = plazo.caso AND q.regla = plazo.regla AND q.item = plazo.item AND q.n > plazo.n) THEN 1 ELSE 0 END
      FROM ${nombradas('tt', 'reglas, caso')} WHERE plazo.caso = x.caso`,
    fila: [1],
  },
  salidas: {
    sql: `UPDATE caso SET salidas = x.salidas FROM ${nombradas('tt', 'salidas, id')} WHERE caso.id = x.id`,
    fila: [1],
  },
  aviso: inserta('aviso', COLUMNAS_AVISO_GUARDADO, 'ttnntttttttttttt'),
  registra: {
    sql: `UPDATE aviso SET estado = x.estado, enviado = x.enviado, codigo = x.codigo
      FROM ${nombradas('tttt', 'estado, enviado, codigo, id')} WHERE aviso.id = x.id`,
    fila: [3],
  },
  aplaza: {
    sql: `UPDATE aviso SET desde = x.desde FROM ${nombradas('tt', 'desde, id')} WHERE aviso.id = x.id`,
    fila: [1],
  },
  mensaje: {
    sql: `INSERT INTO mensaje (id, de, secuencia, a, tipo, datos, ocurrido, estado)
      SELECT x.*, 'pendiente' FROM ${nombradas('ttntttt', 'id, de, secuencia, a, tipo, datos, ocurrido')}`,
  },
  mensajeVinculado: {
    sql: `INSERT INTO mensaje (id, de, secuencia, a, tipo, datos, ocurrido, estado)
      SELECT x.id || '.' || (row_number() OVER (PARTITION BY x.id ORDER BY v.caso) - 1), x.de, x.secuencia, v.caso, x.tipo, x.datos,
        x.ocurrido, 'pendiente'
      FROM ${nombradas('ttnttttt', 'id, de, secuencia, tipo, datos, ocurrido, otro, clase')}
      JOIN vinculo v ON v.otro = x.otro AND v.tipo = x.clase`,
  },
  entrega: {
    sql: `UPDATE mensaje SET estado = 'entregado' FROM ${nombradas('t', 'id')} WHERE mensaje.id = x.id`,
    fila: [0],
  },
  incidencia: inserta('incidencia', 'caso, clave, detalle, creada', 'tttt', SIN_REPETIR),
  detiene: {
    sql: `UPDATE plazo SET detenido = 1 FROM ${nombradas('tn', 'caso, n')} WHERE plazo.caso = x.caso AND plazo.n = x.n`,
    fila: [0, 1],
  },
  reclamo: inserta(
    'idempotencia',
    'usuario, ruta, clave, cuerpo, caso, secuencia, desde, estado, creado',
    'tttttnnnt',
  ),
};
