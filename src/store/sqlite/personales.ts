import type { Database } from 'better-sqlite3';
import type { StoreDePersonales, TextoGuardado } from '../personales.js';
import { Lecturas } from './lecturas.js';
import { leer } from './leer.js';
import type { Transacciones } from './transaccion.js';

/** Readings of personal data, and their suppression (Ley 29733). In an embedded database. */
export function personalesDe(
  db: Database,
  dbLectura: Database,
  tx: Transacciones,
): StoreDePersonales & { readonly vaciarLecturas: () => Promise<void> } {
  const lecturas = new Lecturas(db, dbLectura, tx);
  const textos = dbLectura.prepare(
    `SELECT e.caso, e.secuencia, e.tipo, e.ocurrido, e.datos, e.posicion FROM evento e
     WHERE e.posicion > ? AND e.posicion <= ?
       AND EXISTS (SELECT 1 FROM json_each(?) p WHERE e.datos LIKE p.value ESCAPE '\\') ORDER BY e.posicion`,
  );
  const usuarios = dbLectura.prepare('SELECT id, nombre, correo, revocado FROM usuario ORDER BY nombre, id');
  const suprimir = db.prepare(
    'UPDATE usuario SET nombre = ?, correo = NULL, cuenta = NULL WHERE id = ? AND revocado IS NOT NULL',
  );
  const desvincular = db.prepare('DELETE FROM identidad_externa WHERE usuario = ?');
  return {
    anotarLectura: (lectura) => lecturas.anotar(lectura),
    lecturas: (filtro) => leer(() => lecturas.listar(filtro)),
    textosComo: (patrones, despues, hasta) =>
      leer(() => textos.all(despues, hasta, JSON.stringify(patrones)) as TextoGuardado[]),
    usuariosNombrados: () =>
      leer(() =>
        (
          usuarios.all() as { id: string; nombre: string; correo: string | null; revocado: string | null }[]
        ).map(({ revocado, ...u }) => ({ ...u, revocado: revocado !== null })),
      ),
    suprimirUsuario: (id, nombre) =>
      tx.correr(() => {
        const hecho = suprimir.run(nombre, id).changes === 1;
        if (hecho) desvincular.run(id);
        return hecho;
      }),
    borrarRastro: async () => {
      await tx.correr(() => undefined);
      if (!db.inTransaction) db.pragma('wal_checkpoint(TRUNCATE)');
    },
    vaciarLecturas: () => lecturas.vaciar(),
  };
}
