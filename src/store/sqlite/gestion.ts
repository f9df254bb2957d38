import type { Database } from 'better-sqlite3';
import type {
  Ausencia,
  CargaDe,
  CasoPorAsignar,
  ChoqueDeAusencias,
  Personal,
  StoreDeGestion,
} from '../gestion.js';
import type { Persona } from '../mesa.js';
import { leer } from './leer.js';
import type { Transacciones } from './transaccion.js';

const COLUMNAS = 'id, usuario, desde, hasta, sustituto, motivo, creada, creador';
const VIVO = `NOT EXISTS (SELECT 1 FROM etapa f WHERE f.caso = c.pk AND f.etapa = 'fin' AND f.salio IS NULL)`;
const POR_HACER = '(SELECT count(*) FROM plazo p WHERE p.caso = c.id AND p.debe = 1)';
const VENCIDOS = '(SELECT count(*) FROM plazo p WHERE p.caso = c.id AND p.debe = 1 AND p.vence < :hoy)';

/** Who attends what: load, absences and substitutions. In an embedded database. */
export function gestionDe(db: Database, dbLectura: Database, tx: Transacciones): StoreDeGestion {
  const personal = dbLectura.prepare(
    'SELECT id, nombre, roles FROM usuario WHERE revocado IS NULL ORDER BY nombre, id',
  );
  const cargas = dbLectura.prepare(
    `SELECT quien, count(*) AS vivos, sum(porHacer) AS porHacer, sum(vencidos) AS vencidos FROM (
       SELECT coalesce(c.asignado, c.responsable) AS quien, ${POR_HACER} AS porHacer, ${VENCIDOS} AS vencidos
       FROM caso c WHERE c.responsable IS NOT NULL AND ${VIVO}) GROUP BY quien`,
  );
  const columnas = `c.id AS caso, c.numero, c.coleccion, d.objeto, d.entidad, c.responsable, c.proximo, c.secuencia,
    ${POR_HACER} AS porHacer, ${VENCIDOS} AS vencidos`;
  const sinNadie = dbLectura.prepare(
    `SELECT ${columnas} FROM caso c JOIN caso_datos d ON d.caso = c.id
     WHERE c.coleccion = :coleccion AND c.responsable IS NULL AND ${VIVO}
     ORDER BY vencidos DESC, c.proximo IS NULL, c.proximo, c.creado, c.id LIMIT :limite`,
  );
  const nombrados = dbLectura.prepare(
    `SELECT ${columnas} FROM caso c JOIN caso_datos d ON d.caso = c.id
     WHERE c.coleccion = :coleccion AND c.id IN (SELECT value FROM json_each(:casos)) AND ${VIVO}
     ORDER BY vencidos DESC, c.proximo IS NULL, c.proximo, c.creado, c.id LIMIT :limite`,
  );
  const vigentes = dbLectura.prepare(
    `SELECT ${COLUMNAS} FROM ausencia WHERE anulada IS NULL AND hasta >= ? ORDER BY desde, id`,
  );
  const suplidos = dbLectura.prepare(
    `SELECT u.id, u.nombre FROM usuario s CROSS JOIN ausencia a ON a.sustituto = s.id JOIN usuario u ON u.id = a.usuario
     WHERE (s.id = :persona OR s.nombre = :persona) AND a.anulada IS NULL AND a.hasta >= :dia AND a.desde <= :dia
     ORDER BY u.nombre, u.id`,
  );
  const cruza = (columna: string) =>
    db.prepare(
      `SELECT ${COLUMNAS} FROM ausencia WHERE ${columna} = ? AND anulada IS NULL AND hasta >= ? AND desde <= ? ORDER BY desde LIMIT 1`,
    );
  const comoAusente = cruza('usuario');
  const comoSustituto = cruza('sustituto');
  const insertar = db.prepare(
    'INSERT INTO ausencia (usuario, desde, hasta, sustituto, motivo, creada, creador) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const anular = db.prepare('UPDATE ausencia SET anulada = ? WHERE id = ? AND anulada IS NULL');
  return {
    personal: (roles) =>
      leer(() =>
        (personal.all() as (Persona & { roles: string })[])
          .map((u): Personal => ({ ...u, roles: JSON.parse(u.roles) }))
          .filter((u) => u.roles.some((r) => roles.includes(r))),
      ),
    cargas: (hoy) => leer(() => cargas.all({ hoy }) as CargaDe[]),
    casosPorAsignar: ({ coleccion, casos }, hoy, limite) =>
      leer(
        () =>
          (casos === undefined
            ? sinNadie.all({ coleccion, hoy, limite })
            : nombrados.all({ coleccion, hoy, limite, casos: JSON.stringify(casos) })) as CasoPorAsignar[],
      ),
    ausencias: (desde) => leer(() => vigentes.all(desde) as Ausencia[]),
    registrarAusencia: (a) =>
      tx.correr((): Ausencia | ChoqueDeAusencias => {
        const hallar = (sentencia: typeof comoAusente, quien: string) =>
          sentencia.get(quien, a.desde, a.hasta) as Ausencia | undefined;
        const yaAusente = hallar(comoAusente, a.usuario);
        if (yaAusente) return { choca: 'ya_ausente', con: yaAusente };
        const sustitutoAusente = hallar(comoAusente, a.sustituto);
        if (sustitutoAusente) return { choca: 'sustituto_ausente', con: sustitutoAusente };
        const esSustituto = hallar(comoSustituto, a.usuario);
        if (esSustituto) return { choca: 'es_sustituto', con: esSustituto };
        const { usuario, desde, hasta, sustituto, motivo, creada, creador } = a;
        const { lastInsertRowid } = insertar.run(usuario, desde, hasta, sustituto, motivo, creada, creador);
        return { id: Number(lastInsertRowid), ...a };
      }),
    anularAusencia: (id, cuando) => tx.correr(() => anular.run(cuando, id).changes === 1),
    sustituidosPor: (persona, dia) => leer(() => suplidos.all({ persona, dia }) as Persona[]),
  };
}
