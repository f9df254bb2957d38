import type { PoolClient } from 'pg';
import { traducir } from '../errores.js';
import {
  type Avance,
  type FilaMudada,
  MUDANZA,
  type Mudable,
  preguntaDePagina,
  TABLAS,
  TEXTOS,
  textoDe,
} from '../mudanza.js';
import { palabrasPlegadas } from '../sql/dialecto.js';
import { guardar } from './abrir.js';
import { sentenciasDe } from './base.js';
import { Conexiones } from './conexiones.js';

const ANOTAR =
  'INSERT INTO ajuste (nombre, valor) VALUES ($1, $2) ON CONFLICT (nombre) DO UPDATE SET valor = excluded.valor';
const CON_SERIE = `SELECT a.attrelid::regclass::text AS tabla, a.attname AS columna
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relnamespace = current_schema()::regnamespace
  WHERE a.attidentity <> '' AND c.relkind = 'r'`;

type FilaDeTexto = Parameters<typeof textoDe>[0] & { readonly pk: number };

/** A database of PostgreSQL, to be moved out of or into. @throws AlmacenNoDisponible when a replica lives */
export async function mudablePostgres(url: string): Promise<Mudable> {
  const conexiones = new Conexiones(url);
  const soltar = await guardar(conexiones);
  const preguntar = <F>(sql: string, valores: readonly unknown[]) =>
    conexiones.leer((c) => sentenciasDe(c).todas<F>(sql, ...valores));
  const enUna = async (avance: Avance | null, trabajo: (cliente: PoolClient) => Promise<unknown>) => {
    try {
      await conexiones.transaccion('BEGIN', async (cliente) => {
        await trabajo(cliente);
        if (avance) await cliente.query(ANOTAR, [MUDANZA, JSON.stringify(avance)]);
      });
    } catch (error) {
      throw traducir(error);
    }
  };
  return {
    pagina(tabla, tras, limite) {
      const { sql, valores } = preguntaDePagina(tabla, tras, limite);
      return preguntar<FilaMudada>(sql, valores);
    },
    async textos(despues, limite) {
      const filas = await preguntar<FilaDeTexto>(TEXTOS, [despues, limite]);
      return filas.map((fila) => ({ pk: fila.pk, texto: textoDe(fila) }));
    },
    recibir: ({ nombre: tabla }, filas, avance) =>
      enUna(avance, (cliente) =>
        cliente.query(
          `INSERT INTO ${tabla} SELECT * FROM json_populate_recordset(NULL::${tabla}, $1::json) ON CONFLICT DO NOTHING`,
          [JSON.stringify(filas)],
        ),
      ),
    recibirTextos: (textos, avance) =>
      enUna(avance, (cliente) =>
        cliente.query(
          `INSERT INTO caso_texto (caso, palabras)
           SELECT x.pk, array_to_tsvector(ARRAY(SELECT jsonb_array_elements_text(x.palabras)))
           FROM jsonb_to_recordset($1::jsonb) AS x(pk bigint, palabras jsonb) ON CONFLICT DO NOTHING`,
          [JSON.stringify(textos.map(({ pk, texto }) => ({ pk, palabras: palabrasPlegadas(texto) })))],
        ),
      ),
    async avance() {
      const [fila] = await preguntar<{ valor: string }>('SELECT valor FROM ajuste WHERE nombre = ?', [
        MUDANZA,
      ]);
      return fila === undefined ? null : (JSON.parse(fila.valor) as Avance);
    },
    async vacia() {
      const [fila] = await preguntar<{ algo: boolean }>(
        'SELECT EXISTS (SELECT 1 FROM caso) OR EXISTS (SELECT 1 FROM usuario) AS algo',
        [],
      );
      return fila?.algo === false;
    },
    async terminar() {
      const series = await preguntar<{ tabla: string; columna: string }>(CON_SERIE, []);
      await enUna(null, async (cliente) => {
        // The next number of each series follows the last one moved.
        for (const { tabla, columna } of series)
          await cliente.query(
            `SELECT setval(pg_get_serial_sequence('${tabla}', '${columna}'), coalesce(max(${columna}), 1), max(${columna}) IS NOT NULL) FROM ${tabla}`,
          );
        await cliente.query('DELETE FROM ajuste WHERE nombre = $1', [MUDANZA]);
      });
      await preguntar(`ANALYZE ${TABLAS.map((t) => t.nombre).join(', ')}, caso_texto`, []);
    },
    cerrar: soltar,
  };
}
