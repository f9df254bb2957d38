import type { Database } from 'better-sqlite3';
import type { Documento, DocumentoNuevo, StoreDeDocumentos } from '../documentos.js';
import { leer } from './leer.js';
import { papelesDe } from './papeles.js';
import type { Transacciones } from './transaccion.js';

const COLUMNAS =
  'id, caso, origen, clase, codigo, secuencia, aviso, raiz, anterior, version, lado, nombre, tipo, bytes, huella, usuario, creado, suprimido';

/**
 * How a document is written inside a transaction already open: for whoever records something else with it.
 * @returns what writes it, and gives null when `anterior` is not the last version of a chain of that case
 */
function escritorDeDocumentos(db: Database): (nuevo: DocumentoNuevo) => Documento | null {
  const previa = db.prepare(
    `SELECT raiz, version FROM documento d WHERE id = ? AND caso = ?
     AND NOT EXISTS (SELECT 1 FROM documento WHERE anterior = d.id)`,
  );
  const insertar = db.prepare(
    `INSERT INTO documento (${COLUMNAS}) VALUES (${COLUMNAS.split(', ')
      .map((c) => `@${c}`)
      .join(', ')})`,
  );
  return (nuevo) => {
    const anterior =
      nuevo.anterior === null
        ? { raiz: nuevo.id, version: 0 }
        : (previa.get(nuevo.anterior, nuevo.caso) as { raiz: string; version: number } | undefined);
    if (anterior === undefined) return null;
    const documento = { ...nuevo, raiz: anterior.raiz, version: anterior.version + 1, suprimido: null };
    insertar.run(documento);
    return documento;
  };
}

/** Documents of cases: what they hold, their versions and who issued them. In an embedded database. */
export function documentosDe(db: Database, dbLectura: Database, tx: Transacciones): StoreDeDocumentos {
  const escribir = escritorDeDocumentos(db);
  const uno = dbLectura.prepare(`SELECT ${COLUMNAS} FROM documento WHERE id = ?`);
  const delCaso = dbLectura.prepare(
    `SELECT ${COLUMNAS} FROM documento WHERE caso = ? ORDER BY raiz, version`,
  );
  const pagina = dbLectura.prepare(`SELECT ${COLUMNAS} FROM documento WHERE id > ? ORDER BY id LIMIT ?`);
  const contenido = dbLectura.prepare(
    'SELECT 1 FROM documento WHERE huella = ? AND suprimido IS NULL LIMIT 1',
  );
  const vistos = dbLectura.prepare(
    "SELECT usuario, cuando FROM lectura WHERE documento = ? AND que = 'documento' ORDER BY posicion DESC LIMIT ?",
  );
  const suprimir = db.prepare(
    'UPDATE documento SET nombre = ?, suprimido = ?, supresion = ? WHERE id = ? AND suprimido IS NULL',
  );
  return {
    ...papelesDe(db, dbLectura, tx, COLUMNAS, escribir),
    registrarDocumento: (nuevo) => tx.correr(() => escribir(nuevo)),
    documento: (id) => leer(() => (uno.get(id) as Documento | undefined) ?? null),
    documentosDe: (caso) => leer(() => delCaso.all(caso) as Documento[]),
    documentosTras: (despues, limite) => leer(() => pagina.all(despues, limite) as Documento[]),
    tieneContenido: (huella) => leer(() => contenido.get(huella) !== undefined),
    lectoresDeDocumento: (documento, limite) =>
      leer(() => vistos.all(documento, limite) as { usuario: string; cuando: string }[]),
    suprimirDocumento: (id, nombre, cuando, supresion) =>
      tx.correr(() => suprimir.run(nombre, cuando, supresion, id).changes === 1),
  };
}
