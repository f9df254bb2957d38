import type {
  Ausencia,
  CargaDe,
  CasoPorAsignar,
  ChoqueDeAusencias,
  Personal,
  StoreDeGestion,
} from '../gestion.js';
import type { Persona } from '../mesa.js';
import type { Base, Sentencias } from './base.js';

const COLUMNAS = 'id, usuario, desde, hasta, sustituto, motivo, creada, creador';
const VIVO = `NOT EXISTS (SELECT 1 FROM etapa f WHERE f.caso = c.pk AND f.etapa = 'fin' AND f.salio IS NULL)`;
const POR_HACER = '(SELECT count(*) FROM plazo p WHERE p.caso = c.id AND p.debe = 1)';
const VENCIDOS = '(SELECT count(*) FROM plazo p WHERE p.caso = c.id AND p.debe = 1 AND p.vence < :hoy)';

const PERSONAL = 'SELECT id, nombre, roles FROM usuario WHERE revocado IS NULL ORDER BY nombre, id';
const CARGAS = `SELECT quien, count(*) AS vivos, sum(hacer) AS "porHacer", sum(pasados) AS vencidos FROM (
    SELECT coalesce(c.asignado, c.responsable) AS quien, ${POR_HACER} AS hacer, ${VENCIDOS} AS pasados
    FROM caso c WHERE c.responsable IS NOT NULL AND ${VIVO}) suyos GROUP BY quien`;
const porAsignar = (cuales: string) =>
  `SELECT c.id AS caso, c.numero, c.coleccion, d.objeto, d.entidad, c.responsable, c.proximo, c.secuencia,
     ${POR_HACER} AS "porHacer", ${VENCIDOS} AS vencidos
   FROM caso c JOIN caso_datos d ON d.caso = c.id
   WHERE c.coleccion = :coleccion AND ${cuales} AND ${VIVO}
   ORDER BY vencidos DESC, c.proximo IS NULL, c.proximo, c.creado, c.id LIMIT :limite`;
const SIN_NADIE = porAsignar('c.responsable IS NULL');
const VIGENTES = `SELECT ${COLUMNAS} FROM ausencia WHERE anulada IS NULL AND hasta >= ? ORDER BY desde, id`;
const cruza = (columna: string) =>
  `SELECT ${COLUMNAS} FROM ausencia WHERE ${columna} = ? AND anulada IS NULL AND hasta >= ? AND desde <= ? ORDER BY desde LIMIT 1`;
const COMO_AUSENTE = cruza('usuario');
const COMO_SUSTITUTO = cruza('sustituto');
const REGISTRAR = `INSERT INTO ausencia (usuario, desde, hasta, sustituto, motivo, creada, creador)
  VALUES (:usuario, :desde, :hasta, :sustituto, :motivo, :creada, :creador) RETURNING id`;

async function registrar(
  en: Sentencias,
  ausencia: Omit<Ausencia, 'id'>,
): Promise<Ausencia | ChoqueDeAusencias> {
  const hallar = (sql: string, quien: string) => en.una<Ausencia>(sql, quien, ausencia.desde, ausencia.hasta);
  const yaAusente = await hallar(COMO_AUSENTE, ausencia.usuario);
  if (yaAusente) return { choca: 'ya_ausente', con: yaAusente };
  const sustitutoAusente = await hallar(COMO_AUSENTE, ausencia.sustituto);
  if (sustitutoAusente) return { choca: 'sustituto_ausente', con: sustitutoAusente };
  const esSustituto = await hallar(COMO_SUSTITUTO, ausencia.usuario);
  if (esSustituto) return { choca: 'es_sustituto', con: esSustituto };
  const { id } = (await en.una<{ id: number }>(REGISTRAR, ausencia)) as { id: number };
  return { id, ...ausencia };
}

/** Who attends what: load, absences and substitutions. */
export function gestionDe(base: Base): StoreDeGestion {
  const nombrados = porAsignar(`c.id IN ${base.dialecto.lista(':casos')}`);
  const suplidos = `SELECT u.id, u.nombre FROM usuario s ${base.dialecto.enOrden} ausencia a ON a.sustituto = s.id
    JOIN usuario u ON u.id = a.usuario
    WHERE (s.id = :persona OR s.nombre = :persona) AND a.anulada IS NULL AND a.hasta >= :dia AND a.desde <= :dia
    ORDER BY u.nombre, u.id`;
  return {
    personal: async (roles) =>
      (await base.todas<Persona & { roles: string }>(PERSONAL))
        .map((u): Personal => ({ ...u, roles: JSON.parse(u.roles) }))
        .filter((u) => u.roles.some((r) => roles.includes(r))),
    cargas: (hoy) => base.todas<CargaDe>(CARGAS, { hoy }),
    casosPorAsignar: ({ coleccion, casos }, hoy, limite) =>
      casos === undefined
        ? base.todas<CasoPorAsignar>(SIN_NADIE, { coleccion, hoy, limite })
        : base.todas<CasoPorAsignar>(nombrados, { coleccion, hoy, limite, casos: JSON.stringify(casos) }),
    ausencias: (desde) => base.todas<Ausencia>(VIGENTES, desde),
    registrarAusencia: (ausencia) => base.juntas((en) => registrar(en, ausencia)),
    anularAusencia: async (id, cuando) =>
      (await base.mandar('UPDATE ausencia SET anulada = ? WHERE id = ? AND anulada IS NULL', cuando, id)) ===
      1,
    sustituidosPor: (persona, dia) => base.todas<Persona>(suplidos, { persona, dia }),
  };
}
