import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import type { Json } from '../apoyo/cliente.js';

/** An event as the database holds it. */
export interface Fila {
  readonly posicion: number;
  readonly caso: string;
  readonly secuencia: number;
  readonly tipo: string;
  readonly datos: string;
  readonly ocurrido: string;
  readonly huella: string;
}

/** What a database holds, read past the servers. */
export interface Cruda {
  readonly filas: Fila[];
  /** Terms that should have expired by now and run, with what armed them and where their case and the clock stand. */
  readonly pendientes: Json[];
  readonly incidencias: Json[];
  readonly plazos: Json[];
  readonly numeros: string[];
  readonly contadores: { readonly serie: string; readonly ultimo: number }[];
}

const FILAS = 'SELECT posicion, caso, secuencia, tipo, datos, ocurrido, huella FROM evento ORDER BY posicion';
const PENDIENTES = `SELECT p.caso, p.n, p.regla, p.abierto, p.instante, p.detenido, e.posicion, e.tipo, e.registrado, c.secuencia, c.actualizado, r.valor AS reloj
  FROM plazo p JOIN caso c ON c.id = p.caso JOIN evento e ON e.caso = p.caso AND e.secuencia = p.abierto LEFT JOIN ajuste r ON r.nombre = 'reloj'
  WHERE p.estado = 'corriendo' AND p.instante <= `;
const RELOJ = `SELECT valor FROM ajuste WHERE nombre = 'reloj'`;

/** Reads a file. @param ahora what the clock says; by default, what the simulated one said last */
export function leer(archivo: string, ahora?: string): Cruda {
  const db = new Sqlite(archivo, { readonly: true });
  try {
    const todas = (sql: string) => db.prepare(sql).all() as Json[];
    const hasta = ahora ?? (db.prepare(RELOJ).pluck().get() as string);
    return {
      filas: todas(FILAS),
      pendientes: db.prepare(`${PENDIENTES}?`).all(hasta),
      incidencias: todas('SELECT * FROM incidencia'),
      plazos: todas('SELECT * FROM plazo'),
      numeros: todas('SELECT numero FROM caso').map((f) => f.numero),
      contadores: todas('SELECT serie, ultimo FROM contador'),
    };
  } finally {
    db.close();
  }
}

/** Asks a database of PostgreSQL one thing, through a connection of its own. */
export async function preguntar(url: string, sql: string, valores: unknown[] = []): Promise<Json[]> {
  const cliente = new Client({ connectionString: url });
  cliente.on('error', () => undefined);
  await cliente.connect();
  try {
    return (await cliente.query(sql, valores)).rows;
  } finally {
    await cliente.end().catch(() => undefined);
  }
}

/** The same of a database of PostgreSQL. */
export async function leerPostgres(url: string, ahora?: string): Promise<Cruda> {
  const cliente = new Client({ connectionString: url });
  await cliente.connect();
  try {
    const todas = async (sql: string, valores: unknown[] = []): Promise<Json[]> =>
      (await cliente.query(sql, valores)).rows;
    await cliente.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const hasta = ahora ?? (await todas(RELOJ))[0].valor;
    return {
      filas: (await todas(FILAS)).map((f) => ({
        ...f,
        posicion: Number(f.posicion),
        secuencia: Number(f.secuencia),
      })),
      pendientes: await todas(`${PENDIENTES}$1`, [hasta]),
      incidencias: await todas('SELECT * FROM incidencia'),
      plazos: (await todas('SELECT * FROM plazo')).map((f) => ({ ...f, dias: Number(f.dias) })),
      numeros: (await todas('SELECT numero FROM caso')).map((f) => f.numero),
      contadores: (await todas('SELECT serie, ultimo FROM contador')).map((f) => ({
        ...f,
        ultimo: Number(f.ultimo),
      })),
    };
  } finally {
    await cliente.end();
  }
}

/** Reads the database of an address. */
export const leerBase = async (url: string, ahora?: string): Promise<Cruda> =>
  url.startsWith('sqlite:') ? leer(url.slice('sqlite:'.length), ahora) : leerPostgres(url, ahora);
