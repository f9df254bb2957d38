import type { Database } from 'better-sqlite3';
import type { EstadoPlazo, Plazo } from '../../../machines/base/plazo.js';
import type { CasoAfectado, Store, Vencido } from '../puerto.js';
import { COLUMNAS_PLAZO, plazoDeFila } from './filas.js';

const PLAZOS_VENCIDOS = `SELECT caso, instante FROM plazo WHERE estado = 'corriendo' AND detenido = 0 AND instante <= ? ORDER BY instante, caso, n LIMIT ?`;
const SALIDAS_VENCIDAS = `SELECT caso, desde AS instante FROM aviso WHERE estado = 'pendiente' AND al_salir IS NOT NULL AND desde <= ? ORDER BY desde, id LIMIT ?`;

/** Cases with something due, earliest first, each case once per instant. */
export function listarVencidos(db: Database, hasta: string, conSalidas: boolean, limite: number): Vencido[] {
  const plazos = db.prepare(PLAZOS_VENCIDOS).all(hasta, limite) as Vencido[];
  const salidas = conSalidas ? (db.prepare(SALIDAS_VENCIDAS).all(hasta, limite) as Vencido[]) : [];
  const unicos = new Map([...plazos, ...salidas].map((v) => [`${v.instante} ${v.caso}`, v]));
  return [...unicos.values()]
    .sort((a, b) => (a.instante < b.instante ? -1 : a.instante > b.instante ? 1 : a.caso < b.caso ? -1 : 1))
    .slice(0, limite);
}

/** Earliest instant at which a term or a notice falls due. */
export function proximos(db: Database, conSalidas: boolean): { plazo: string | null; salida: string | null } {
  const plazo = db
    .prepare(`SELECT min(instante) FROM plazo WHERE estado = 'corriendo' AND detenido = 0`)
    .pluck()
    .get() as string | null;
  const salida = conSalidas
    ? (db
        .prepare(`SELECT min(desde) FROM aviso WHERE estado = 'pendiente' AND al_salir IS NOT NULL`)
        .pluck()
        .get() as string | null)
    : null;
  return { plazo, salida };
}

const CASOS_AFECTADOS = `SELECT DISTINCT caso FROM plazo
  WHERE estado = 'corriendo' AND desde < ? AND +vence >= ? AND caso > ? ORDER BY caso LIMIT ?`;

/**
 * Cases with running terms that a change on `fecha` may move: those that start before it and fall due on or after it.
 * The `+` keeps the due-day index out: pages follow the key, so that each reads on where the last one stopped.
 */
export function idsAfectados(db: Database, fecha: string, despues: string, limite: number): string[] {
  return db.prepare(CASOS_AFECTADOS).pluck().all(fecha, fecha, despues, limite) as string[];
}

/**
 * The same cases with those terms of theirs, up to about `limite` terms and never half a case. Their numbers are asked
 * apart, for the few that are shown.
 */
export function listarAfectados(
  db: Database,
  fecha: string,
  despues: string,
  limite: number,
): CasoAfectado[] {
  const filas = db
    .prepare(
      `SELECT caso, ${COLUMNAS_PLAZO} FROM plazo
       WHERE estado = 'corriendo' AND desde < ? AND +vence >= ? AND caso > ? ORDER BY caso, n LIMIT ?`,
    )
    .raw()
    .all(fecha, fecha, despues, limite) as unknown[][];
  const casos: (CasoAfectado & { plazos: Plazo[] })[] = [];
  for (const fila of filas) {
    const ultimo = casos.at(-1);
    const caso = fila[0] as string;
    if (ultimo?.caso === caso) ultimo.plazos.push(plazoDeFila(fila));
    else casos.push({ caso, plazos: [plazoDeFila(fila)] });
  }
  // The page may have cut the last case: it opens the next one, unless it is all there is.
  if (filas.length === limite && casos.length > 1) casos.pop();
  return casos;
}

/** Cases with a term of a rule in some state. */
export function idsConRegla(
  db: Database,
  regla: string,
  estado: EstadoPlazo,
  despues: string,
  limite: number,
): string[] {
  return db
    .prepare(
      'SELECT DISTINCT caso FROM plazo WHERE regla = ? AND estado = ? AND caso > ? ORDER BY caso LIMIT ?',
    )
    .pluck()
    .all(regla, estado, despues, limite) as string[];
}

/** The same cases with all their terms of that rule: an extended term remembers the one it extended. */
export function listarConRegla(
  db: Database,
  regla: string,
  estado: EstadoPlazo,
  despues: string,
  limite: number,
): CasoAfectado[] {
  const ids = idsConRegla(db, regla, estado, despues, limite);
  const filas = db
    .prepare(
      `SELECT caso, ${COLUMNAS_PLAZO} FROM plazo WHERE caso IN (SELECT value FROM json_each(?)) AND regla = ? ORDER BY caso, n`,
    )
    .raw()
    .all(JSON.stringify(ids), regla) as unknown[][];
  const plazos = new Map<string, Plazo[]>(ids.map((id) => [id, []]));
  for (const fila of filas) plazos.get(fila[0] as string)?.push(plazoDeFila(fila));
  return [...plazos].map(([caso, suyos]) => ({ caso, plazos: suyos }));
}

/** Of the latest cases of an entity, those that are as asked, with some of their data. */
export function listarDeEntidad(
  db: Database,
  { ruc, coleccion, iguales, campos, limite }: Parameters<Store['casosDeEntidad']>[0],
): Awaited<ReturnType<Store['casosDeEntidad']>> {
  const dato = 'json_extract(d.datos, ?)';
  const camino = (nombre: string) => `$."${nombre}"`;
  const columnas = campos.map((_, i) => `, ${dato} AS c${i}`).join('');
  const como = Object.keys(iguales).map(() => `${dato} = ?`);
  // What is looked into is bounded first: to read the data of a case costs more than to find it.
  const sql = `SELECT u.id, u.numero, u.situacion${columnas} FROM (
      SELECT c.id, c.numero, c.situacion, c.creado FROM caso_datos d JOIN caso c ON c.id = d.caso
      WHERE d.ruc = ? AND c.coleccion = ? ORDER BY c.creado DESC, c.id DESC LIMIT ?
    ) u JOIN caso_datos d ON d.caso = u.id WHERE ${['1 = 1', ...como].join(' AND ')} ORDER BY u.creado DESC, u.id DESC`;
  const pedidos = Object.entries(iguales).flatMap(([nombre, valor]) => [camino(nombre), valor]);
  const filas = db.prepare(sql).all(...campos.map(camino), ruc, coleccion, limite, ...pedidos);
  return (filas as Record<string, unknown>[]).map((f) => ({
    id: f['id'] as string,
    numero: f['numero'] as string,
    situacion: f['situacion'] as string,
    campos: Object.fromEntries(campos.map((nombre, i) => [nombre, f[`c${i}`]])),
  }));
}

/** Cases whose links name a case, and how. */
export function quienesNombran(db: Database, id: string): { tipo: string; caso: string }[] {
  return db.prepare('SELECT tipo, caso FROM vinculo WHERE otro = ? ORDER BY caso, tipo').all(id) as {
    tipo: string;
    caso: string;
  }[];
}

/** Numbers of some cases, by id. */
export function numerosDe(db: Database, ids: readonly string[]): Map<string, string> {
  const filas = db
    .prepare('SELECT id, numero FROM caso WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(ids));
  return new Map((filas as { id: string; numero: string }[]).map((f) => [f.id, f.numero]));
}
