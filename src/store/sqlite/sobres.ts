import type { Database } from 'better-sqlite3';
import type { SobreGuardado, StoreDeSobres } from '../sobres.js';
import { COLUMNAS_SOBRE } from './filas.js';
import { type Lector, TESTIGO } from './lector.js';
import { leer } from './leer.js';
import type { Transacciones } from './transaccion.js';

/** The envelopes of an embedded database, outside a decision. */
export function sobresDe(
  db: Database,
  dbLectura: Database,
  lectura: Lector,
  tx: Transacciones,
): StoreDeSobres {
  const pagina = dbLectura.prepare(`SELECT ${COLUMNAS_SOBRE} FROM sobre WHERE id > ? ORDER BY id LIMIT ?`);
  const todos = db.prepare(`SELECT ${COLUMNAS_SOBRE} FROM sobre ORDER BY id`);
  const crearTestigo = db.prepare('INSERT OR IGNORE INTO ajuste (nombre, valor) VALUES (?, ?)');
  const cambiarTestigo = db.prepare(
    'INSERT INTO ajuste (nombre, valor) VALUES (?, ?) ON CONFLICT (nombre) DO UPDATE SET valor = excluded.valor',
  );
  const cambiarLlave = db.prepare('UPDATE sobre SET llave = ? WHERE id = ?');
  return {
    sobres: (caso, ids) => leer(() => lectura.sobres(caso, ids)),
    todosLosSobres: (despues, limite) => leer(() => pagina.all(despues, limite) as SobreGuardado[]),
    testigo: () => leer(() => lectura.testigo()),
    testigoInicial: async (valor) => {
      await tx.correr(() => crearTestigo.run(TESTIGO, valor));
      return (await leer(() => lectura.testigo())) ?? valor;
    },
    reenvolver: (testigo, llaveNueva) =>
      tx.correr(() => {
        const sobres = todos.all() as SobreGuardado[];
        for (const sobre of sobres) cambiarLlave.run(llaveNueva(sobre), sobre.id);
        cambiarTestigo.run(TESTIGO, testigo);
        return sobres.length;
      }),
  };
}
