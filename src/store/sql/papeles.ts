import type { Documento } from '../documentos.js';
import type { Emision, NumeroDeOficio, Origen, StoreDePapeles } from '../papeles.js';
import type { Base, Sentencias } from './base.js';
import { COLUMNAS_DOCUMENTO, escribirDocumento } from './escribir-documento.js';

const emitido = (en: Sentencias, { caso, clase, secuencia, aviso }: Origen): Promise<Documento | null> =>
  en.una<Documento>(
    `SELECT ${COLUMNAS_DOCUMENTO} FROM documento WHERE origen = 'emitido' AND caso = ? AND clase = ? AND secuencia = ?
     AND coalesce(aviso, '') = coalesce(?, '') ORDER BY version DESC LIMIT 1`,
    caso,
    clase,
    secuencia,
    aviso,
  );

async function siguiente(en: Sentencias, serie: string, anio: number): Promise<number> {
  const ultimo = await en.una<{ numero: number }>(
    'SELECT coalesce(max(numero), 0) AS numero FROM oficio WHERE serie = ? AND anio = ?',
    serie,
    anio,
  );
  return (ultimo?.numero ?? 0) + 1;
}

async function numerar(en: Sentencias, { serie, anio, numero }: NumeroDeOficio, documento: string) {
  // Where another replica is taking the same number, this transaction is run again and sees it taken.
  const escritos = await en.mandar(
    'INSERT INTO oficio (serie, anio, numero, documento) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    serie,
    anio,
    numero,
    documento,
  );
  if (escritos === 0) throw new Error(`El oficio ${serie} ${anio} ${numero} ya tiene documento.`);
}

/** Papers the system issues, and the numbers of its oficios. */
export function papelesDe(base: Base): StoreDePapeles {
  return {
    papelEmitido: (origen) => emitido(base, origen),
    proximoOficio: async (serie, anio) => ({ serie, anio, numero: await siguiente(base, serie, anio) }),
    emitirPapel: (nuevo, oficio) =>
      base.juntas(async (en): Promise<Emision> => {
        const previo = await emitido(en, nuevo as Origen);
        if (previo) return { tipo: 'ya_estaba', documento: previo };
        if (oficio && (await siguiente(en, oficio.serie, oficio.anio)) !== oficio.numero)
          return { tipo: 'otro_numero' };
        const documento = (await escribirDocumento(en, nuevo)) as Documento;
        if (oficio) await numerar(en, oficio, documento.id);
        return { tipo: 'emitido', documento };
      }),
    papelPorCodigo: (codigo) =>
      base.una<{ huella: string }>('SELECT huella FROM documento WHERE codigo = ?', codigo),
    oficiosPorEmitir: (limite) =>
      base.todas<{ aviso: string; caso: string }>(
        `SELECT id AS aviso, caso FROM aviso a WHERE canal = 'oficio' AND estado = 'por_registrar'
         AND NOT EXISTS (SELECT 1 FROM documento WHERE aviso = a.id) ORDER BY creado, id LIMIT ?`,
        limite,
      ),
  };
}
