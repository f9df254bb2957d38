import type { Database } from 'better-sqlite3';
import type { CabezaSellada, FilaDeSello, SelloGuardado, StoreDeSellos } from '../sellos.js';
import { leer } from './leer.js';
import type { Transacciones } from './transaccion.js';

const COLUMNAS = 'dia, creado, posicion, huella, texto';

/** Daily seals over the heads of all cases (D6). In an embedded database. */
export function sellosDe(db: Database, dbLectura: Database, tx: Transacciones): StoreDeSellos {
  // Positions are in the index of the sequences: the last event before one is found going back from the newest.
  const cabezas = dbLectura.prepare(
    `SELECT c.id AS caso, e.secuencia, e.huella FROM (SELECT id FROM caso WHERE id > ? ORDER BY id LIMIT ?) c
     LEFT JOIN evento e ON e.posicion = (
       SELECT x.posicion FROM evento x WHERE x.caso = c.id AND x.posicion <= ? ORDER BY x.secuencia DESC LIMIT 1)
     ORDER BY c.id`,
  );
  const insertar = db.prepare(
    `INSERT INTO sello (${COLUMNAS}) SELECT :dia, :creado, :posicion, :huella, :texto
     WHERE NOT EXISTS (SELECT 1 FROM sello WHERE dia >= :dia)`,
  );
  const ultimo = dbLectura.prepare(`SELECT ${COLUMNAS} FROM sello ORDER BY dia DESC LIMIT 1`);
  const uno = dbLectura.prepare(`SELECT ${COLUMNAS} FROM sello WHERE dia = ?`);
  const lista = dbLectura.prepare(
    `SELECT s.dia, s.creado, s.posicion, s.huella, a.cuando AS archivo, c.cuando AS correo FROM sello s
     LEFT JOIN sello_publicado a ON a.dia = s.dia AND a.donde = 'archivo'
     LEFT JOIN sello_publicado c ON c.dia = s.dia AND c.donde = 'correo'
     WHERE s.dia < ? ORDER BY s.dia DESC LIMIT ?`,
  );
  const porPublicar = dbLectura.prepare(
    `SELECT ${COLUMNAS} FROM sello s WHERE NOT EXISTS (
       SELECT 1 FROM sello_publicado p WHERE p.dia = s.dia AND p.donde = ?) ORDER BY dia LIMIT ?`,
  );
  const publicado = db.prepare('INSERT OR IGNORE INTO sello_publicado (dia, donde, cuando) VALUES (?, ?, ?)');
  return {
    cabezasHasta: (posicion, despues, limite) =>
      leer(() => {
        const filas = cabezas.all(despues, limite, posicion) as (CabezaSellada & {
          secuencia: number | null;
        })[];
        return {
          cabezas: filas.filter((f) => f.secuencia !== null),
          ultimo: filas.at(-1)?.caso ?? null,
        };
      }),
    guardarSello: (sello) => tx.correr(() => insertar.run(sello).changes === 1),
    ultimoSello: () => leer(() => (ultimo.get() as SelloGuardado | undefined) ?? null),
    sello: (dia) => leer(() => (uno.get(dia) as SelloGuardado | undefined) ?? null),
    sellos: (limite, antesDe = '9999') => leer(() => lista.all(antesDe, limite) as FilaDeSello[]),
    sellosPorPublicar: (donde, limite) => leer(() => porPublicar.all(donde, limite) as SelloGuardado[]),
    anotarPublicado: (dia, donde, cuando) => tx.correr(() => void publicado.run(dia, donde, cuando)),
  };
}
