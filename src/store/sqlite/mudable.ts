import type { Database } from 'better-sqlite3';
import { traducir } from '../errores.js';
import {
  type Avance,
  type FilaMudada,
  MUDANZA,
  type Mudable,
  preguntaDePagina,
  TEXTOS,
  type TextoMudado,
  textoDe,
} from '../mudanza.js';
import { abrirSqlite, abrirSqliteASolas } from './abrir.js';

type FilaDeTexto = Parameters<typeof textoDe>[0] & { readonly pk: number };

/** The embedded database of a file, to be moved out of or into. @throws AlmacenNoDisponible when somebody has it open */
export function mudableSqlite(ruta: string): Mudable {
  // Created and brought to date first, and let go: from then on it is for this process alone.
  const primera = abrirSqlite(ruta);
  primera.lector.close();
  primera.escritor.close();
  const { escritor: db } = abrirSqliteASolas(ruta);
  const anotar = db.prepare(
    'INSERT INTO ajuste (nombre, valor) VALUES (?, ?) ON CONFLICT (nombre) DO UPDATE SET valor = excluded.valor',
  );
  const enUna = (trabajo: () => void) => {
    try {
      db.transaction(trabajo).immediate();
    } catch (error) {
      throw traducir(error);
    }
  };
  return {
    async pagina(tabla, tras, limite) {
      const { sql, valores } = preguntaDePagina(tabla, tras, limite);
      return db.prepare(sql).all(...valores) as FilaMudada[];
    },
    async textos(despues, limite) {
      const filas = db.prepare(TEXTOS).all(despues, limite) as FilaDeTexto[];
      return filas.map((fila): TextoMudado => ({ pk: fila.pk, texto: textoDe(fila) }));
    },
    async recibir({ nombre }, filas, avance) {
      enUna(() => {
        insertar(db, nombre, filas);
        anotar.run(MUDANZA, JSON.stringify(avance));
      });
    },
    async recibirTextos(textos, avance) {
      enUna(() => {
        const indexar = db.prepare('INSERT INTO caso_texto (rowid, texto) VALUES (?, ?)');
        for (const { pk, texto } of textos) indexar.run(pk, texto);
        anotar.run(MUDANZA, JSON.stringify(avance));
      });
    },
    async avance() {
      const valor = db.prepare('SELECT valor FROM ajuste WHERE nombre = ?').pluck().get(MUDANZA);
      return valor === undefined ? null : (JSON.parse(valor as string) as Avance);
    },
    async vacia() {
      const alguna = db.prepare('SELECT EXISTS (SELECT 1 FROM caso) OR EXISTS (SELECT 1 FROM usuario)');
      return alguna.pluck().get() === 0;
    },
    async terminar() {
      db.prepare('DELETE FROM ajuste WHERE nombre = ?').run(MUDANZA);
      db.pragma('optimize');
    },
    async cerrar() {
      db.close();
    },
  };
}

// Names come from our own schema, never from the rows: a column we do not have is not put in, and the comparison finds it.
function insertar(db: Database, tabla: string, filas: readonly FilaMudada[]): void {
  const columnas = db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(tabla) as string[];
  const sentencia = db.prepare(
    `INSERT INTO ${tabla} (${columnas.join(', ')}) VALUES (${columnas.map((c) => `@${c}`).join(', ')}) ON CONFLICT DO NOTHING`,
  );
  for (const fila of filas) sentencia.run(fila);
}
