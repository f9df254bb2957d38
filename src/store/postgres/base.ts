import type { PoolClient } from 'pg';
import type { Base, Sentencias } from '../sql/base.js';
import { POSTGRES } from '../sql/dialecto.js';
import type { Conexiones } from './conexiones.js';
import { preguntaDe } from './pregunta.js';

type Ejecutor = Pick<PoolClient, 'query'>;

/** Portable SQL through one connection, or through any of a pool. */
export function sentenciasDe(cliente: Ejecutor): Sentencias {
  const correr = (sql: string, valores: readonly unknown[]) => cliente.query(preguntaDe(sql, valores));
  return {
    todas: async <F>(sql: string, ...valores: readonly unknown[]) => (await correr(sql, valores)).rows as F[],
    una: async <F>(sql: string, ...valores: readonly unknown[]) =>
      ((await correr(sql, valores)).rows[0] as F | undefined) ?? null,
    mandar: async (sql, ...valores) => (await correr(sql, valores)).rowCount ?? 0,
  };
}

/** PostgreSQL as the modules of portable SQL see it. */
export function basePostgres(conexiones: Conexiones): Base {
  return {
    dialecto: POSTGRES,
    todas: (sql, ...valores) => conexiones.leer((c) => sentenciasDe(c).todas(sql, ...valores)),
    una: (sql, ...valores) => conexiones.leer((c) => sentenciasDe(c).una(sql, ...valores)),
    mandar: (sql, ...valores) => conexiones.leer((c) => sentenciasDe(c).mandar(sql, ...valores)),
    juntas: (trabajo) => conexiones.enSerie((c) => trabajo(sentenciasDe(c))),
    sinEsperarAlDisco: (trabajo) =>
      conexiones.enSerie(async (c) => {
        await c.query('SET LOCAL synchronous_commit = off');
        return trabajo(sentenciasDe(c));
      }),
    ocupada: () => false,
  };
}
