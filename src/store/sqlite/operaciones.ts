import { statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { ULTIMO_RESPALDO } from '../copias.js';
import type { Panorama, StoreDeOperaciones } from '../operaciones.js';
import { leer } from './leer.js';

function discoDe(ruta: string): Panorama['disco'] {
  const { bavail, bsize } = statfsSync(dirname(resolve(ruta)));
  const bytes = (archivo: string) => statSync(archivo, { throwIfNoEntry: false })?.size ?? 0;
  return { base: bytes(ruta), bitacora: bytes(`${ruta}-wal`), libres: bavail * bsize };
}

/** How an embedded database stands. Every question is answered by an index, whatever the number of cases. */
export function operacionesDe(dbLectura: Database, ruta: string | null): StoreDeOperaciones {
  const p = (sql: string) => dbLectura.prepare(sql);
  const casos = p(
    'SELECT coleccion, situacion, count(*) AS total FROM caso GROUP BY coleccion, situacion ORDER BY coleccion, situacion',
  );
  const sinHacer = p('SELECT count(*) FROM plazo WHERE debe = 1 AND vence < ?').pluck();
  const porVencer = p(
    "SELECT count(*) FROM plazo WHERE estado = 'corriendo' AND detenido = 0 AND instante <= ?",
  ).pluck();
  const pendientes = p(
    "SELECT 'correo' AS canal, 'pendiente' AS estado, count(*) AS total FROM aviso WHERE estado = 'pendiente'",
  );
  const porRegistrar = p(
    "SELECT canal, 'por_registrar' AS estado, count(*) AS total FROM aviso WHERE estado = 'por_registrar' GROUP BY canal",
  );
  const fallidos = p(
    "SELECT 'correo' AS canal, 'fallida' AS estado, count(*) AS total FROM aviso WHERE estado = 'fallida' AND codigo = 'SMTP_AGOTADO'",
  );
  const incidencias = p('SELECT count(*) AS total, max(creada) AS ultima FROM incidencia');
  const ultimo = p('SELECT registrado FROM evento ORDER BY posicion DESC LIMIT 1').pluck();
  const respaldo = p('SELECT valor FROM ajuste WHERE nombre = ?').pluck();
  const ver = dbLectura.transaction(
    (hoy: string, ahora: string): Panorama => ({
      esquema: dbLectura.pragma('user_version', { simple: true }) as number,
      casos: casos.all() as Panorama['casos'],
      vencidosSinHacer: sinHacer.get(hoy) as number,
      porVencer: porVencer.get(ahora) as number,
      avisos: [pendientes, porRegistrar, fallidos].flatMap((s) => s.all() as Panorama['avisos'][number][]),
      incidencias: incidencias.get() as Panorama['incidencias'],
      ultimoEvento: (ultimo.get() as string | undefined) ?? null,
      ultimoRespaldo: (respaldo.get(ULTIMO_RESPALDO) as string | undefined) ?? null,
      disco: ruta === null ? null : discoDe(ruta),
    }),
  );
  return {
    panorama: (hoy, ahora) => leer(() => ver(hoy, ahora)),
  };
}
