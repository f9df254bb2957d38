import type { Documento, StoreDeDocumentos } from '../documentos.js';
import type { Base } from './base.js';
import { COLUMNAS_DOCUMENTO, escribirDocumento } from './escribir-documento.js';
import { papelesDe } from './papeles.js';

/** Documents of cases: what they hold, their versions and who issued them. */
export function documentosDe(base: Base): StoreDeDocumentos {
  return {
    ...papelesDe(base),
    registrarDocumento: (nuevo) => base.juntas((en) => escribirDocumento(en, nuevo)),
    documento: (id) => base.una<Documento>(`SELECT ${COLUMNAS_DOCUMENTO} FROM documento WHERE id = ?`, id),
    documentosDe: (caso) =>
      base.todas<Documento>(
        `SELECT ${COLUMNAS_DOCUMENTO} FROM documento WHERE caso = ? ORDER BY raiz, version`,
        caso,
      ),
    documentosTras: (despues, limite) =>
      base.todas<Documento>(
        `SELECT ${COLUMNAS_DOCUMENTO} FROM documento WHERE id > ? ORDER BY id LIMIT ?`,
        despues,
        limite,
      ),
    tieneContenido: async (huella) =>
      (await base.una(
        'SELECT 1 AS hay FROM documento WHERE huella = ? AND suprimido IS NULL LIMIT 1',
        huella,
      )) !== null,
    lectoresDeDocumento: (documento, limite) =>
      base.todas<{ usuario: string; cuando: string }>(
        "SELECT usuario, cuando FROM lectura WHERE documento = ? AND que = 'documento' ORDER BY posicion DESC LIMIT ?",
        documento,
        limite,
      ),
    suprimirDocumento: async (id, nombre, cuando, supresion) =>
      (await base.mandar(
        'UPDATE documento SET nombre = ?, suprimido = ?, supresion = ? WHERE id = ? AND suprimido IS NULL',
        nombre,
        cuando,
        supresion,
        id,
      )) === 1,
  };
}
