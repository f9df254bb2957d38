import type { CabezaSellada, FilaDeSello, SelloGuardado, StoreDeSellos } from '../sellos.js';
import type { Base } from './base.js';

const COLUMNAS = 'dia, creado, posicion, huella, texto';
// Positions are in the index of the sequences: the last event before one is found going back from the newest. Asked apart
// from what they hold, and not in a join: no planner can decide to read the whole history for a page of it.
const ULTIMAS = `SELECT c.id AS caso, (SELECT x.posicion FROM evento x WHERE x.caso = c.id AND x.posicion <= :posicion
    ORDER BY x.secuencia DESC LIMIT 1) AS posicion
  FROM caso c WHERE c.id > :despues ORDER BY c.id LIMIT :limite`;
const GUARDAR = `INSERT INTO sello (${COLUMNAS})
  SELECT CAST(:dia AS text), CAST(:creado AS text), CAST(:posicion AS bigint), CAST(:huella AS text), CAST(:texto AS text)
  WHERE NOT EXISTS (SELECT 1 FROM sello WHERE dia >= :dia) ON CONFLICT (dia) DO NOTHING`;
const LISTA = `SELECT s.dia, s.creado, s.posicion, s.huella, a.cuando AS archivo, c.cuando AS correo FROM sello s
  LEFT JOIN sello_publicado a ON a.dia = s.dia AND a.donde = 'archivo'
  LEFT JOIN sello_publicado c ON c.dia = s.dia AND c.donde = 'correo'
  WHERE s.dia < ? ORDER BY s.dia DESC LIMIT ?`;
const POR_PUBLICAR = `SELECT ${COLUMNAS} FROM sello s WHERE NOT EXISTS (
  SELECT 1 FROM sello_publicado p WHERE p.dia = s.dia AND p.donde = ?) ORDER BY dia LIMIT ?`;
const PUBLICADO =
  'INSERT INTO sello_publicado (dia, donde, cuando) VALUES (?, ?, ?) ON CONFLICT (dia, donde) DO NOTHING';

interface Ultima {
  readonly caso: string;
  /** Null when the case was born later. */
  readonly posicion: number | null;
}

/** Daily seals over the heads of all cases (D6). */
export function sellosDe(base: Base): StoreDeSellos {
  const CABEZAS = `SELECT caso, secuencia, huella FROM evento
    WHERE posicion IN ${base.dialecto.lista('?', 'enteros')} ORDER BY caso`;
  return {
    async cabezasHasta(posicion, despues, limite) {
      const ultimas = await base.todas<Ultima>(ULTIMAS, { posicion, despues, limite });
      const posiciones = ultimas.flatMap((f) => f.posicion ?? []);
      return {
        cabezas: await base.todas<CabezaSellada>(CABEZAS, JSON.stringify(posiciones)),
        ultimo: ultimas.at(-1)?.caso ?? null,
      };
    },
    guardarSello: (sello) => base.juntas(async (en) => (await en.mandar(GUARDAR, sello)) === 1),
    ultimoSello: () => base.una<SelloGuardado>(`SELECT ${COLUMNAS} FROM sello ORDER BY dia DESC LIMIT 1`),
    sello: (dia) => base.una<SelloGuardado>(`SELECT ${COLUMNAS} FROM sello WHERE dia = ?`, dia),
    sellos: (limite, antesDe = '9999') => base.todas<FilaDeSello>(LISTA, antesDe, limite),
    sellosPorPublicar: (donde, limite) => base.todas<SelloGuardado>(POR_PUBLICAR, donde, limite),
    anotarPublicado: async (dia, donde, cuando) => void (await base.mandar(PUBLICADO, dia, donde, cuando)),
  };
}
