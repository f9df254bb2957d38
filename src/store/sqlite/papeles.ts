import type { Database } from 'better-sqlite3';
import type { Documento, DocumentoNuevo } from '../documentos.js';
import type { Emision, Origen, StoreDePapeles } from '../papeles.js';
import { leer } from './leer.js';
import type { Transacciones } from './transaccion.js';

/**
 * Papers the system issues, in an embedded database.
 * @param columnas of a document, as its type names them
 * @param escribir writes a document inside a transaction already open
 */
export function papelesDe(
  db: Database,
  dbLectura: Database,
  tx: Transacciones,
  columnas: string,
  escribir: (nuevo: DocumentoNuevo) => Documento | null,
): StoreDePapeles {
  const EMITIDO = `SELECT ${columnas} FROM documento
     WHERE origen = 'emitido' AND caso = ? AND clase = ? AND secuencia = ? AND aviso IS ? ORDER BY version DESC LIMIT 1`;
  const ULTIMO = 'SELECT coalesce(max(numero), 0) AS numero FROM oficio WHERE serie = ? AND anio = ?';
  const emitido = db.prepare(EMITIDO);
  const emitidoLeido = dbLectura.prepare(EMITIDO);
  const ultimo = db.prepare(ULTIMO);
  const ultimoLeido = dbLectura.prepare(ULTIMO);
  const numerar = db.prepare('INSERT INTO oficio (serie, anio, numero, documento) VALUES (?, ?, ?, ?)');
  const porCodigo = dbLectura.prepare('SELECT huella FROM documento WHERE codigo = ?');
  const porEmitir = dbLectura.prepare(
    `SELECT id AS aviso, caso FROM aviso a WHERE canal = 'oficio' AND estado = 'por_registrar'
     AND NOT EXISTS (SELECT 1 FROM documento WHERE aviso = a.id) ORDER BY creado, id LIMIT ?`,
  );
  const de = ({ caso, clase, secuencia, aviso }: Origen) => [caso, clase, secuencia, aviso];
  return {
    papelEmitido: (origen) => leer(() => (emitidoLeido.get(...de(origen)) as Documento | undefined) ?? null),
    proximoOficio: (serie, anio) =>
      leer(() => {
        const { numero } = ultimoLeido.get(serie, anio) as { numero: number };
        return { serie, anio, numero: numero + 1 };
      }),
    emitirPapel: (nuevo, oficio) =>
      tx.correr((): Emision => {
        const previo = emitido.get(...de(nuevo as Origen)) as Documento | undefined;
        if (previo) return { tipo: 'ya_estaba', documento: previo };
        if (oficio) {
          const { numero } = ultimo.get(oficio.serie, oficio.anio) as { numero: number };
          if (oficio.numero !== numero + 1) return { tipo: 'otro_numero' };
        }
        const documento = escribir(nuevo) as Documento;
        if (oficio) numerar.run(oficio.serie, oficio.anio, oficio.numero, documento.id);
        return { tipo: 'emitido', documento };
      }),
    papelPorCodigo: (codigo) => leer(() => (porCodigo.get(codigo) as { huella: string } | undefined) ?? null),
    oficiosPorEmitir: (limite) => leer(() => porEmitir.all(limite) as { aviso: string; caso: string }[]),
  };
}
