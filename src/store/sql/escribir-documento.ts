import type { Documento, DocumentoNuevo } from '../documentos.js';
import type { Sentencias } from './base.js';

/** Columns of a document, as its type names them. */
export const COLUMNAS_DOCUMENTO =
  'id, caso, origen, clase, codigo, secuencia, aviso, raiz, anterior, version, lado, nombre, tipo, bytes, huella, usuario, creado, suprimido';

// Who writes the same one at the same time is found out here, and this transaction sees it when it runs again.
const INSERTAR = `INSERT INTO documento (${COLUMNAS_DOCUMENTO}) VALUES (${COLUMNAS_DOCUMENTO.split(', ')
  .map((columna) => `:${columna}`)
  .join(', ')}) ON CONFLICT DO NOTHING`;

/**
 * Writes a document inside a transaction already open: for whoever records something else with it.
 * @returns null when `anterior` is not the last version of a chain of that case
 */
export async function escribirDocumento(en: Sentencias, nuevo: DocumentoNuevo): Promise<Documento | null> {
  const anterior =
    nuevo.anterior === null
      ? { raiz: nuevo.id, version: 0 }
      : await en.una<{ raiz: string; version: number }>(
          `SELECT raiz, version FROM documento d WHERE id = ? AND caso = ?
           AND NOT EXISTS (SELECT 1 FROM documento WHERE anterior = d.id)`,
          nuevo.anterior,
          nuevo.caso,
        );
  if (anterior === null) return null;
  const documento = { ...nuevo, raiz: anterior.raiz, version: anterior.version + 1, suprimido: null };
  if ((await en.mandar(INSERTAR, documento)) === 0)
    throw new Error(`El documento ${nuevo.id} repite lo que otro tiene por único.`);
  return documento;
}
