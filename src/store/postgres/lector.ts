import type { ClientBase, Pool } from 'pg';
import type { Inhabil } from '../../../machines/calendario/index.js';
import type { Registro } from '../../../machines/registro.js';
import type { Correccion } from '../../../machines/reglas/index.js';
import type { EventoGuardado } from '../../engine/tipos.js';
import { COLUMNAS_EVENTO, COLUMNAS_PLAZO, casoDe, type FilaCaso, plazoDeFila } from '../comun/filas.js';
import type { Caso, Normas } from '../puerto.js';

/** Whoever can be asked: a connection in a transaction, or any of the pool. */
export type Cliente = Pick<ClientBase, 'query'> | Pick<Pool, 'query'>;

/** A case as the database has it, and which of its versions that is; or the error that keeps it from being read. */
export interface Leido {
  readonly caso: Caso | Error;
  readonly version: string;
}

type Fila = { id: string; version: string } & Partial<
  FilaCaso & { plazos: unknown[][] | null; vinculos: Caso['vinculos'] | null }
>;

const DE_PLAZO = ['caso', ...COLUMNAS_PLAZO.split(', ')].map((c) => `p.${c}`).join(', ');
/** Which version of a case was written by a transaction: see `CASOS`. */
export const versionDe = (transaccion: string, { huella }: Pick<Caso, 'huella'>): string =>
  `${transaccion} ${huella}`;

const VERSION = "c.xmin::text || ' ' || c.huella";
// `xmin` names the transaction that wrote the row last: whoever changes a case writes its row. A server that takes the
// place of one whose last commits were lost gives their numbers again: the head of the chain tells them apart. Only what
// differs from what is remembered travels, and all of it is seen at one instant.
const CASOS = `SELECT c.id, ${VERSION} AS version, t.* FROM unnest($1::text[], $2::text[]) AS k(id, version)
  JOIN caso c ON c.id = k.id
  LEFT JOIN LATERAL (
    SELECT c.coleccion, c.numero, c.maquina, c.regimen, c.situacion, c.secuencia, c.snapshot, c.huella, c.huella_estado,
      c.creado, c.actualizado, c.ocurrido, c.salidas, c.responsable, d.datos, d.ruc,
      (SELECT json_agg(json_build_array(${DE_PLAZO}) ORDER BY p.n) FROM plazo p WHERE p.caso = c.id) AS plazos,
      (SELECT json_agg(json_build_object('tipo', v.tipo, 'caso', v.otro) ORDER BY v.tipo, v.otro)
        FROM vinculo v WHERE v.caso = c.id) AS vinculos
    FROM caso_datos d WHERE d.caso = c.id AND k.version IS DISTINCT FROM ${VERSION}) t ON true`;

/** Point reads a decision needs. */
export class Lector {
  #normas: Normas = { version: -1, inhabiles: [], correcciones: [] };

  constructor(readonly registro: Registro) {}

  #armar({ plazos, vinculos, version: _, ...fila }: Fila): Caso | Error {
    try {
      return casoDe(fila as FilaCaso, (plazos ?? []).map(plazoDeFila), vinculos ?? [], this.registro);
    } catch (error) {
      return error as Error;
    }
  }

  /** Cases by their ids; those remembered in their present version are taken from the memory. */
  async casos(
    cliente: Cliente,
    ids: readonly string[],
    recordado: (id: string) => { readonly caso: Caso; readonly version: string } | undefined,
  ): Promise<Map<string, Leido>> {
    if (ids.length === 0) return new Map();
    const conocidos = new Map(ids.map((id) => [id, recordado(id)]));
    const versiones = ids.map((id) => conocidos.get(id)?.version ?? null);
    const { rows } = await cliente.query<Fila>({ name: 'casos', text: CASOS, values: [ids, versiones] });
    return new Map(
      rows.map((fila) => {
        const { id, version } = fila;
        const conocido = conocidos.get(id);
        return [id, conocido?.version === version ? conocido : { caso: this.#armar(fila), version }];
      }),
    );
  }

  /** Locks cases in the order of their ids, so that two batches never wait for each other. */
  async bloquear(cliente: Cliente, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await cliente.query({
      name: 'bloquear',
      text: 'SELECT id FROM caso WHERE id = ANY($1::text[]) ORDER BY id FOR NO KEY UPDATE',
      values: [ids],
    });
  }

  async historia(cliente: Cliente, id: string, hasta = Number.MAX_SAFE_INTEGER): Promise<EventoGuardado[]> {
    const { rows } = await cliente.query<EventoGuardado>({
      name: 'historia',
      text: `SELECT ${COLUMNAS_EVENTO} FROM evento WHERE caso = $1 AND secuencia <= $2::bigint ORDER BY secuencia`,
      values: [id, hasta],
    });
    return rows;
  }

  /** Declared days and corrected rules; read whole only when there are more than were known. */
  async normas(cliente: Cliente): Promise<Normas> {
    const { rows } = await cliente.query<{ version: number; correcciones: number }>({
      name: 'versiones',
      text: `SELECT (SELECT coalesce(max(version), 0) FROM inhabil) AS version,
        (SELECT count(*) FROM correccion) AS correcciones`,
    });
    const [{ version, correcciones }] = rows as [{ version: number; correcciones: number }];
    const conocidas = this.#normas;
    if (version === conocidas.version && correcciones === conocidas.correcciones.length) return conocidas;
    const inhabiles = await cliente.query<Inhabil>(
      'SELECT version, tipo, fecha, norma, publicada, ambito, motivo FROM inhabil WHERE version <= $1 ORDER BY version',
      [version],
    );
    const corregidas = await cliente.query<Correccion>(
      'SELECT version, regla, dias, norma, motivo, conocida, usuario FROM correccion ORDER BY version LIMIT $1',
      [correcciones],
    );
    this.#normas = { version, inhabiles: inhabiles.rows, correcciones: corregidas.rows };
    return this.#normas;
  }
}
